#include "ui/lab/LabResult.h"

#include "ui/lab/ClaimsView.h"
#include "ui/lab/EmptyPanel.h"
#include "ui/lab/TokenCopy.h"
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
    button->setAutoRaise(false); // as the one that opens a menu beside it
    button->setMinimumHeight(28);
    return button;
}

} // namespace

LabResult::LabResult(const QString &issuer, QWidget *parent)
    : QWidget(parent)
    , m_issuer(issuer)
    , m_stack(new QStackedWidget)
    , m_left(new TonedLabel({}, Tone::Good))
    , m_scopes(new TonedLabel({}, Tone::Muted))
    , m_raw(codeView(u"rawToken"_s, tr("Access token")))
    , m_header(codeView(u"headerToken"_s, tr("Authorization header")))
    , m_claims(new ClaimsView(u"issuedClaims"_s))
{
    auto *nothing = new EmptyPanel(tr("Pick a user and a client, then issue a token. It stands here, ready to copy."),
                                   u"labNothing"_s);
    m_left->setObjectName(u"tokenTimeLeft"_s);
    m_left->setFont(Theme::instance().heading());
    m_scopes->setWordWrap(true);
    auto *result = new QWidget;
    auto *column = new QVBoxLayout(result);
    column->setContentsMargins(8, 0, 8, 0);
    column->setSpacing(8);
    column->addWidget(m_left);
    column->addWidget(m_scopes);
    column->addWidget(makeTabs(), 1);
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

QWidget *LabResult::makeTabs()
{
    auto *tabs = new QTabWidget;
    tabs->setObjectName(u"labTabs"_s);
    tabs->setDocumentMode(true);
    tabs->addTab(m_claims, tr("Claims"));
    tabs->addTab(m_raw, tr("Raw"));
    tabs->addTab(m_header, tr("Header", "HTTP header"));
    tabs->addTab(makeCurlTab(), u"curl"_s);
    return tabs;
}

QWidget *LabResult::makeCurlTab()
{
    m_url = new QLineEdit(QSettings().value(u"lab/apiUrl"_s).toString());
    m_url->setObjectName(u"curlUrl"_s);
    m_url->setFont(Theme::instance().monospace());
    m_url->setMaxLength(2000);
    m_url->setClearButtonEnabled(true);
    m_urlNote = new TonedLabel({}, Tone::Muted);
    m_urlNote->setObjectName(u"curlNote"_s);
    m_urlNote->setWordWrap(true);
    m_curl = codeView(u"curlToken"_s, tr("curl command"));
    auto *label = new QLabel(tr("&URL to call"));
    label->setBuddy(m_url);
    auto *tab = new QWidget;
    auto *column = new QVBoxLayout(tab);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(4);
    column->addWidget(label);
    column->addWidget(m_url);
    column->addWidget(m_urlNote);
    column->addWidget(m_curl, 1);
    connect(m_url, &QLineEdit::textChanged, this, [this](const QString &url) {
        QSettings().setValue(u"lab/apiUrl"_s, url.trimmed());
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
    auto *curl = copyWithText(tr("Copy curl"), [this] { return this->curl(); });
    auto *as = new TokenCopyButton([this] { return TokenCopyButton::Source{m_token.accessToken, url()}; });
    auto *grip = new DragGrip(tr("Drag the token"), [this] { return m_token.accessToken; });
    token->setObjectName(u"copyToken"_s);
    curl->setObjectName(u"copyCurl"_s);
    as->setObjectName(u"copyAs"_s);
    grip->setObjectName(u"dragToken"_s);
    grip->setIcon(icon(u"link"));
    grip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    grip->setToolTip(tr("Drag it into an editor or a terminal"));
    grid->addWidget(curl, 0, 0, Qt::AlignLeft);
    grid->addWidget(token, 0, 1, Qt::AlignLeft);
    grid->addWidget(as, 1, 0, Qt::AlignLeft);
    grid->addWidget(grip, 1, 1, Qt::AlignLeft);
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
    m_audit = new QPushButton(icon(u"audit"), tr("Open audit rows"));
    m_audit->setObjectName(u"openIssuedAudit"_s);
    m_revoke = new QPushButton(tr("Revoke token"));
    m_revoke->setObjectName(u"revokeIssued"_s);
    setEmphasis(m_revoke, Emphasis::Danger);
    auto *row = new QWidget;
    auto *grid = new QGridLayout(row); // in one line the page would not fit into the smallest window
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(8);
    grid->addWidget(inspect, 0, 0);
    grid->addWidget(m_chain, 0, 1);
    grid->addWidget(m_audit, 1, 0);
    grid->addWidget(m_revoke, 1, 1);
    connect(inspect, &QPushButton::clicked, this, [this] { emit inspectRequested(m_token.accessToken); });
    connect(m_chain, &QPushButton::clicked, this, [this] { emit chainRequested(m_token.family); });
    connect(m_audit, &QPushButton::clicked, this, [this] { emit auditRequested(m_token.family); });
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
    m_audit->setEnabled(!token.family.isEmpty());
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

void LabResult::clear()
{
    setToken({});
    m_second.stop();
    m_raw->clear();
    m_header->clear();
    m_curl->clear();
    m_stack->setCurrentIndex(0);
}

/// The person's own address, else one that answers 200 to this very token.
QString LabResult::url() const
{
    const QString own = m_url->text().trimmed();
    if (!own.isEmpty())
        return own;
    return m_issuer + (m_token.scopes.contains(u"openid"_s) ? u"/oauth/userinfo"_s : u"/health"_s);
}

QString LabResult::curl() const
{
    return curlCommand(m_token.accessToken, url());
}

void LabResult::showCurl()
{
    const bool isOwn = !m_url->text().trimmed().isEmpty();
    const bool opensUserinfo = m_token.scopes.contains(u"openid"_s);
    m_url->setPlaceholderText(m_issuer + (opensUserinfo ? u"/oauth/userinfo"_s : u"/health"_s));
    m_urlNote->setText(isOwn           ? tr("Clear it to call this server again.")
                       : opensUserinfo ? tr("User info answers 200 to this token. Put the address of your API here.")
                                       : tr("Without the scope openid user info would answer 403; this address answers "
                                            "everybody. Put the address of your API here."));
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
