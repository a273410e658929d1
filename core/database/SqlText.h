#pragma once

#include <QString>
#include <QStringList>

namespace core {

/// The statements of a script, without comments; semicolons inside text, names and trigger bodies do not end one.
QStringList splitStatements(const QString &script);

/// The same SQL with each comment replaced by a space: an apostrophe in a comment would mislead QtSql's own reading.
QString withoutComments(const QString &sql);

/// The distinct placeholders, with their colon.
QStringList placeholdersOf(const QString &sql);

} // namespace core
