#include "server/oauth/FormBody.h"

#include "server/oauth/CheckTrace.h"

#include <QStringDecoder>
#include <QUtf8StringView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace server {

namespace {

std::unexpected<OAuthError> badForm(const QString &description, const QString &parameter = {})
{
    return core::fail(parameterError(OAuthCode::InvalidRequest, parameter, description));
}

int hexValue(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    const char lower = char(digit | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

} // namespace

bool isFormType(const QByteArray &contentType)
{
    const auto mediaType = contentType.split(';').constFirst().trimmed().toLower();
    return mediaType == "application/x-www-form-urlencoded";
}

QString formText(const QByteArray &utf8)
{
    return QStringDecoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom)(utf8);
}

std::optional<QByteArray> formDecoded(QByteArrayView encoded)
{
    QByteArray decoded;
    decoded.reserve(encoded.size());
    for (qsizetype i = 0; i < encoded.size(); ++i) {
        if (encoded[i] == '+') {
            decoded += ' ';
        } else if (encoded[i] != '%') {
            decoded += encoded[i];
        } else {
            const int high = i + 2 < encoded.size() ? hexValue(encoded[i + 1]) : -1;
            const int low = high >= 0 ? hexValue(encoded[i + 2]) : -1;
            if (low < 0)
                return std::nullopt;
            decoded += char(high * 16 + low);
            i += 2;
        }
    }
    return decoded;
}

core::Result<FormBody, OAuthError> FormBody::parse(const HttpRequest &request)
{
    auto form = read(request);
    noteCheck("form", "RFC 6749 §3.2", form);
    return form;
}

core::Result<FormBody, OAuthError> FormBody::read(const HttpRequest &request)
{
    if (!isFormType(request.header("content-type")))
        return badForm(u"The Content-Type must be application/x-www-form-urlencoded."_s);
    FormBody form;
    int count = 0;
    for (const QByteArray &pair : request.body.split('&')) {
        if (pair.isEmpty())
            continue;
        if (++count > request.mostParameters)
            return badForm(u"The request has more than %1 parameters."_s.arg(request.mostParameters));
        if (const auto added = form.add(pair); !added)
            return core::fail(added.error());
    }
    return form;
}

core::Result<void, OAuthError> FormBody::add(const QByteArray &pair)
{
    const qsizetype equals = pair.indexOf('=');
    const QByteArrayView rawName = QByteArrayView(pair).first(equals < 0 ? pair.size() : equals);
    const auto name = formDecoded(rawName);
    if (!name || name->contains('\0') || !QUtf8StringView(name->data(), name->size()).isValidUtf8())
        return badForm(u"A parameter name is not valid form encoding."_s);
    const QString shown = printableName(*name);
    auto value = formDecoded(equals < 0 ? QByteArrayView() : QByteArrayView(pair).sliced(equals + 1));
    if (!value)
        return badForm(u"The percent-encoding of parameter '%1' is malformed."_s.arg(shown), shown);
    if (value->contains('\0'))
        return badForm(u"Parameter '%1' contains NUL."_s.arg(shown), shown);
    if (!QUtf8StringView(value->data(), value->size()).isValidUtf8())
        return badForm(u"Parameter '%1' is not valid UTF-8."_s.arg(shown), shown);
    if (*name != "resource" && find(*name))
        return badForm(u"Parameter '%1' is repeated."_s.arg(shown), shown);
    m_parameters.emplace_back(*name, core::SecretBytes::take(std::move(*value)));
    return {};
}

const core::SecretBytes *FormBody::find(QByteArrayView name) const
{
    const auto found = std::find_if(m_parameters.begin(), m_parameters.end(),
                                    [name](const auto &parameter) { return parameter.first == name; });
    return found == m_parameters.end() ? nullptr : &found->second;
}

QString FormBody::text(QByteArrayView name) const
{
    const auto *value = find(name);
    return value ? formText(value->toByteArray()) : QString();
}

QStringList FormBody::texts(QByteArrayView name) const
{
    QStringList all;
    for (const auto &[parameter, value] : m_parameters) {
        if (parameter == name && !value.isEmpty())
            all += formText(value.toByteArray());
    }
    return all;
}

core::SecretBytes FormBody::secret(QByteArrayView name) const
{
    const auto *value = find(name);
    return value ? value->clone() : core::SecretBytes();
}

bool FormBody::has(QByteArrayView name) const
{
    const auto *value = find(name);
    return value && !value->isEmpty();
}

core::Result<void, OAuthError> FormBody::require(std::initializer_list<QByteArrayView> names) const
{
    for (const QByteArrayView name : names) {
        if (!has(name))
            return badForm(u"Parameter '%1' is missing."_s.arg(QLatin1String(name)), QLatin1String(name));
    }
    return {};
}

} // namespace server
