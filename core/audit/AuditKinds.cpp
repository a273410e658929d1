#include "core/audit/AuditKinds.h"

namespace core {

using namespace Qt::StringLiterals;

namespace {

struct Names
{
    QString event;
    QString client;
    QString error;
    QString grant;
    QString actor;
    bool isRough = false;

    Bindings bindings() const
    {
        return {{"event"_L1, event}, {"client"_L1, client}, {"error"_L1, error},
                {"grant"_L1, grant}, {"actor"_L1, actor},   {"rough"_L1, int(isRough)}};
    }
};

/// As SQLite keeps it: half a surrogate pair has no UTF-8.
QString asStored(const QString &text)
{
    return QString::fromUtf8(text.toUtf8());
}

Result<std::optional<qint64>> find(Transaction &transaction, const Names &names, bool success)
{
    Bindings bindings = names.bindings();
    bindings.emplace_back("success"_L1, int(success));
    auto rows = transaction.run(uR"(
        SELECT id
          FROM audit_kinds
         WHERE event_type = :event AND client_id = :client AND error_message = :error AND grant_type = :grant
           AND actor = :actor AND is_rough = :rough AND id % 2 = :success)"_s,
                                bindings);
    if (!rows)
        return fail(rows.error());
    return rows->next() ? std::optional(rows->integer(0)) : std::nullopt;
}

Result<qint64> highest(Transaction &transaction)
{
    auto rows = transaction.run(u"SELECT COALESCE(max(id), 1) FROM audit_kinds"_s);
    if (!rows)
        return fail(rows.error());
    return rows->next() ? rows->integer(0) : 0;
}

Result<qint64> make(Transaction &transaction, const Names &names, qint64 above, bool success)
{
    const qint64 id = above + 1 + ((above + 1) % 2 != int(success));
    Bindings bindings = names.bindings();
    bindings.emplace_back("id"_L1, id);
    auto made = transaction.run(uR"(
        INSERT INTO audit_kinds (id, event_type, client_id, error_message, grant_type, actor, is_rough)
        VALUES (:id, :event, :client, :error, :grant, :actor, :rough))"_s,
                                bindings);
    if (!made)
        return fail(made.error());
    return id;
}

} // namespace

Result<qint64> AuditKinds::numberOf(Transaction &transaction, const AuditEvent &event)
{
    Names names{eventName(event.type), asStored(event.client.value), asStored(event.errorMessage),
                asStored(event.data.value("grant"_L1).toString()), asStored(event.origin.actor)};
    const auto known = find(transaction, names, event.success);
    if (!known)
        return fail(known.error());
    if (*known)
        return **known;
    const auto above = highest(transaction);
    if (!above)
        return above;
    if (*above < kHighest)
        return make(transaction, names, *above, event.success);
    names = {names.event, {}, {}, {}, {}, true};
    const auto rough = find(transaction, names, event.success);
    if (!rough)
        return fail(rough.error());
    return *rough ? Result<qint64>(**rough) : make(transaction, names, *above, event.success);
}

Result<void> AuditKinds::purge(Transaction &transaction)
{
    auto done = transaction.run(u"DELETE FROM audit_kinds WHERE rows <= 0"_s);
    if (!done)
        return fail(done.error());
    return {};
}

QString AuditKinds::fitsRow()
{
    return uR"(
        l.typed_name IS (CASE WHEN l.user_id IS NULL AND json_valid(l.event_data)
                              THEN NULLIF(json_extract(l.event_data, '$.username'), '') END)
        AND l.family_id IS (CASE WHEN json_valid(l.event_data)
                                 THEN NULLIF(json_extract(l.event_data, '$.family_id'), '') END)
        AND EXISTS (SELECT 1
                      FROM audit_kinds k
                     WHERE k.id = l.kind AND k.id % 2 = l.success AND k.event_type = l.event_type
                       AND (k.is_rough
                            OR (k.client_id = COALESCE(l.client_id, '') AND k.error_message = l.error_message
                                AND k.actor = l.actor
                                AND k.grant_type = COALESCE(CASE WHEN json_valid(l.event_data)
                                                                 THEN json_extract(l.event_data, '$.grant') END, '')))))"_s;
}

} // namespace core
