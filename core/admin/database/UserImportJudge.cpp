#include "core/admin/database/UserImportJudge.h"

#include "core/users/PasswordRules.h"
#include "core/users/UserRepository.h"
#include "core/users/UserRules.h"

#include <QRegularExpression>

#include <algorithm>

namespace core {
using namespace Qt::StringLiterals;
namespace {

void refuse(UserImportJudge::Verdict &verdict, ImportField field, const QString &reason)
{
    verdict.row.state = ImportState::Invalid;
    verdict.row.field = field;
    verdict.row.reason = reason;
}

/// Empty: `fallback`. None for what is neither yes nor no.
std::optional<bool> flagOf(const QString &text, bool fallback)
{
    static const QStringList yes{u"1"_s, u"true"_s, u"yes"_s, u"y"_s, u"t"_s, u"on"_s, u"да"_s};
    static const QStringList no{u"0"_s, u"false"_s, u"no"_s, u"n"_s, u"f"_s, u"off"_s, u"нет"_s};
    const QString folded = text.trimmed().toCaseFolded();
    if (folded.isEmpty())
        return fallback;
    if (yes.contains(folded))
        return true;
    return no.contains(folded) ? std::optional(false) : std::nullopt;
}

/// The apostrophe that exports put before what a spreadsheet would take for a formula.
QString withoutGuard(const QString &cell)
{
    static const QString signs = u"=+-@\uFF1D\uFF0B\uFF0D\uFF20"_s;
    return cell.size() > 1 && cell.front() == u'\'' && signs.contains(cell.at(1)) ? cell.mid(1) : cell;
}

} // namespace

Result<void> UserImportJudge::check(const ImportChoice &choice)
{
    const auto count = [&](ImportField field) { return choice.meanings.count(field); };
    if (count(ImportField::Username) != 1 || count(ImportField::Email) != 1)
        return fail(ErrorKind::InvalidInput, u"one column must hold the user name and one the e-mail address"_s,
                    u"columns"_s);
    for (const auto field :
         {ImportField::Password, ImportField::PasswordHash, ImportField::Verified, ImportField::Active}) {
        if (count(field) > 1)
            return fail(ErrorKind::InvalidInput, u"two columns are taken for %1"_s.arg(importFieldName(field)),
                        u"columns"_s);
    }
    return {};
}

ImportField UserImportJudge::meaningOf(const QString &header)
{
    static const QHash<QString, ImportField> words{{u"username"_s, ImportField::Username},
                                                   {u"user"_s, ImportField::Username},
                                                   {u"name"_s, ImportField::Username},
                                                   {u"login"_s, ImportField::Username},
                                                   {u"имя"_s, ImportField::Username},
                                                   {u"логин"_s, ImportField::Username},
                                                   {u"пользователь"_s, ImportField::Username},
                                                   {u"email"_s, ImportField::Email},
                                                   {u"mail"_s, ImportField::Email},
                                                   {u"emailaddress"_s, ImportField::Email},
                                                   {u"почта"_s, ImportField::Email},
                                                   {u"эпочта"_s, ImportField::Email},
                                                   {u"password"_s, ImportField::Password},
                                                   {u"пароль"_s, ImportField::Password},
                                                   {u"passwordhash"_s, ImportField::PasswordHash},
                                                   {u"hash"_s, ImportField::PasswordHash},
                                                   {u"хеш"_s, ImportField::PasswordHash},
                                                   {u"isverified"_s, ImportField::Verified},
                                                   {u"verified"_s, ImportField::Verified},
                                                   {u"emailverified"_s, ImportField::Verified},
                                                   {u"isactive"_s, ImportField::Active},
                                                   {u"active"_s, ImportField::Active},
                                                   {u"enabled"_s, ImportField::Active}};
    QString word = header.toCaseFolded();
    word.removeIf([](QChar c) { return !c.isLetter(); });
    return words.value(word, ImportField::None);
}

bool UserImportJudge::isAcceptableHash(const QString &hash)
{
    // bcrypt up to the cost that sign-ins can hide; SHA-2 crypt up to a million rounds; yescrypt as distributions make
    // it.
    static const QRegularExpression good(u"^(\\$2[aby]\\$(0[4-9]|1[0-6])\\$[./A-Za-z0-9]{53}"
                                         "|\\$5\\$(rounds=[1-9][0-9]{3,5}\\$)?[./A-Za-z0-9]{1,16}\\$[./A-Za-z0-9]{43}"
                                         "|\\$6\\$(rounds=[1-9][0-9]{3,5}\\$)?[./A-Za-z0-9]{1,16}\\$[./A-Za-z0-9]{86}"
                                         "|\\$y\\$j[5-9AB]T\\$[./A-Za-z0-9]{1,86}\\$[./A-Za-z0-9]{43})$"_s);
    return good.match(hash).hasMatch();
}

UserImportJudge::Candidate UserImportJudge::candidateOf(const ImportSheet::Row &row, Verdict &verdict) const
{
    const auto cell = [&](ImportField field) {
        const qsizetype column = m_choice.meanings.indexOf(field);
        return column < 0 ? QString() : row.cells.value(column);
    };
    Candidate candidate{withoutGuard(cell(ImportField::Username)), withoutGuard(cell(ImportField::Email)),
                        cell(ImportField::Password), cell(ImportField::PasswordHash)};
    const auto verified = flagOf(cell(ImportField::Verified), m_choice.verifiedByDefault);
    const auto active = flagOf(cell(ImportField::Active), true);
    if (!verified || !active)
        refuse(verdict, verified ? ImportField::Active : ImportField::Verified, u"bad_flag"_s);
    candidate.isVerified = verified.value_or(false);
    candidate.isActive = active.value_or(true);
    return candidate;
}

void UserImportJudge::judgeValues(Verdict &verdict) const
{
    const Candidate &candidate = verdict.candidate;
    if (const auto valid = UserRules::check(candidate.username, candidate.email); !valid) {
        const bool isName = valid.error().field == "username"_L1;
        return refuse(verdict, isName ? ImportField::Username : ImportField::Email,
                      isName ? u"bad_name"_s : u"bad_email"_s);
    }
    if (!candidate.password.isEmpty() && !candidate.passwordHash.isEmpty())
        return refuse(verdict, ImportField::PasswordHash, u"hash_and_password"_s);
    if (!candidate.passwordHash.isEmpty() && !isAcceptableHash(candidate.passwordHash))
        return refuse(verdict, ImportField::PasswordHash, u"bad_hash"_s);
    if (candidate.password.isEmpty())
        return;
    if (const QStringList missing = missingPasswordRules(candidate.password, m_policy); !missing.isEmpty())
        refuse(verdict, ImportField::Password, u"weak_password: "_s + missing.join(u", "_s));
}

Result<void> UserImportJudge::judgeUniqueness(SqlConnection &connection, Verdict &verdict)
{
    const QString name = foldedName(verdict.candidate.username);
    const QString email = foldedName(verdict.candidate.email);
    for (const auto &[folded, field] : {std::pair(name, ImportField::Username), std::pair(email, ImportField::Email)}) {
        if (m_taken.contains(folded)) {
            refuse(verdict, field, u"twice"_s);
            return {};
        }
        const auto taken = UserRepository::isTaken(connection, folded, {});
        if (!taken)
            return fail(taken.error());
        if (*taken) {
            refuse(verdict, field, field == ImportField::Username ? u"name_taken"_s : u"email_taken"_s);
            verdict.row.state = ImportState::Exists;
            return {};
        }
    }
    m_taken << name << email;
    return {};
}

Result<UserImportJudge::Verdict> UserImportJudge::judge(SqlConnection &connection, const ImportSheet::Row &row)
{
    Verdict verdict;
    verdict.row.line = row.line;
    verdict.candidate = candidateOf(row, verdict);
    verdict.row.username = verdict.candidate.username;
    verdict.row.email = verdict.candidate.email;
    if (row.cells.size() > m_choice.meanings.size())
        refuse(verdict, ImportField::None, u"columns"_s);
    if (verdict.row.state == ImportState::Good)
        judgeValues(verdict);
    if (verdict.row.state == ImportState::Good) {
        if (const auto judged = judgeUniqueness(connection, verdict); !judged)
            return fail(judged.error());
    }
    return verdict;
}

} // namespace core
