#include "ui/lab/FlowText.h"

#include "ui/async/UserText.h"
#include "ui/widgets/ShellText.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QUrl>

#include <algorithm>
#include <array>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct FlowTextContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::FlowText)
};

using Headers = QList<std::pair<QByteArray, QByteArray>>;

QString headerLines(const Headers &headers)
{
    QString lines;
    for (const auto &[name, value] : headers)
        lines += QString::fromLatin1(name) + u": "_s + QString::fromUtf8(value) + u'\n';
    return lines;
}

QByteArray typeOf(const Headers &headers)
{
    for (const auto &[name, value] : headers) {
        if (name.compare("content-type", Qt::CaseInsensitive) == 0)
            return value.toLower();
    }
    return {};
}

QString formText(const QByteArray &body)
{
    QStringList lines;
    for (QByteArray member : body.split('&')) {
        member.replace('+', ' ');
        lines.append(QUrl::fromPercentEncoding(member));
    }
    return lines.join(u'\n');
}

QString bodyText(const QByteArray &body, const Headers &headers)
{
    const QByteArray type = typeOf(headers);
    if (type.startsWith("application/x-www-form-urlencoded"))
        return formText(body);
    if (const QJsonDocument json = QJsonDocument::fromJson(body); !json.isNull())
        return QString::fromUtf8(json.toJson(QJsonDocument::Indented)).trimmed();
    return QString::fromUtf8(body);
}

/// What matters first: the first line, the body, then the headers.
QString whole(const QString &firstLine, const Headers &headers, const QByteArray &body)
{
    QString text = firstLine + u"\n\n"_s;
    if (!body.isEmpty())
        text += bodyText(body, headers) + u"\n\n"_s;
    return (text + headerLines(headers)).trimmed();
}

struct StepWord
{
    const char *title;
    const char *word;
};

constexpr std::array<StepWord, 15> kStepWords{{
    {"authorize", QT_TRANSLATE_NOOP("ui::FlowText", "Authorization request")},
    {"browser", QT_TRANSLATE_NOOP("ui::FlowText", "Your browser")},
    {"consent", QT_TRANSLATE_NOOP("ui::FlowText", "Consent")},
    {"token", QT_TRANSLATE_NOOP("ui::FlowText", "Token")},
    {"userinfo", QT_TRANSLATE_NOOP("ui::FlowText", "User info")},
    {"refresh", QT_TRANSLATE_NOOP("ui::FlowText", "Refresh")},
    {"introspect", QT_TRANSLATE_NOOP("ui::FlowText", "Introspection")},
    {"revoke", QT_TRANSLATE_NOOP("ui::FlowText", "Revocation")},
    {"par", QT_TRANSLATE_NOOP("ui::FlowText", "Pushed request")},
    {"device", QT_TRANSLATE_NOOP("ui::FlowText", "Device code")},
    {"poll", QT_TRANSLATE_NOOP("ui::FlowText", "Device asks")},
    {"approve", QT_TRANSLATE_NOOP("ui::FlowText", "User approves")},
    {"request", QT_TRANSLATE_NOOP("ui::FlowText", "Request")},
    {"again", QT_TRANSLATE_NOOP("ui::FlowText", "Second try")},
    {"logout", QT_TRANSLATE_NOOP("ui::FlowText", "Sign-out")},
}};

} // namespace

QString flowRequestText(const core::FlowStep &step)
{
    return whole(QString::fromLatin1(step.method) + u' ' + step.url, step.requestHeaders, step.requestBody);
}

QString flowAnswerText(const core::FlowStep &step)
{
    if (step.status == 0)
        return FlowTextContext::tr("No answer: %1").arg(step.failure);
    QString text = whole(u"HTTP %1"_s.arg(step.status), step.responseHeaders, step.responseBody);
    if (step.isCut)
        text.prepend(FlowTextContext::tr("The answer is longer than this; the rest was not read.") + u"\n\n"_s);
    if (!step.failure.isEmpty())
        text.prepend(step.failure + u"\n\n"_s);
    return text;
}

QString flowCurl(const core::FlowStep &step)
{
    QStringList lines{u"curl -g -i -X "_s + QString::fromLatin1(step.method) + u' ' + shellQuoted(step.url)};
    for (const auto &[name, value] : step.requestHeaders) {
        if (name.compare("content-length", Qt::CaseInsensitive) != 0 && name.compare("host", Qt::CaseInsensitive) != 0)
            lines.append(u"  -H "_s + shellQuoted(QString::fromLatin1(name) + u": "_s + QString::fromUtf8(value)));
    }
    if (!step.requestBody.isEmpty())
        lines.append(u"  --data-raw "_s + shellQuoted(QString::fromUtf8(step.requestBody)));
    return lines.join(u" \\\n"_s);
}

