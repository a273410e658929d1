#include "ui/server/ListenerDialog.h"

#include "ui/async/WhenDone.h"
#include "ui/server/ChangeReview.h"
#include "ui/server/SettingWords.h"
#include "ui/widgets/TonedLabel.h"

#include <QComboBox>
#include <QFormLayout>
#include <QIntValidator>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;
using Scheme = ListenAddress::Scheme;

namespace {

constexpr int kMostPort = 65535;

} // namespace

ListenerDialog::ListenerDialog(core::SettingsAdmin &settings, Known known, std::optional<int> row, QWidget *parent)
    : FormDialog(row ? tr("Change an address") : tr("Add an address"), tr("Listen here"), parent)
    , m_settings(settings)
    , m_known(std::move(known))
    , m_row(row)
    , m_host(new QComboBox)
    , m_otherHost(new QLineEdit)
    , m_port(new QLineEdit)
    , m_scheme(new QComboBox)
    , m_warning(new TonedLabel({}, Tone::Waiting))
{
    setObjectName(u"listenerDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_host->setObjectName(u"listenHost"_s);
    m_otherHost->setObjectName(u"listenOtherHost"_s);
    m_port->setObjectName(u"listenPort"_s);
    m_scheme->setObjectName(u"listenScheme"_s);
    m_warning->setObjectName(u"listenWarning"_s);
    m_warning->setWordWrap(true);
    fillHosts();
    m_otherHost->setPlaceholderText(tr("an address or a name of this computer"));
    m_otherHost->setAccessibleName(tr("Another address"));
    m_port->setValidator(new QIntValidator(0, kMostPort, m_port));
    m_port->setToolTip(tr("0 picks a free one at each start"));
    m_scheme->addItem(u"HTTPS"_s, int(Scheme::Https));
    m_scheme->addItem(u"HTTP"_s, int(Scheme::Http));
    m_scheme->addItem(tr("HTTPS when there is a certificate"), int(Scheme::ByCertificate));
    form()->addRow(tr("Reachable from"), m_host);
    form()->addRow(QString(), m_otherHost);
    form()->addRow(tr("Port"), m_port);
    form()->addRow(tr("Protocol"), m_scheme);
    content()->addWidget(m_warning);
    fill(m_row                    ? m_known.addresses[size_t(*m_row)]
         : m_known.hasCertificate ? ListenAddress{Scheme::Https, u"0.0.0.0"_s, 8443}
                                  : ListenAddress{Scheme::Http, u"0.0.0.0"_s, 8003});
    connect(m_host, &QComboBox::currentIndexChanged, this, &ListenerDialog::showWarning);
    connect(m_otherHost, &QLineEdit::textChanged, this, &ListenerDialog::showWarning);
    connect(m_port, &QLineEdit::textChanged, this, &ListenerDialog::showWarning);
    connect(m_scheme, &QComboBox::currentIndexChanged, this, &ListenerDialog::showWarning);
    setCommandLine([this] { return settingsCommand(changes()); });
    showWarning();
}

void ListenerDialog::fillHosts()
{
    m_host->addItem(tr("This computer only (127.0.0.1)"), u"127.0.0.1"_s);
    m_host->addItem(tr("Every network (0.0.0.0)"), u"0.0.0.0"_s);
    m_host->addItem(tr("Every network, IPv6 too (::)"), u"::"_s);
    for (const QString &name : std::as_const(m_known.localNames))
        m_host->addItem(name, name);
    m_host->addItem(tr("Another address…"));
}

void ListenerDialog::fill(const ListenAddress &address)
{
    const int place = m_host->findData(address.host);
    m_host->setCurrentIndex(place >= 0 ? place : m_host->count() - 1);
    m_otherHost->setText(place >= 0 ? QString() : address.host);
    m_port->setText(QString::number(address.port));
    m_scheme->setCurrentIndex(m_scheme->findData(int(address.scheme)));
}

ListenAddress ListenerDialog::draft() const
{
    QString host = m_host->currentData().isValid() ? m_host->currentData().toString() : m_otherHost->text().trimmed();
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.sliced(1, host.size() - 2);
    return {Scheme(m_scheme->currentData().toInt()), host, m_port->text().toInt()};
}

void ListenerDialog::showWarning()
{
    const ListenAddress address = draft();
    m_otherHost->setVisible(!m_host->currentData().isValid());
    submitButton()->setEnabled(!address.host.isEmpty() && m_port->hasAcceptableInput());
    const bool https =
        address.scheme == Scheme::Https || (address.scheme == Scheme::ByCertificate && m_known.hasCertificate);
    if (https && !m_known.hasCertificate)
        m_warning->setText(tr("There is no certificate yet. Make or import one on the Certificate tab first."));
    else if (!https && !isLoopback(address))
        m_warning->setText(tr("Over plain HTTP, passwords and tokens can be read on the way. Use HTTPS, or a proxy "
                              "that does."));
    else
        m_warning->clear();
    m_warning->setVisible(!m_warning->text().isEmpty());
}

std::optional<QString> ListenerDialog::objection() const
{
    const ListenAddress address = draft();
    for (size_t other = 0; other < m_known.addresses.size(); ++other) {
        const ListenAddress &one = m_known.addresses[other];
        if (m_row != int(other) && excludeEachOther(one, address))
            return tr("The server listens on this address and port already. Choose another port.");
    }
    return std::nullopt;
}

core::SettingsAdmin::Changes ListenerDialog::changes() const
{
    std::vector<ListenAddress> addresses = m_known.addresses;
    if (m_row)
        addresses[size_t(*m_row)] = draft();
    else
        addresses.push_back(draft());
    return {{u"AUTH_SERVICE__LISTEN"_s, listenSetting(addresses)}};
}

void ListenerDialog::submit()
{
    if (const auto text = objection())
        return showFailureText(*text);
    setBusy(true);
    whenDone(m_settings.save(changes()), this, [this](const core::Result<void> &done) {
        setBusy(false);
        if (!done)
            return showFailureText(settingFailureText(done.error()), done.error().detail);
        emit saved();
        accept();
    });
}

} // namespace ui
