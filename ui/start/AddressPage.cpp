#include "ui/start/AddressPage.h"

#include "ui/async/WhenDone.h"
#include "ui/widgets/StateMark.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QUrl>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

const auto kLoopback = u"127.0.0.1"_s;
const auto kEverywhere = u"0.0.0.0"_s;
constexpr int kPlainPort = 8003;
constexpr int kTlsPort = 8443;

} // namespace

AddressPage::AddressPage(core::FirstSetup &setup, QWidget *parent)
    : SetupPage(tr("Its address"), {}, parent)
    , m_setup(setup)
    , m_facts(setup.facts())
    , m_reach(new QComboBox)
    , m_port(new QSpinBox)
    , m_state(new StateLabel)
    , m_useFree(new QPushButton)
    , m_https(new QCheckBox(tr("HTTPS, with a certificate made here")))
    , m_names(new QLineEdit(m_facts.names.join(u", "_s)))
    , m_warning(hint({}, Tone::Danger))
    , m_issuer(new QLineEdit(m_facts.fixedIssuer))
{
    if (isFixed())
        addFixed();
    else
        addFields();
    m_issuer->setObjectName(u"setupIssuer"_s);
    m_issuer->setReadOnly(!m_facts.fixedIssuer.isEmpty());
    addField(tr("Issuer"), m_issuer, tr("The name in every token; applications compare it letter by letter."));
    body()->addStretch();
    m_pause.setSingleShot(true);
    m_pause.setInterval(200);
    connect(&m_pause, &QTimer::timeout, this, &AddressPage::test);
    connect(m_issuer, &QLineEdit::textChanged, this, &SetupPage::changed);
}

void AddressPage::addFixed()
{
    auto *given = new QLineEdit(m_facts.fixedListen);
    given->setObjectName(u"fixedListen"_s);
    given->setReadOnly(true);
    given->setFont(Theme::instance().monospace());
    addField(tr("Listens on"), given, tr("The command line or the environment says so."));
    m_issuer->setPlaceholderText(m_facts.proposedIssuer);
    for (QWidget *unused :
         {static_cast<QWidget *>(m_reach), static_cast<QWidget *>(m_port), static_cast<QWidget *>(m_state),
          static_cast<QWidget *>(m_useFree), static_cast<QWidget *>(m_https), static_cast<QWidget *>(m_names),
          static_cast<QWidget *>(m_warning)}) {
        unused->setParent(this);
        unused->hide();
    }
}

void AddressPage::addFields()
{
    m_reach->setObjectName(u"setupReach"_s);
    m_reach->addItem(tr("This computer only (127.0.0.1)"), kLoopback);
    m_reach->addItem(tr("All computers of the network (0.0.0.0)"), kEverywhere);
    m_port->setObjectName(u"setupPort"_s);
    m_port->setRange(1, 65535);
    m_port->setAccessibleName(tr("Port"));
    m_state->setObjectName(u"portState"_s);
    m_useFree->setObjectName(u"useFreePort"_s);
    m_useFree->setAutoDefault(false);
    m_useFree->hide();
    m_https->setObjectName(u"setupHttps"_s);
    m_names->setObjectName(u"setupNames"_s);
    m_warning->setObjectName(u"plainWarning"_s);
    addField(tr("Reachable from"), m_reach);
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_port);
    row->addWidget(m_state);
    row->addWidget(m_useFree);
    row->addStretch();
    line->setFocusProxy(m_port);
    addField(tr("Port"), line);
    body()->addWidget(m_https);
    m_namesField = new QWidget;
    auto *column = new QVBoxLayout(m_namesField);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *label = new QLabel(tr("Names and addresses in the certificate"));
    label->setBuddy(m_names);
    m_names->setAccessibleName(label->text());
    column->addWidget(label);
    column->addWidget(m_names);
    column->addWidget(hint(tr("Each device has to trust its authority once: authority.pem in the data folder.")));
    body()->addWidget(m_namesField);
    body()->addWidget(m_warning);
    connect(m_reach, &QComboBox::currentIndexChanged, this, [this] { update(); });
    connect(m_port, &QSpinBox::valueChanged, this, [this] {
        m_isUntouched = false;
        update();
    });
    connect(m_https, &QCheckBox::toggled, this, [this] { update(); });
    connect(m_names, &QLineEdit::textChanged, this, &SetupPage::changed);
    connect(m_useFree, &QPushButton::clicked, this, [this] { m_port->setValue(m_found.freePort); });
}

void AddressPage::begin(const core::SetupPlan &plan)
{
    if (m_begunFor != plan.purpose) {
        m_begunFor = plan.purpose;
        useDefaults(plan);
    }
    if (!isFixed())
        update();
}