QString flowRunTitle(const core::FlowRun &run)
{
    return run.succeeded ? FlowTextContext::tr("A flow that succeeded")
                         : FlowTextContext::tr("A flow that ended early");
}

int flowStepToShow(const core::FlowRun &run)
{
    int token = -1;
    for (size_t row = 0; row < run.steps.size(); ++row) {
        if (!run.steps[row].isExpected)
            return int(row);
        if (token < 0 && run.steps[row].status == 200 && run.steps[row].responseBody.contains("\"access_token\""))
            token = int(row);
    }
    return token >= 0 ? token : run.steps.empty() ? -1 : 0;
}

QString flowName(core::LabFlow flow)
{
    switch (flow) {
    case core::LabFlow::SystemBrowser:
        return FlowTextContext::tr("Code with PKCE in your browser");
    case core::LabFlow::AuthorizationCode:
        return FlowTextContext::tr("Authorization code with PKCE");
    case core::LabFlow::PushedAuthorization:
        return FlowTextContext::tr("Pushed request, then code");
    case core::LabFlow::ClientCredentials:
        return FlowTextContext::tr("Client credentials");
    case core::LabFlow::DeviceCode:
        return FlowTextContext::tr("Device code");
    case core::LabFlow::Refresh:
        return FlowTextContext::tr("Refresh");
    case core::LabFlow::Password:
        return FlowTextContext::tr("Password (legacy)");
    case core::LabFlow::TokenExchange:
        return FlowTextContext::tr("Token exchange");
    }
    return {};
}

QString flowGrant(core::LabFlow flow)
{
    switch (flow) {
    case core::LabFlow::AuthorizationCode:
    case core::LabFlow::PushedAuthorization:
    case core::LabFlow::SystemBrowser:
        return u"authorization_code"_s;
    case core::LabFlow::ClientCredentials:
        return u"client_credentials"_s;
    case core::LabFlow::DeviceCode:
        return u"urn:ietf:params:oauth:grant-type:device_code"_s;
    case core::LabFlow::Refresh:
        return u"refresh_token"_s;
    case core::LabFlow::Password:
        return u"password"_s;
    case core::LabFlow::TokenExchange:
        return u"urn:ietf:params:oauth:grant-type:token-exchange"_s;
    }
    return {};
}

bool flowNeedsUser(core::LabFlow flow)
{
    return flow != core::LabFlow::ClientCredentials && flow != core::LabFlow::SystemBrowser;
}

bool flowFits(core::LabFlow flow, const core::Client &client)
{
    if (!client.allowsGrant(flowGrant(flow)))
        return false;
    if (flow == core::LabFlow::SystemBrowser)
        return std::ranges::any_of(client.redirectUris, [](const QString &uri) {
            return uri.startsWith("http://127.0.0.1"_L1) || uri.startsWith("http://[::1]"_L1);
        });
    return true;
}

QString flowStepWord(const QString &title)
{
    for (const StepWord &known : kStepWords) {
        if (title == QLatin1String(known.title))
            return FlowTextContext::tr(known.word);
    }
    return title;
}

StateMark flowStepMark(const core::FlowStep &step)
{
    return step.isExpected ? StateMark{Shape::Dot, Tone::Good} : StateMark{Shape::Cross, Tone::Danger};
}

QString flowFailureText(const core::Error &error)
{
    if (error.kind == core::ErrorKind::Conflict)
        return FlowTextContext::tr("The server is stopped, and a flow goes through it. Start it on the Overview page.");
    if (error.kind == core::ErrorKind::InvalidInput && error.field == "flow"_L1)
        return FlowTextContext::tr("This client may not use this flow. Choose another flow, or allow its grant in the "
                                   "client.");
    if (error.kind == core::ErrorKind::InvalidInput && error.field == "client"_L1)
        return FlowTextContext::tr("This client cannot be run. Details say why.");
    if (error.kind == core::ErrorKind::InvalidInput && error.field == "user"_L1)
        return FlowTextContext::tr("This user cannot sign in. Choose one who is active.");
    return userText(error);
}

} // namespace ui
