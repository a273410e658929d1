#pragma once

#include <QString>

namespace core {

/// SQL: the name that a user who was removed for good had last, as the rows of his own changes in the log say; NULL
/// when they do not. `user` is the SQL of the id. Only for users without a row: it walks back to the user's last
/// change.
QString lastKnownName(const QString &user);

} // namespace core
