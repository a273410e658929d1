#include "core/admin/database/UserExport.h"

#include "core/admin/database/UserSummaries.h"
#include "core/users/CsvText.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace core {

using namespace Qt::StringLiterals;

namespace {

QString exportedTime(const std::optional<Instant> &instant)
{
    return instant ? toDateTime(*instant).toUTC().toString(Qt::ISODate) : QString();
}

QString exportedFlag(bool flag)
{
    return flag ? u"true"_s : u"false"_s;
}

} // namespace

QByteArray UserExport::csvLine(const UserSummary &user)
{
    QStringList cells;
    for (const QString &text : {user.username, user.email, exportedFlag(user.active), exportedFlag(user.verified),
                                exportedTime(user.createdAt), exportedTime(user.lastLoginAt),
                                QString::number(user.activeFamilies), user.id.value})
        cells << CsvText::cell(text);
    return cells.join(u',').toUtf8() + "\r\n";
}

QByteArray UserExport::jsonObject(const UserSummary &user)
{
    const QJsonObject object{
        {u"id"_s, user.id.value},
        {u"username"_s, user.username},
        {u"email"_s, user.email},
        {u"is_active"_s, user.active},
        {u"is_verified"_s, user.verified},
        {u"created_at"_s, exportedTime(user.createdAt)},
        {u"last_login_at"_s, user.lastLoginAt ? QJsonValue(exportedTime(user.lastLoginAt)) : QJsonValue()},
        {u"active_families"_s, user.activeFamilies}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<int> UserExport::write(const QString &path, UserExportFormat format, const UserFilter &filter,
                              const PageRequest &order) const
{
    QSaveFile file(path);
    // Addresses of people: for this user alone, as every file with data of the server.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return fail(ErrorKind::InvalidInput, u"%1: %2"_s.arg(path, file.errorString()), u"path"_s);
    const bool isCsv = format == UserExportFormat::Csv;
    file.write(isCsv ? "username,email,is_active,is_verified,created_at,last_login_at,active_families,id\r\n" : "[");
    int count = 0;
    PageRequest request = order;
    request.limit = 1000;
    request.after.clear();
    do {
        const auto page = m_context.database.readNow(
            [&](Snapshot &snapshot) { return UserSummaries(m_context).page(snapshot, filter, request); });
        if (!page)
            return fail(page.error());
        for (const UserSummary &user : page->rows)
            file.write(isCsv ? csvLine(user)
                             : (count > 0 || &user != &page->rows.front() ? ",\n" : "\n") + jsonObject(user));
        count += int(page->rows.size());
        request.after = page->next;
    } while (!request.after.isEmpty());
    if (!isCsv)
        file.write("\n]\n");
    if (!file.commit())
        return fail(ErrorKind::InvalidInput, u"%1: %2"_s.arg(path, file.errorString()), u"path"_s);
    return count;
}

} // namespace core
