#include "ui/clients/ClientChangeText.h"

#include "ui/clients/ClientWords.h"
#include "ui/widgets/Theme.h"
#include "ui/widgets/TimeText.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct ChangeContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::ClientChangeText)
};

struct MemberName
{
    const char *member;
    const char *name;
};
constexpr std::array<MemberName, 26> kMembers{
    {{"client_name", QT_TRANSLATE_NOOP("ui::ClientChangeText", "Name")},
     {"description", QT_TRANSLATE_NOOP("ui::ClientChangeText", "Description")},
     {"redirect_uris", QT_TRANSLATE_NOOP("ui::ClientChangeText", "Redirect URIs")},
     {"post_logout_redirect_uris", QT_TRANSLATE_NOOP("ui::ClientChangeText", "After sign-out to")},
     {"backchannel_logout_uri", QT_TRANSLATE_NOOP("ui::ClientChangeText", "Told of sign-outs")},
     {"cors_origins", QT_TRANSLATE_NOOP("ui::ClientChangeText", "CORS origins")},
     {"grant_types", QT_TRANSLATE_NOOP("ui::ClientChangeText", "Grants")},
     {"response_types", QT_TRANSLATE_NOOP("ui::ClientChangeText", "Response types")},
     {"scope", QT_TRANSLATE_NOOP("ui::ClientChangeText", "Scopes")},
     {"resources", QT_TRANSLATE_NOOP("ui::ClientChangeText", "Resources")},
     {"token_endpoint_auth_method", QT_TRANSLATE_NOOP("ui::ClientChangeText", "Proves itself by")},
     {"jwks", QT_TRANSLATE_NOOP("ui::ClientChangeText", "Public keys")},
     {"require_pkce", QT_TRANSLATE_NOOP("ui::ClientChangeText", "Requires PKCE")},
     {"require_pushed_authorization_requests", QT_TRANSLATE_NOOP("ui::ClientChangeText", "Requires pushed requests")},
     {"dpop_bound_access_tokens", QT_TRANSLATE_NOOP("ui::ClientChangeText", "Requires DPoP")},
     {"access_token_lifetime", QT_TRANSLATE_NOOP("ui::ClientChangeText", "Access token lifetime")},
     {"refresh_token_lifetime", QT_TRANSLATE_NOOP("ui::ClientChangeText", "Refresh token lifetime")},
     {"grace_seconds", QT_TRANSLATE_NOOP("ui::ClientChangeText", "Grace period")},
     {"reuse_policy", QT_TRANSLATE_NOOP("ui::ClientChangeText", "A reused token revokes")},
     {"first_party", QT_TRANSLATE_NOOP("ui::ClientChangeText", "First-party application")},
     {"legacy_401", QT_TRANSLATE_NOOP("ui::ClientChangeText", "Legacy 401 answers")},
     {"is_active", QT_TRANSLATE_NOOP("ui::ClientChangeText", "Active")},
     {"is_confidential", QT_TRANSLATE_NOOP("ui::ClientChangeText", "Confidential")},
     {"deleted", QT_TRANSLATE_NOOP("ui::ClientChangeText", "Deleted")},
     {"old_secret_until", QT_TRANSLATE_NOOP("ui::ClientChangeText", "The old secret works until")},
     {"client_secret_expires_at", QT_TRANSLATE_NOOP("ui::ClientChangeText", "The new secret expires")}}};

QString scalarText(const QString &member, const QJsonValue &value)
{
    if (value.isNull() || value.isUndefined())
        return ChangeContext::tr("none", "a value of a client");
    if (value.isBool())
        return value.toBool() ? ChangeContext::tr("yes") : ChangeContext::tr("no");
    if (value.isDouble() && (member.endsWith("_lifetime"_L1) || member == "grace_seconds"_L1))
        return spanText(std::chrono::seconds(value.toInteger()));
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    return value.isString() ? value.toString() : value.toVariant().toString();
}

QStringList itemsOf(const QString &member, const QJsonValue &value)
{
    if (member == "scope"_L1)
        return value.toString().split(u' ', Qt::SkipEmptyParts);
    QStringList items;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array)
        items << (member == "grant_types"_L1 ? grantName(item.toString()) : scalarText(member, item));
    return items;
}

