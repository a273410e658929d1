#include "ui/audit/AuditSubject.h"

#include <QUrlQuery>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

std::optional<core::Instant> instantOf(const QString &text)
{
    bool isNumber = false;
    const qint64 millis = text.toLongLong(&isNumber);
    return isNumber && millis >= 0 ? std::optional(core::fromMillis(millis)) : std::nullopt;
}

} // namespace

core::AuditQuery auditQueryOf(const QString &subject)
{
    const QUrlQuery parts(subject);
    const auto member = [&](const QString &name) { return parts.queryItemValue(name, QUrl::FullyDecoded); };
    core::AuditQuery query;
    query.text = member(u"text"_s);
    query.eventTypes = member(u"event"_s).split(u',', Qt::SkipEmptyParts);
    query.user = member(u"user"_s);
    query.client = member(u"client"_s);
    query.address = member(u"address"_s);
    query.requestId = member(u"request"_s);
    query.family = core::FamilyId{member(u"family"_s)};
    query.since = instantOf(member(u"since"_s));
    query.until = instantOf(member(u"until"_s));
    const QString result = member(u"result"_s);
    if (result == "ok"_L1 || result == "failed"_L1)
        query.success = result == "ok"_L1;
    return query;
}

QString auditSubjectOf(const core::AuditQuery &query)
{
    QUrlQuery parts;
    const auto add = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            parts.addQueryItem(name, QString::fromUtf8(QUrl::toPercentEncoding(value)));
    };
    add(u"text"_s, query.text);
    add(u"event"_s, query.eventTypes.join(u','));
    add(u"user"_s, query.user);
    add(u"client"_s, query.client);
    add(u"address"_s, query.address);
    add(u"request"_s, query.requestId);
    add(u"family"_s, query.family.value);
    if (query.since)
        add(u"since"_s, QString::number(core::toMillis(*query.since)));
    if (query.until)
        add(u"until"_s, QString::number(core::toMillis(*query.until)));
    if (query.success)
        add(u"result"_s, *query.success ? u"ok"_s : u"failed"_s);
    return parts.toString(QUrl::FullyEncoded);
}

} // namespace ui
