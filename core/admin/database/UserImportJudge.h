#pragma once

#include "core/admin/UserImport.h"
#include "core/base/Result.h"
#include "core/database/SqlConnection.h"
#include "core/settings/Settings.h"

#include <QSet>

namespace core {

/// Decides about each row of a file of users: may it be added, is it there already, what is wrong with it.
class UserImportJudge
{
public:
    struct Candidate
    {
        QString username;
        QString email;
        QString password;
        QString passwordHash;
        bool isVerified = false;
        bool isActive = true;
    };
    struct Verdict
    {
        ImportedRow row;
        Candidate candidate; ///< of a good one
    };

    /// InvalidInput (field "columns") when the choice lacks name or address, or has a meaning twice.
    static Result<void> check(const ImportChoice &choice);
    /// What a column is for, by its header in any case: "login", "E-mail", "пароль" …
    static ImportField meaningOf(const QString &header);
    /// A hash that crypt(3) verifies at a price that a server can pay.
    static bool isAcceptableHash(const QString &hash);

    UserImportJudge(const ImportChoice &choice, PasswordPolicy policy) : m_choice(choice), m_policy(policy) {}
    /// Rows are judged in their order: a later one with the name of an earlier one is refused.
    Result<Verdict> judge(SqlConnection &connection, const ImportSheet::Row &row);

private:
    Candidate candidateOf(const ImportSheet::Row &row, Verdict &verdict) const;
    void judgeValues(Verdict &verdict) const;
    Result<void> judgeUniqueness(SqlConnection &connection, Verdict &verdict);

    ImportChoice m_choice;
    PasswordPolicy m_policy;
    QSet<QString> m_taken; ///< folded names and addresses of the rows before
};

} // namespace core
