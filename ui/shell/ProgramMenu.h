#pragma once

#include "ui/widgets/Theme.h"

#include <QMap>
#include <QObject>

class QMenu;

namespace ui {

class CommandRegistry;
class ConsoleGuard;

/// Fills the menu of the program: lock, appearance, language, closing, help, quit.
class ProgramMenu : public QObject
{
    Q_OBJECT
public:
    struct Shown
    {
        bool hasTray = false;
        QMap<QString, QString> languages; ///< code → own name
        QString language;                 ///< empty: as the system
    };
    /// `guard` may be null: there is no lock then. What the items do is in `registry`.
    ProgramMenu(QMenu *menu, const CommandRegistry &registry, ConsoleGuard *guard, const Shown &shown);
    static void chooseTheme(Mode mode); ///< and remembers it

Q_SIGNALS:
    void languageChosen(const QString &code);

private:
    void addCommand(QMenu *menu, const QString &id);
    void addAppearance();
    void addLanguages(const Shown &shown);
    void addLocking(ConsoleGuard *guard);
    void addClosing();

    QMenu *m_menu;
    const CommandRegistry &m_registry;
};

} // namespace ui
