#pragma once

#include <QJsonObject>
#include <QLoggingCategory>
#include <QString>

namespace core {

enum class LogLevel { Debug, Info, Warning, Error };
enum class LogFormat { Json, Text };

/// Installs the one message handler: every qCInfo/qWarning of the program and of Qt becomes one line on stderr,
/// `{"ts":…,"level":…,"msg":…}` or readable text. Any thread may log afterwards. Call once, first thing in main.
void installLog(LogLevel level, LogFormat format);
void setLogLevel(LogLevel level, LogFormat format);

/// One line with further members (request_id, event …). Never a password, token, hash or key.
void logEvent(LogLevel level, const QString &message, const QJsonObject &members = {});

/// The one line that needs no memory; at most one in ten seconds. Any thread.
void logOutOfMemory();

} // namespace core
