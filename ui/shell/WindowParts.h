#pragma once

#include <QList>
#include <QMap>
#include <QString>

#include <utility>

namespace ui {

class ConsoleGuard;

/// What a window is told about the program around it.
struct WindowParts
{
    ConsoleGuard *guard = nullptr;    ///< none: there is no lock
    QMap<QString, QString> languages; ///< code → own name
    QString language;                 ///< chosen; empty: as the system
    QString profile;                  ///< in the title; empty: the usual one
    QString keychainPlace;
    enum class Demo { No, Temporary, Kept } demo = Demo::No; ///< is a demo's folder removed at the end?
    bool isDevelopment = false;                              ///< somebody chose ENVIRONMENT=development
    QList<std::pair<QString, QString>> versions;             ///< of what is below: "OpenSSL", "3.0.11"
};

} // namespace ui
