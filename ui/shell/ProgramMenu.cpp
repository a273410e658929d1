#include "ui/shell/ProgramMenu.h"

#include "ui/shell/CloseQuestion.h"
#include "ui/shell/CommandRegistry.h"
#include "ui/shell/ConsoleGuard.h"
#include "ui/widgets/Theme.h"

#include <QActionGroup>
#include <QMenu>
#include <QSettings>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// One of several: `choose` is called with what was taken.
template <class Value, class Choose>
QAction *addChoice(QMenu *menu, QActionGroup *group, const QString &text, Value value, Value chosen, Choose choose)
{
    QAction *action = menu->addAction(text);
    action->setCheckable(true);
    action->setChecked(value == chosen);
    group->addAction(action);
    QObject::connect(action, &QAction::triggered, group, [value, choose] { choose(value); });
    return action;
}

} // namespace

ProgramMenu::ProgramMenu(QMenu *menu, const CommandRegistry &registry, ConsoleGuard *guard, const Shown &shown)
    : QObject(menu), m_menu(menu), m_registry(registry)
{
    if (guard)
        addLocking(guard);
    addAppearance();
    addLanguages(shown);
    if (shown.hasTray)
        addClosing();
    menu->addSeparator();
    addCommand(menu, u"shortcuts"_s);
    addCommand(menu, u"about"_s);
    menu->addSeparator();
    addCommand(menu, u"quit"_s);
}

/// The key is shown only: the registry has it.
void ProgramMenu::addCommand(QMenu *menu, const QString &id)
{
    const auto *command = m_registry.find(id);
    if (!command)
        return;
    const QString keys = command->keys.value(0).toString(QKeySequence::NativeText);
    QAction *action = menu->addAction(keys.isEmpty() ? command->text : command->text + u'\t' + keys);
    action->setObjectName(u"menu_"_s + id);
    connect(action, &QAction::triggered, this, [run = command->run] { run(); });
}

void ProgramMenu::chooseTheme(Mode mode)
{
    Theme::instance().setMode(mode);
    QSettings().setValue(u"theme"_s, int(mode));
}

void ProgramMenu::addAppearance()
{
    auto *menu = m_menu->addMenu(tr("Appearance"));
    auto *themes = new QActionGroup(menu);
    const auto add = [&](const QString &text, Mode value) {
        QAction *action = addChoice(menu, themes, text, value, Theme::instance().mode(), &ProgramMenu::chooseTheme);
        // The command palette changes it too.
        connect(menu, &QMenu::aboutToShow, action,
                [action, value] { action->setChecked(Theme::instance().mode() == value); });
    };
    add(tr("As the system"), Mode::System);
    add(tr("Light"), Mode::Light);
    add(tr("Dark"), Mode::Dark);
    menu->addSeparator();
    auto *sizes = new QActionGroup(menu);
    for (const int percent : {90, 100, 110, 125, 150}) {
        QAction *size = addChoice(menu, sizes, tr("Text %1 %").arg(percent), percent, Theme::instance().textPercent(),
                                  [](int chosen) {
                                      Theme::instance().setTextPercent(chosen);
                                      QSettings().setValue(u"textPercent"_s, chosen);
                                  });
        size->setObjectName(u"text%1"_s.arg(percent));
    }
}

void ProgramMenu::addLanguages(const Shown &shown)
{
    auto *menu = m_menu->addMenu(tr("Language"));
    auto *group = new QActionGroup(menu);
    const auto add = [&](const QString &text, const QString &code) {
        const bool isChosen = code == shown.language;
        QAction *action = addChoice(menu, group, text, code, shown.language,
                                    [this](const QString &chosen) { emit languageChosen(chosen); });
        // A language that is taken builds the menu anew; one that was not taken after all is not the one.
        connect(menu, &QMenu::aboutToShow, action, [action, isChosen] { action->setChecked(isChosen); });
    };
    add(tr("As the system"), QString());
    for (auto language = shown.languages.cbegin(); language != shown.languages.cend(); ++language)
        add(language.value(), language.key());
}

void ProgramMenu::addLocking(ConsoleGuard *guard)
{
    addCommand(m_menu, u"lock"_s);
    auto *menu = m_menu->addMenu(tr("Lock when idle"));
    auto *group = new QActionGroup(menu);
    const auto choose = [guard](int minutes) { guard->setIdleMinutes(minutes); };
    const int chosen = ConsoleGuard::idleMinutes();
    addChoice(menu, group, tr("Never"), 0, chosen, choose);
    for (const int minutes : {5, 15, 30, 60}) {
        QAction *action =
            addChoice(menu, group, tr("After %n minutes without use", nullptr, minutes), minutes, chosen, choose);
        action->setObjectName(u"idle%1"_s.arg(minutes));
    }
    addCommand(m_menu, u"lockPassphrase"_s);
    m_menu->addSeparator();
}

void ProgramMenu::addClosing()
{
    using Choice = CloseQuestion::Choice;
    auto *menu = m_menu->addMenu(tr("Closing the window"));
    auto *group = new QActionGroup(menu);
    const auto add = [&](const QString &text, Choice value) {
        QAction *action = addChoice(menu, group, text, value, CloseQuestion::remembered(), &CloseQuestion::remember);
        // The question itself changes the choice too.
        connect(menu, &QMenu::aboutToShow, action,
                [action, value] { action->setChecked(CloseQuestion::remembered() == value); });
    };
    add(tr("Ask"), Choice::Ask);
    add(tr("Keeps the server running"), Choice::KeepServing);
    add(tr("Quits"), Choice::Quit);
}

} // namespace ui
