#include "ui/lab/SeenText.h"

#include "ui/lab/FlowParameters.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace ui {

using namespace Qt::StringLiterals;
using PlaceSeen = core::SeenParameter::Place;

namespace {

struct SeenTextContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::SeenText)
};

struct CheckTitle
{
    const char *name;
    const char *title;
};

constexpr std::array<CheckTitle, 28> kTitles{{
    {"limit", QT_TRANSLATE_NOOP("ui::SeenText", "Limit of requests")},
    {"sign_in_limit", QT_TRANSLATE_NOOP("ui::SeenText", "Limit of sign-ins")},
    {"form", QT_TRANSLATE_NOOP("ui::SeenText", "Form")},
    {"client_id", QT_TRANSLATE_NOOP("ui::SeenText", "Client named")},
    {"client", QT_TRANSLATE_NOOP("ui::SeenText", "Client authentication")},
    {"client_kind", QT_TRANSLATE_NOOP("ui::SeenText", "Confidential client")},
    {"grant_type", QT_TRANSLATE_NOOP("ui::SeenText", "Grant type")},
    {"parameters", QT_TRANSLATE_NOOP("ui::SeenText", "Parameters")},
    {"dpop", QT_TRANSLATE_NOOP("ui::SeenText", "DPoP proof")},
    {"dpop_jkt", QT_TRANSLATE_NOOP("ui::SeenText", "DPoP key of the code")},
    {"code", QT_TRANSLATE_NOOP("ui::SeenText", "Code")},
    {"redirect_uri", QT_TRANSLATE_NOOP("ui::SeenText", "Redirect URI")},
    {"pkce", QT_TRANSLATE_NOOP("ui::SeenText", "PKCE")},
    {"refresh_token", QT_TRANSLATE_NOOP("ui::SeenText", "Refresh token")},
    {"client_credentials", QT_TRANSLATE_NOOP("ui::SeenText", "Client credentials")},
    {"password", QT_TRANSLATE_NOOP("ui::SeenText", "Name and password")},
    {"device_code", QT_TRANSLATE_NOOP("ui::SeenText", "Device code")},
    {"subject_token", QT_TRANSLATE_NOOP("ui::SeenText", "Token to exchange")},
    {"access_token", QT_TRANSLATE_NOOP("ui::SeenText", "Access token")},
    {"token", QT_TRANSLATE_NOOP("ui::SeenText", "Token asked about")},
    {"scope", QT_TRANSLATE_NOOP("ui::SeenText", "Scope")},
    {"resource", QT_TRANSLATE_NOOP("ui::SeenText", "Resource")},
    {"request_uri", QT_TRANSLATE_NOOP("ui::SeenText", "Pushed request")},
    {"request_object", QT_TRANSLATE_NOOP("ui::SeenText", "Request object")},
    {"prompt", QT_TRANSLATE_NOOP("ui::SeenText", "Prompt")},
    {"hints", QT_TRANSLATE_NOOP("ui::SeenText", "Hints")},
    {"response_type", QT_TRANSLATE_NOOP("ui::SeenText", "Response type")},
    {"server", QT_TRANSLATE_NOOP("ui::SeenText", "Server ready")},
}};

/// The words of parameterRule for what a route is.
QString stepOf(const QByteArray &route)
{
    if (route.endsWith("/oauth/device_authorization"))
        return u"device"_s;
    return QString::fromLatin1(route.mid(route.lastIndexOf('/') + 1));
}

} // namespace

QString checkTitle(const core::RequestCheck &check)
{
    for (const CheckTitle &known : kTitles) {
        if (check.name == QLatin1String(known.name))
            return SeenTextContext::tr(known.title);
    }
    return check.name;
}

QString checkNote(const core::RequestCheck &check)
{
    return !check.passed && check.name == "password"_L1
               ? SeenTextContext::tr("the user name or the password was not accepted")
               : check.note;
}

QString seenPlaceWord(PlaceSeen place)
{
    switch (place) {
    case PlaceSeen::Query:
        return placeWord(FlowParameter::Place::Query);
    case PlaceSeen::Form:
        return placeWord(FlowParameter::Place::Form);
    case PlaceSeen::Answer:
        return placeWord(FlowParameter::Place::Answer);
    case PlaceSeen::Redirect:
        return placeWord(FlowParameter::Place::Redirect);
    case PlaceSeen::Header:
        break;
    }
    return SeenTextContext::tr("header");
}

QString seenRule(const core::SeenParameter &parameter, const core::SeenRequest &seen)
{
    return parameter.place == PlaceSeen::Header ? QString() : parameterRule(parameter.name, stepOf(seen.route));
}

QString seenTime(core::Instant at)
{
    return core::toDateTime(at).toLocalTime().toString(u"HH:mm:ss.zzz"_s);
}

QString seenDuration(const core::SeenRequest &seen)
{
    return SeenTextContext::tr("%1 ms").arg(QLocale().toString(double(seen.duration.count()) / 1000, 'f', 1));
}

QString seenAnswer(const core::SeenRequest &seen)
{
    const QString status = QString::number(seen.status);
    return seen.error.isEmpty() ? status : status + u' ' + seen.error;
}

bool isRefused(const core::SeenRequest &seen)
{
    return seen.status >= 400 || !seen.error.isEmpty();
}

bool isRefusedPassword(const core::SeenRequest &seen)
{
    const auto failed = std::ranges::find(seen.checks, false, &core::RequestCheck::passed);
    if (failed != seen.checks.end())
        return failed->name == "password"_L1;
    return seen.status == 400 && std::ranges::any_of(seen.parameters, [](const core::SeenParameter &parameter) {
               return parameter.place == PlaceSeen::Form && parameter.name == "password"_L1;
           });
}

QString refusedPasswordText()
{
    return SeenTextContext::tr(
        "A sign-in with a user name and a password was tried, and they were not accepted. On purpose the answer does "
        "not say which of the two is wrong, nor whether there is such a user: else anybody could find out names. Its "
        "audit rows tell you the name that was typed and the true reason.");
}

StateMark seenMark(const core::SeenRequest &seen)
{
    if (isRefused(seen))
        return {Shape::Cross, Tone::Danger};
    return seen.status >= 300 ? StateMark{Shape::Ring, Tone::Neutral} : StateMark{Shape::Dot, Tone::Good};
}

static QString seenClientName(const core::SeenRequest &seen)
{
    if (!seen.client.isEmpty())
        return seen.client.value;
    for (const core::SeenParameter &parameter : seen.parameters) {
        if (parameter.name == "client_id"_L1 &&
            (parameter.place == PlaceSeen::Query || parameter.place == PlaceSeen::Form))
            return parameter.value;
    }
    return {};
}

QString seenClient(const core::SeenRequest &seen)
{
    const QString name = seenClientName(seen);
    return name.isEmpty() || seen.isClientProven ? name
                                                 : SeenTextContext::tr("%1 (unproven)", "the ID of a client").arg(name);
}

QString seenClientHint(const core::SeenRequest &seen)
{
    const QString name = seenClientName(seen);
    return name.isEmpty() || seen.isClientProven
               ? name
               : SeenTextContext::tr("The request names the client %1 without proving it: anybody can write this name.")
                     .arg(name);
}

} // namespace ui
