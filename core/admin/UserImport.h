#pragma once

#include "core/base/Ids.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <vector>

namespace core {

enum class ImportField { None, Username, Email, Password, PasswordHash, Verified, Active };
QString importFieldName(ImportField field); ///< "username" …; empty for None

/// A file of users cut into rows and cells.
struct ImportSheet
{
    static constexpr int kMostRows = 100'000;
    static constexpr int kLongestLine = 16 * 1024; ///< bytes of a row
    static constexpr int kMostColumns = 64;

    struct Row
    {
        int line = 0; ///< of the file, from 1; of a row over several lines the first
        QStringList cells;
    };
    QString fileName;
    QString encoding;  ///< "UTF-8", "UTF-8 with BOM", "UTF-16"
    QString delimiter; ///< "," ";" or a tab
    QStringList headers;
    QList<ImportField> meanings; ///< of each column, as guessed from its header
    std::vector<Row> rows;
};

struct ImportChoice
{
    QList<ImportField> meanings; ///< of each column; Username and Email are needed
    bool verifiedByDefault = false;
};

enum class ImportState { Good, Added, Exists, Invalid };

struct ImportedRow
{
    int line = 0;
    ImportState state = ImportState::Good;
    QString username;
    QString email;
    ImportField field = ImportField::None; ///< what is wrong
    QString reason = {}; ///< "name_taken", "email_taken", "twice", "bad_name", "bad_email", "weak_password: upper,
                         ///< digit", "bad_hash", "hash_and_password", "bad_flag", "columns"
    QString generatedPassword = {}; ///< of an added one that came without
};

struct ImportReport
{
    std::vector<ImportedRow> rows;
    int good = 0; ///< may be added, or were
    int exists = 0;
    int invalid = 0;
    int generated = 0; ///< of the good ones: get a generated password
    bool wasDryRun = true;
};

} // namespace core