bool isList(const core::ClientChange &change)
{
    return change.member == "scope"_L1 || change.before.isArray() || change.after.isArray();
}

/// "− taken away", "+ added": what stays is not said.
QString listHtml(const core::ClientChange &change)
{
    const QStringList before = itemsOf(change.member, change.before);
    const QStringList after = itemsOf(change.member, change.after);
    QStringList lines;
    const auto add = [&](const QStringList &from, const QStringList &other, QChar sign, Tone tone) {
        for (const QString &item : from) {
            if (!other.contains(item))
                lines << u"<span style=\"color:%1\">%2 %3</span>"_s.arg(Theme::instance().color(tone).name(), sign,
                                                                        item.toHtmlEscaped());
        }
    };
    add(before, after, u'−', Tone::Danger);
    add(after, before, u'+', Tone::Good);
    if (lines.isEmpty())
        lines << ChangeContext::tr("in another order");
    return lines.join(u"<br>"_s);
}

bool takesAway(const core::ClientChange &change)
{
    const QStringList after = itemsOf(change.member, change.after);
    const QStringList before = itemsOf(change.member, change.before);
    return std::ranges::any_of(before, [&](const QString &item) { return !after.contains(item); });
}

} // namespace

QString clientMemberName(const QString &member)
{
    const auto found =
        std::ranges::find_if(kMembers, [&](const MemberName &name) { return member == QLatin1String(name.member); });
    return found == kMembers.end() ? member : ChangeContext::tr(found->name);
}

QString clientChangeEffect(const core::ClientChange &change)
{
    const QString &member = change.member;
    if (member == "redirect_uris"_L1 && takesAway(change))
        return ChangeContext::tr("Sign-ins that come back to a removed redirect URI fail at once.");
    if (member == "grant_types"_L1 && takesAway(change))
        return ChangeContext::tr("Applications that use a removed grant are refused at once; chains that live stay "
                                 "until they are refreshed.");
    if (member == "scope"_L1 && takesAway(change))
        return ChangeContext::tr("Requests for a removed scope are refused; tokens that are out keep it until they "
                                 "expire.");
    if (member == "cors_origins"_L1 && takesAway(change))
        return ChangeContext::tr("Pages from a removed origin can no longer call the server.");
    if (member == "token_endpoint_auth_method"_L1)
        return ChangeContext::tr("The application has to prove itself the new way at its next request.");
    if (member == "require_pkce"_L1 && change.after.toBool())
        return ChangeContext::tr("Sign-ins without PKCE are refused at once.");
    if (member == "require_pushed_authorization_requests"_L1 && change.after.toBool())
        return ChangeContext::tr("Sign-ins whose request was not pushed are refused at once.");
    if (member == "dpop_bound_access_tokens"_L1 && change.after.toBool())
        return ChangeContext::tr("Token requests without a DPoP proof are refused at once, refreshes too.");
    if (member.endsWith("_lifetime"_L1))
        return ChangeContext::tr("From the next token on; those that are out keep their end.");
    if (member == "is_active"_L1)
        return change.after.toBool() ? ChangeContext::tr("The application gets tokens again.")
                                     : ChangeContext::tr("Every request of the application is refused.");
    if (member == "legacy_401"_L1)
        return ChangeContext::tr("A refused grant is answered with another status: test the application.");
    return {};
}

QString clientChangesHtml(const std::vector<core::ClientChange> &changes)
{
    QString html = u"<table cellspacing=\"0\" cellpadding=\"4\">"_s;
    const QString muted = Theme::instance().color(Tone::Muted).name();
    for (const core::ClientChange &change : changes) {
        const QString value =
            isList(change) ? listHtml(change)
                           : u"<s>%1</s> → <b>%2</b>"_s.arg(scalarText(change.member, change.before).toHtmlEscaped(),
                                                            scalarText(change.member, change.after).toHtmlEscaped());
        const QString effect = clientChangeEffect(change);
        html += u"<tr><td style=\"color:%1\">%2</td><td>%3%4</td></tr>"_s.arg(
            muted, clientMemberName(change.member).toHtmlEscaped(), value,
            effect.isEmpty() ? QString() : u"<br><i>%1</i>"_s.arg(effect.toHtmlEscaped()));
    }
    return html + u"</table>"_s;
}

} // namespace ui
