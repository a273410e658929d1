#include "ui/lab/FlowParameters.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <QUrlQuery>

#include <array>

namespace ui {

using namespace Qt::StringLiterals;
using Place = FlowParameter::Place;

namespace {

struct FlowParametersContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::FlowParameters)
};

struct Rule
{
    const char *name;
    const char *rule;
    const char *step = ""; ///< only in this step; before the general rule of the name
};

constexpr std::array<Rule, 48> kRules{{
    {"token", "RFC 7662 §2.1", "introspect"},
    {"token", "RFC 7009 §2.1", "revoke"},
    {"scope", "OpenID Connect Core §5.4", "userinfo"},
    {"sub", "OpenID Connect Core §5.3.2", "userinfo"},
    {"expires_in", "RFC 8628 §3.2", "device"},
    {"expires_in", "RFC 9126 §2.2", "par"},
    {"request_uri", "RFC 9126 §2.2", "par"},
    {"request_uri", "RFC 9126 §4", "authorize"},
    {"iss", "RFC 9207 §2", "authorize"},
    {"iss", "RFC 9207 §2", "consent"},
    {"sub", "RFC 7662 §2.2", "introspect"},
    {"response_type", "RFC 6749 §3.1.1"},
    {"client_id", "RFC 6749 §2.2"},
    {"client_secret", "RFC 6749 §2.3.1"},
    {"client_assertion", "RFC 7523 §2.2"},
    {"client_assertion_type", "RFC 7523 §2.2"},
    {"redirect_uri", "RFC 6749 §3.1.2"},
    {"scope", "RFC 6749 §3.3"},
    {"state", "RFC 6749 §4.1.1"},
    {"nonce", "OpenID Connect Core §3.1.2.1"},
    {"code_challenge", "RFC 7636 §4.3"},
    {"code_challenge_method", "RFC 7636 §4.3"},
    {"code_verifier", "RFC 7636 §4.5"},
    {"dpop_jkt", "RFC 9449 §10"},
    {"request_uri", "RFC 9101 §5.2"},
    {"resource", "RFC 8707 §2"},
    {"grant_type", "RFC 6749 §4"},
    {"code", "RFC 6749 §4.1.2"},
    {"refresh_token", "RFC 6749 §6"},
    {"username", "RFC 6749 §4.3.2"},
    {"password", "RFC 6749 §4.3.2"},
    {"subject_token", "RFC 8693 §2.1"},
    {"subject_token_type", "RFC 8693 §2.1"},
    {"requested_token_type", "RFC 8693 §2.1"},
    {"issued_token_type", "RFC 8693 §2.2.1"},
    {"device_code", "RFC 8628 §3.4"},
    {"user_code", "RFC 8628 §3.2"},
    {"verification_uri", "RFC 8628 §3.2"},
    {"verification_uri_complete", "RFC 8628 §3.3.1"},
    {"interval", "RFC 8628 §3.2"},
    {"access_token", "RFC 6749 §5.1"},
    {"token_type", "RFC 6749 §5.1"},
    {"expires_in", "RFC 6749 §5.1"},
    {"id_token", "OpenID Connect Core §3.1.3.3"},
    {"id_token_hint", "RP-Initiated Logout §2"},
    {"active", "RFC 7662 §2.2"},
    {"error", "RFC 6749 §5.2"},
    {"error_description", "RFC 6749 §5.2"},
}};

QString valueText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.sliced(1, json.size() - 2));
}

void addForm(std::vector<FlowParameter> &all, Place place, QByteArray form, const QString &title)
{
    form.replace('+', "%20");
    for (const auto &[name, value] : QUrlQuery(QString::fromUtf8(form)).queryItems(QUrl::FullyDecoded))
        all.push_back({place, name, value, parameterRule(name, title)});
}

QByteArray header(const QList<std::pair<QByteArray, QByteArray>> &headers, const char *wanted)
{
    for (const auto &[name, value] : headers) {
        if (name.compare(wanted, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

} // namespace

QString parameterRule(const QString &name, const QString &stepTitle)
{
    for (const Rule &one : kRules) {
        const bool isHere = *one.step == 0 || stepTitle == QLatin1String(one.step);
        if (isHere && name == QLatin1String(one.name))
            return QString::fromUtf8(one.rule);
    }
    return {};
}

std::vector<FlowParameter> parametersOf(const core::FlowStep &step)
{
    std::vector<FlowParameter> all;
    addForm(all, Place::Query, QUrl(step.url).query(QUrl::FullyEncoded).toUtf8(), step.title);
    addForm(all, Place::Form, step.requestBody, step.title);
    const QByteArray location = header(step.responseHeaders, "location");
    addForm(all, Place::Redirect, QUrl::fromEncoded(location).query(QUrl::FullyEncoded).toUtf8(), step.title);
    const QJsonObject answer = QJsonDocument::fromJson(step.responseBody).object();
    for (auto member = answer.begin(); member != answer.end(); ++member)
        all.push_back(
            {Place::Answer, member.key(), valueText(member.value()), parameterRule(member.key(), step.title)});
    return all;
}

QString placeWord(Place place)
{
    switch (place) {
    case Place::Query:
        return FlowParametersContext::tr("address");
    case Place::Form:
        return FlowParametersContext::tr("form");
    case Place::Answer:
        return FlowParametersContext::tr("answer");
    case Place::Redirect:
        return FlowParametersContext::tr("redirect");
    }
    return {};
}

} // namespace ui
