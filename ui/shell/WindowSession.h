#pragma once

#include <QMap>
#include <QString>
#include <QVariantMap>

namespace ui {

class CommandRegistry;

/// What comes back at the next start and in another language: the page that is shown and what each page keeps of its
/// own.
struct WindowSession
{
    QString page;
    QMap<QString, QVariantMap> pages;

    static WindowSession of(const CommandRegistry &registry);
    void giveTo(const CommandRegistry &registry) const; ///< before the pages are read for the first time
    static WindowSession load();
    void save() const;
};

} // namespace ui
