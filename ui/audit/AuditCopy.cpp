#include "ui/audit/AuditCopy.h"

#include "core/admin/AuditQueryText.h"
#include "ui/audit/AuditMatch.h"
#include "ui/widgets/AuditWords.h"
#include "ui/widgets/ShellText.h"

#include <QJsonDocument>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QString utcText(core::Instant at)
{
    return core::toDateTime(at).toString(Qt::ISODateWithMs);
}

/// A cell of a Markdown table is one line, and its bars are its own.
QString cellText(QString text)
{
    return text.replace(u'\n', u' ').replace(u'|', u"\\|"_s);
}

} // namespace

QString auditRowJson(const core::AuditRow &row)
{
    QJsonObject json{{u"seq"_s, row.seq},
                     {u"created_at"_s, utcText(row.createdAt)},
                     {u"event_type"_s, row.eventType},
                     {u"success"_s, row.success},
                     {u"user_id"_s, row.user.value},
                     {u"username"_s, row.username},
                     {u"client_id"_s, row.client.value},
                     {u"ip_address"_s, row.address},
                     {u"user_agent"_s, row.userAgent},
                     {u"error_message"_s, row.errorMessage},
                     {u"request_id"_s, row.requestId},
                     {u"actor"_s, row.actor},
                     {u"event_data"_s, row.data},
                     {u"hash"_s, row.hash}};
    if (row.marked)
        json.insert(u"note"_s, row.note);
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Indented)).trimmed();
}

QString auditRowMarkdown(const core::AuditRow &row)
{
    QStringList lines{u"| Field | Value |"_s, u"|---|---|"_s};
    const auto add = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            lines.append(u"| %1 | %2 |"_s.arg(name, cellText(value)));
    };
    add(u"time (UTC)"_s, utcText(row.createdAt));
    for (const auto field :
         {core::AuditField::Event, core::AuditField::Result, core::AuditField::User, core::AuditField::Client,
          core::AuditField::Address, core::AuditField::Grant, core::AuditField::Error, core::AuditField::Request,
          core::AuditField::Family, core::AuditField::Actor})
        add(core::auditFieldName(field), auditValue(row, field));
    add(u"agent"_s, row.userAgent);
    add(u"row"_s, QString::number(row.seq));
    if (!row.data.isEmpty())
        add(u"data"_s, u'`' + QString::fromUtf8(QJsonDocument(row.data).toJson(QJsonDocument::Compact)) + u'`');
    add(u"note"_s, row.note);
    return lines.join(u'\n');
}

QString auditListCommand(const QString &filter)
{
    const QString command = u"gatehoused audit list"_s;
    return filter.isEmpty() ? command : command + u" --filter "_s + shellQuoted(filter);
}

} // namespace ui
