#include "core/admin/ServerControl.h"
#include "core/admin/database/DatabaseUserBatchAdmin.h"
#include "core/users/CsvText.h"
#include "core/users/UserRepository.h"

#include <QFile>
#include <QFileInfo>
#include <QtConcurrent>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLargestImport = 256LL << 20; ///< bytes
constexpr size_t kImportedAWrite = 500;        ///< so that no token request waits long behind an import

Result<QByteArray> importedBytes(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::InvalidInput, u"%1: %2"_s.arg(path, file.errorString()), u"file"_s);
    if (file.size() > kLargestImport)
        return fail(ErrorKind::InvalidInput, u"the file is larger than 256 MiB"_s, u"rows"_s);
    return file.readAll();
}

} // namespace

struct DatabaseUserBatchAdmin::Judged
{
    std::vector<UserImportJudge::Verdict> verdicts;
    ImportReport report() const
    {
        ImportReport report;
        for (const auto &verdict : verdicts) {
            report.rows.push_back(verdict.row);
            report.exists += verdict.row.state == ImportState::Exists;
            report.invalid += verdict.row.state == ImportState::Invalid;
            const bool isGood = verdict.row.state == ImportState::Good || verdict.row.state == ImportState::Added;
            report.good += isGood;
            report.generated +=
                isGood && verdict.candidate.password.isEmpty() && verdict.candidate.passwordHash.isEmpty();
        }
        return report;
    }
};

QFuture<Result<ImportSheet>> DatabaseUserBatchAdmin::readImport(QString path)
{
    return QtConcurrent::run(&m_context.pool, [path]() -> Result<ImportSheet> {
        const auto bytes = importedBytes(path);
        if (!bytes)
            return fail(bytes.error());
        auto csv =
            CsvText::parse(*bytes, {ImportSheet::kMostRows, ImportSheet::kLongestLine, ImportSheet::kMostColumns});
        if (!csv)
            return fail(csv.error());
        if (csv->rows.empty())
            return fail(ErrorKind::InvalidInput, u"the file is empty"_s, u"rows"_s);
        ImportSheet sheet;
        sheet.fileName = QFileInfo(path).fileName();
        sheet.encoding = csv->encoding;
        sheet.delimiter = csv->delimiter;
        sheet.headers = csv->rows.front().cells;
        for (const QString &header : std::as_const(sheet.headers)) {
            const ImportField meaning = UserImportJudge::meaningOf(header);
            sheet.meanings << (sheet.meanings.contains(meaning) ? ImportField::None : meaning);
        }
        for (size_t i = 1; i < csv->rows.size(); ++i)
            sheet.rows.push_back({csv->rows[i].line, csv->rows[i].cells});
        return sheet;
    });
}

Result<DatabaseUserBatchAdmin::Judged> DatabaseUserBatchAdmin::judged(const ImportSheet &sheet,
                                                                      const ImportChoice &choice) const
{
    if (const auto valid = UserImportJudge::check(choice); !valid)
        return fail(valid.error());
    return m_context.database.readNow([&](Snapshot &snapshot) -> Result<Judged> {
        UserImportJudge judge(choice, m_context.passwordPolicy);
        Judged judged;
        judged.verdicts.reserve(sheet.rows.size());
        for (const ImportSheet::Row &row : sheet.rows) {
            auto verdict = judge.judge(snapshot, row);
            if (!verdict)
                return fail(verdict.error());
            judged.verdicts.push_back(*std::move(verdict));
        }
        return judged;
    });
}

QFuture<Result<ImportReport>> DatabaseUserBatchAdmin::tryImport(ImportSheet sheet, ImportChoice choice)
{
    return QtConcurrent::run(&m_context.pool, [this, sheet, choice]() -> Result<ImportReport> {
        const auto all = judged(sheet, choice);
        if (!all)
            return fail(all.error());
        return all->report();
    });
}

Result<void> DatabaseUserBatchAdmin::addSlice(Judged &judged, size_t first, size_t last,
                                              const std::vector<QString> &hashes) const
{
    std::vector<ImportedRow> added;
    const auto written = m_context.database.writeNow([&](Transaction &transaction) -> Result<void> {
        for (size_t i = first; i < last; ++i) {
            const auto &[row, candidate] = judged.verdicts[i];
            if (row.state != ImportState::Good)
                continue;
            User user;
            user.id = UserId{m_context.random.uuid()};
            user.username = candidate.username;
            user.email = candidate.email;
            user.isVerified = candidate.isVerified;
            user.isActive = candidate.isActive;
            user.createdAt = user.updatedAt = m_context.clock.now();
            if (const auto inserted = UserRepository::insert(transaction, user, hashes[i]); !inserted)
                return inserted;
            const QJsonObject after{{u"username"_s, user.username},
                                    {u"email"_s, user.email},
                                    {u"is_verified"_s, user.isVerified},
                                    {u"is_active"_s, user.isActive}};
            const QJsonObject data{{u"after"_s, after}, {u"imported"_s, true}};
            if (const auto audited = m_context.audit.append(
                    transaction, {EventType::UserCreated, true, user.id, {}, data, {}, m_context.origin()});
                !audited)
                return audited;
        }
        return {};
    });
    for (size_t i = first; i < last; ++i) {
        ImportedRow &row = judged.verdicts[i].row;
        if (row.state != ImportState::Good)
            continue;
        row.state = written ? ImportState::Added : ImportState::Invalid;
        if (!written) {
            row.reason = u"not_written"_s; // all of this slice: one of them took a name meanwhile, or the disk is full
            row.generatedPassword.clear();
        }
    }
    return {};
}

QFuture<Result<ImportReport>> DatabaseUserBatchAdmin::import(ImportSheet sheet, ImportChoice choice, Progress progress)
{
    return QtConcurrent::run(&m_context.pool, [this, sheet, choice, progress]() -> Result<ImportReport> {
        auto all = judged(sheet, choice);
        if (!all)
            return fail(all.error());
        const int total = all->report().good;
        std::vector<QString> hashes(all->verdicts.size());
        int done = 0;
        for (size_t i = 0; i < hashes.size(); ++i) {
            auto &[row, candidate] = all->verdicts[i];
            if (row.state != ImportState::Good)
                continue;
            if (progress && !progress(done++, total))
                return fail(ErrorKind::Cancelled, u"nobody was added"_s);
            hashes[i] = candidate.passwordHash;
            if (!hashes[i].isEmpty())
                continue;
            if (candidate.password.isEmpty())
                row.generatedPassword = generatedPassword();
            const auto hash = hashOf(candidate.password.isEmpty() ? row.generatedPassword : candidate.password);
            if (!hash)
                return fail(hash.error());
            hashes[i] = *hash;
        }
        for (size_t first = 0; first < hashes.size(); first += kImportedAWrite) {
            const size_t last = std::min(first + kImportedAWrite, hashes.size());
            if (const auto added = addSlice(*all, first, last, hashes); !added)
                return fail(added.error());
        }
        ImportReport report = all->report();
        report.wasDryRun = false;
        if (report.good > 0)
            m_context.changed(UsersArea | AuditArea);
        return report;
    });
}

} // namespace core
