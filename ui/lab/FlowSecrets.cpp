#include "ui/lab/FlowSecrets.h"

#include <QRegularExpression>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

const auto kMask = u"***"_s;

QByteArray maskedHeader(const QByteArray &name, const QByteArray &value)
{
    const QByteArray lower = name.toLower();
    if (lower == "authorization" || lower == "dpop") {
        const qsizetype blank = value.indexOf(' ');
        return (blank > 0 ? value.first(blank + 1) : QByteArray()) + kMask.toLatin1();
    }
    if (lower == "x-internal-auth" || lower == "x-api-key")
        return kMask.toLatin1();
    if (lower == "cookie" || lower == "set-cookie") {
        static const QRegularExpression pair(u"=[^;\\s]*"_s);
        return QString::fromUtf8(value).replace(pair, u"="_s + kMask).toUtf8();
    }
    return maskedText(QString::fromUtf8(value)).toUtf8();
}

void maskHeaders(QList<std::pair<QByteArray, QByteArray>> &headers)
{
    for (auto &[name, value] : headers)
        value = maskedHeader(name, value);
}

} // namespace

QString maskedText(QString text)
{
    static const QString names =
        u"(?:access_token|refresh_token|id_token|id_token_hint|subject_token|actor_token|token|"
        "code|code_verifier|client_secret|client_assertion|assertion|device_code|request|request_uri|"
        "registration_access_token|password|current_password|new_password|repeated_password|csrf_token)"_s;
    static const QRegularExpression field(u"(^|[?#&\\s])(%1)=[^&\\s]+"_s.arg(names));
    static const QRegularExpression member(u"\"(%1)\"(\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*\""_s.arg(names));
    return text.replace(field, u"\\1\\2="_s + kMask).replace(member, u"\"\\1\"\\2\""_s + kMask + u'"');
}

core::FlowStep maskedStep(core::FlowStep step)
{
    step.url = maskedText(step.url);
    step.requestBody = maskedText(QString::fromUtf8(step.requestBody)).toUtf8();
    step.responseBody = maskedText(QString::fromUtf8(step.responseBody)).toUtf8();
    maskHeaders(step.requestHeaders);
    maskHeaders(step.responseHeaders);
    return step;
}

} // namespace ui
