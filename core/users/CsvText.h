#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace core {

/// A text file of a spreadsheet (RFC 4180, and what spreadsheets really write).
struct CsvText
{
    struct Row
    {
        int line = 0; ///< from 1
        QStringList cells;
    };
    struct Limits
    {
        int rows = 100'000; ///< behind the header
        int rowSize = 16 * 1024;
        int columns = 64;
    };
    QString encoding; ///< "UTF-8", "UTF-8 with BOM", "UTF-16"
    QChar delimiter;
    std::vector<Row> rows; ///< without empty ones

    /// The delimiter is the one of comma, semicolon and tab that stands most often in the first line. InvalidInput
    /// with field "encoding" or "line" and the reason in words.
    static Result<CsvText> parse(const QByteArray &bytes, const Limits &limits);

    /// One cell for a file that a spreadsheet may open: quoted where needed, and what would be taken for a formula
    /// behind an apostrophe.
    static QString cell(const QString &text);
};

} // namespace core
