#include "ui/lab/LabResult.h"

#include "ui/lab/ClaimsView.h"
#include "ui/lab/TokenText.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/SecretField.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QTabWidget>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QPlainTextEdit *codeView(const QString &objectName, const QString &name)
{
    auto *view = new QPlainTextEdit;
    view->setObjectName(objectName);
    view->setAccessibleName(name);
    view->setReadOnly(true);
    view->setFont(Theme::instance().monospace());
    view->setWordWrapMode(QTextOption::WrapAnywhere);
    return view;
}

CopyButton *copyWithText(const QString &what, std::function<QString()> source)
{
    auto *button = new CopyButton(what, std::move(source), Copied::Secret);
    button->setText(what);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setMinimumHeight(28);
    return button;
}

} // namespace

LabResult::LabResult(const QString &issuer, QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget)
    , m_left(new TonedLabel({}, Tone::Good))
    , m_scopes(new TonedLabel({}, Tone::Muted))
    , m_raw(codeView(u"rawToken"_s, tr("Access token")))
    , m_header(codeView(u"headerToken"_s, tr("Authorization header")))
    , m_claims(new ClaimsView(u"issuedClaims"_s))
{
    auto *nothing =
        new TonedLabel(tr("Pick a user and a client, then issue a token. It stands here, ready to copy."), Tone::Muted);
    nothing->setAlignment(Qt::AlignCenter);
    nothing->setWordWrap(true);
    m_left->setObjectName(u"tokenTimeLeft"_s);
    m_left->setFont(Theme::instance().heading());
    m_scopes->setWordWrap(true);
    auto *result = new QWidget;
    auto *column = new QVBoxLayout(result);
    column->setContentsMargins(8, 0, 8, 0);
    column->setSpacing(8);
    column->addWidget(m_left);
    column->addWidget(m_scopes);
    column->addWidget(makeTabsOf(issuer), 1);
    column->addWidget(makeCopyRow());
    column->addWidget(makeRefreshRow());
    column->addWidget(makeLinkRow());
    m_stack->addWidget(nothing);
    m_stack->addWidget(result);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, &LabResult::showTimeLeft);
}

QWidget *LabResult::makeTabsOf(const QString &issuer)
{
    auto *tabs = new QTabWidget;
    tabs->setObjectName(u"labTabs"_s);
    tabs->setDocumentMode(true);
    tabs->addTab(m_claims, tr("Claims"));
    tabs->addTab(m_raw, tr("Raw"));
    tabs->addTab(m_header, tr("Header", "HTTP header"));
    tabs->addTab(makeCurlTab(issuer), u"curl"_s);
    return tabs;
}

QWidget *LabResult::makeCurlTab(const QString &issuer)
{
    // Until the user names an API of their own, an address that answers on every server.
    const QString address = QSettings().value(u"lab/apiUrl"_s, issuer + u"/health"_s).toString();
    m_url = new QLineEdit(address);
    m_url->setObjectName(u"curlUrl"_s);
    m_url->setMaxLength(2000);
    m_curl = codeView(u"curlToken"_s, tr("curl command"));
    auto *label = new QLabel(tr("&URL to call"));
    label->setBuddy(m_url);
    auto *tab = new QWidget;
    auto *column = new QVBoxLayout(tab);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(4);
    column->addWidget(label);
    column->addWidget(m_url);
    column->addWidget(m_curl, 1);
    connect(m_url, &QLineEdit::textEdited, this, [this](const QString &url) {
        QSettings().setValue(u"lab/apiUrl"_s, url);
        showCurl();
    });
    return tab;
}

