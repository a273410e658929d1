#include "ui/audit/AuditDiff.h"

#include "ui/widgets/Theme.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDeepest = 6;

struct DiffContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::AuditDiff)
};

QString shownValue(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().isEmpty() ? u"\"\""_s : value.toString();
    const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(text.sliced(1, text.size() - 2));
}

/// The log has none; should one ever come in, it is not shown.
bool isSecret(const QString &member)
{
    static const QStringList secrets{u"secret"_s,      u"password"_s, u"password_hash"_s, u"client_secret"_s,
                                     u"private_key"_s, u"token"_s,    u"refresh_token"_s};
    return secrets.contains(member.section(u'.', -1).toLower());
}

void compare(const QString &path, const QJsonValue &before, const QJsonValue &after, std::vector<AuditChange> &changes,
             int depth);

void compareObjects(const QString &path, const QJsonObject &before, const QJsonObject &after,
                    std::vector<AuditChange> &changes, int depth)
{
    QStringList members = before.keys();
    for (const QString &member : after.keys()) {
        if (!before.contains(member))
            members.append(member);
    }
    for (const QString &member : std::as_const(members))
        compare(path.isEmpty() ? member : path + u'.' + member, before.value(member), after.value(member), changes,
                depth);
}

/// Lists are sets here (scopes, addresses, grants): what left and what came, whatever the place.
void compareArrays(const QString &path, const QJsonArray &before, const QJsonArray &after,
                   std::vector<AuditChange> &changes)
{
    const size_t known = changes.size();
    for (const QJsonValue &value : before) {
        if (!after.contains(value))
            changes.push_back({path, shownValue(value), {}, AuditChange::Kind::Removed});
    }
    for (const QJsonValue &value : after) {
        if (!before.contains(value))
            changes.push_back({path, {}, shownValue(value), AuditChange::Kind::Added});
    }
    if (changes.size() == known) // only the order
        changes.push_back({path, shownValue(before), shownValue(after), AuditChange::Kind::Changed});
}

void compare(const QString &path, const QJsonValue &before, const QJsonValue &after, std::vector<AuditChange> &changes,
             int depth)
{
    if (before == after)
        return;
    if (isSecret(path)) {
        const QString hidden = DiffContext::tr("hidden", "a secret value");
        changes.push_back({path, before.isUndefined() ? QString() : hidden, after.isUndefined() ? QString() : hidden,
                           AuditChange::Kind::Changed});
    } else if (before.isObject() && after.isObject() && depth < kDeepest) {
        compareObjects(path, before.toObject(), after.toObject(), changes, depth + 1);
    } else if (before.isArray() && after.isArray()) {
        compareArrays(path, before.toArray(), after.toArray(), changes);
    } else if (before.isUndefined()) {
        changes.push_back({path, {}, shownValue(after), AuditChange::Kind::Added});
    } else if (after.isUndefined()) {
        changes.push_back({path, shownValue(before), {}, AuditChange::Kind::Removed});
    } else {
        changes.push_back({path, shownValue(before), shownValue(after), AuditChange::Kind::Changed});
    }
}

} // namespace

std::vector<AuditChange> auditChanges(const QJsonObject &data)
{
    std::vector<AuditChange> changes;
    compareObjects({}, data.value("before"_L1).toObject(), data.value("after"_L1).toObject(), changes, 0);
    return changes;
}

QString auditDiffHtml(const std::vector<AuditChange> &changes)
{
    const Theme &theme = Theme::instance();
    const QString row =
        u"<tr><td style='color:%1; padding:4px 12px 4px 0'>%2</td><td style='padding:4px 0'>%3</td></tr>"_s;
    QString rows;
    QString last;
    for (const AuditChange &change : changes) {
        QStringList values;
        if (!change.before.isEmpty())
            values.append(u"<span style='color:%1'>− <s>%2</s></span>"_s.arg(theme.color(Tone::Danger).name(),
                                                                             change.before.toHtmlEscaped()));
        if (!change.after.isEmpty())
            values.append(u"<span style='color:%1'>+ %2</span>"_s.arg(theme.color(Tone::Good).name(),
                                                                      change.after.toHtmlEscaped()));
        rows += row.arg(theme.color(Tone::Muted).name(),
                        change.member == last ? QString() : change.member.toHtmlEscaped(), values.join(u"<br>"_s));
        last = change.member;
    }
    return u"<table cellspacing='0'>%1</table>"_s.arg(rows);
}

} // namespace ui