void AddressPage::useDefaults(const core::SetupPlan &plan)
{
    if (m_facts.fixedIssuer.isEmpty())
        m_issuer->setText(plan.settings.value(u"AUTH_SERVICE__JWT_ISSUER"_s).value_or(QString()));
    const bool isTeam = plan.isProduction();
    const QSignalBlocker blockPort(m_port);
    const QSignalBlocker blockReach(m_reach);
    const QSignalBlocker blockHttps(m_https);
    m_reach->setCurrentIndex(m_reach->findData(isTeam ? kEverywhere : kLoopback));
    m_https->setChecked(isTeam);
    m_port->setValue(isTeam ? kTlsPort : kPlainPort);
    m_isUntouched = true;
    static const QRegularExpression place(u"^(?:(https?)://)?(.+):([0-9]+)$"_s);
    const QString old = plan.settings.value(u"AUTH_SERVICE__LISTEN"_s).value_or(QString()).section(u',', 0, 0);
    if (const auto match = place.match(old); match.hasMatch()) {
        m_reach->setCurrentIndex(m_reach->findData(match.captured(2) == kLoopback ? kLoopback : kEverywhere));
        m_port->setValue(match.captured(3).toInt());
        m_https->setChecked(m_reach->currentData() != kLoopback);
    }
}

QString AddressPage::host() const
{
    return m_reach->currentData().toString();
}

bool AddressPage::isOpen() const
{
    return host() != kLoopback;
}

QString AddressPage::url() const
{
    const QString name = isOpen() ? m_facts.names.value(0, kLoopback) : host();
    return u"%1://%2:%3"_s.arg(m_https->isChecked() ? u"https"_s : u"http"_s, name).arg(m_port->value());
}

void AddressPage::update()
{
    m_issuer->setPlaceholderText(url());
    m_namesField->setVisible(m_https->isChecked());
    m_warning->setVisible(isOpen() && !m_https->isChecked());
    m_warning->setText(tr("▲ Passwords and tokens will cross the network readable for everybody on it. Choose HTTPS, "
                          "or put a proxy with HTTPS in front."));
    m_isTested = false;
    m_useFree->hide();
    m_state->setState({Shape::Half, Tone::Waiting}, tr("Trying the port…"));
    m_pause.start();
    emit changed();
}

void AddressPage::test()
{
    const int asked = ++m_asked;
    whenDone(m_setup.testPort(host(), quint16(m_port->value())), this,
             [this, asked](const core::Result<core::SetupPort> &answer) {
                 if (asked == m_asked)
                     showPort(answer);
             });
}

void AddressPage::showPort(const core::Result<core::SetupPort> &answer)
{
    m_found = answer.value_or(core::SetupPort());
    m_isTested = true;
    if (m_found.isFree) {
        m_state->setState({Shape::Dot, Tone::Good}, tr("Free"));
    } else if (m_found.freePort != 0 && m_isUntouched) {
        m_port->setValue(m_found.freePort); // nobody asked for the other one
        m_isUntouched = true;
        return;
    } else {
        m_state->setState({Shape::Triangle, Tone::Danger}, m_found.isRefused ? tr("Only the administrator may use it")
                                                                             : tr("In use by another program"));
    }
    m_useFree->setText(tr("Use %1", "a port").arg(m_found.freePort));
    m_useFree->setVisible(!m_found.isFree && m_found.freePort != 0);
    emit changed();
}

QStringList AddressPage::certificateNames() const
{
    static const QRegularExpression separators(u"[,\\s]+"_s);
    return m_names->text().split(separators, Qt::SkipEmptyParts);
}

bool AddressPage::isReady() const
{
    const QUrl issuer(m_issuer->text().trimmed(), QUrl::StrictMode);
    const bool isUrl = issuer.isEmpty() || (issuer.scheme().startsWith("http"_L1) && !issuer.host().isEmpty());
    if (isFixed())
        return isUrl;
    return isUrl && m_isTested && m_found.isFree && (!m_https->isChecked() || !certificateNames().isEmpty());
}

void AddressPage::fill(core::SetupPlan &plan) const
{
    plan.issuer = m_facts.fixedIssuer.isEmpty() ? m_issuer->text().trimmed() : QString();
    plan.listen.clear();
    plan.certificateNames.clear();
    if (isFixed())
        return;
    const QString scheme = m_https->isChecked() ? u"https"_s : u"http"_s;
    plan.listen = u"%1://%2:%3"_s.arg(scheme, host()).arg(m_port->value());
    if (m_https->isChecked())
        plan.certificateNames = certificateNames();
}

} // namespace ui