QWidget *LabResult::makeCopyRow()
{
    auto *row = new QWidget;
    auto *grid = new QGridLayout(row);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(8);
    auto *token = copyWithText(tr("Copy token"), [this] { return m_token.accessToken; });
    auto *header = copyWithText(tr("Copy header"), [this] { return bearerHeader(m_token.accessToken); });
    auto *curl = copyWithText(tr("Copy curl"), [this] { return this->curl(); });
    token->setObjectName(u"copyToken"_s);
    header->setObjectName(u"copyHeader"_s);
    curl->setObjectName(u"copyCurl"_s);
    grid->addWidget(token, 0, 0, Qt::AlignLeft);
    grid->addWidget(header, 0, 1, Qt::AlignLeft);
    grid->addWidget(curl, 1, 0, Qt::AlignLeft);
    grid->setColumnStretch(1, 1);
    return row;
}

QWidget *LabResult::makeRefreshRow()
{
    m_refreshRow = new QWidget;
    m_refresh = new SecretField;
    m_refresh->setObjectName(u"labRefreshToken"_s);
    auto *column = new QVBoxLayout(m_refreshRow);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *label = new QLabel(tr("Refresh token, for one use"));
    label->setBuddy(m_refresh);
    column->addWidget(label);
    column->addWidget(m_refresh);
    return m_refreshRow;
}

QWidget *LabResult::makeLinkRow()
{
    auto *inspect = new QPushButton(icon(u"eye"), tr("Inspect"));
    inspect->setObjectName(u"inspectIssued"_s);
    m_chain = new QPushButton(icon(u"chains"), tr("Open chain"));
    m_chain->setObjectName(u"openIssuedChain"_s);
    m_revoke = new QPushButton(tr("Revoke token"));
    m_revoke->setObjectName(u"revokeIssued"_s);
    setEmphasis(m_revoke, Emphasis::Danger);
    auto *row = new QWidget;
    auto *grid = new QGridLayout(row); // in one line the page would not fit into the smallest window
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(8);
    grid->addWidget(inspect, 0, 0);
    grid->addWidget(m_chain, 0, 1);
    grid->addWidget(m_revoke, 1, 1);
    connect(inspect, &QPushButton::clicked, this, [this] { emit inspectRequested(m_token.accessToken); });
    connect(m_chain, &QPushButton::clicked, this, [this] { emit chainRequested(m_token.family); });
    connect(m_revoke, &QPushButton::clicked, this, [this] { emit revokeRequested(m_token.accessToken); });
    return row;
}

void LabResult::setToken(const core::LabToken &token)
{
    m_token = token;
    m_revoked = false;
    const DecodedToken decoded = decodedToken(token.accessToken);
    m_scopes->setText(token.scopes.isEmpty() ? tr("No scopes") : token.scopes.join(u' '));
    m_raw->setPlainText(token.accessToken);
    m_header->setPlainText(bearerHeader(token.accessToken));
    m_claims->setToken(decoded.header, decoded.claims);
    m_refresh->setSecret(token.refreshToken);
    m_refreshRow->setVisible(!token.refreshToken.isEmpty());
    m_chain->setEnabled(!token.family.isEmpty());
    m_revoke->setEnabled(true);
    showCurl();
    showTimeLeft();
    m_second.start();
    m_stack->setCurrentIndex(1);
}

void LabResult::setRevoked()
{
    m_revoked = true;
    m_revoke->setEnabled(false);
    showTimeLeft();
}

QString LabResult::curl() const
{
    return curlCommand(m_token.accessToken, m_url->text().trimmed());
}

void LabResult::showCurl()
{
    m_curl->setPlainText(curl());
}

void LabResult::showTimeLeft()
{
    const auto left = std::chrono::ceil<std::chrono::seconds>(m_token.issuedAt + m_token.expiresIn - currentTime());
    const bool alive = left.count() > 0 && !m_revoked;
    m_left->setTone(alive ? Tone::Good : Tone::Neutral);
    m_left->setText(m_revoked ? tr("✕ Revoked")
                    : alive   ? tr("● Valid for %1", "%1 is a span of time").arg(spanText(left))
                              : tr("○ Expired"));
    if (!alive)
        m_second.stop();
}

} // namespace ui
