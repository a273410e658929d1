#include "ui/shell/CommandRegistry.h"

#include "ui/widgets/PageFrame.h"

#include <QAbstractButton>
#include <QAction>
#include <QMap>
#include <QShortcut>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

CommandRegistry::CommandRegistry(QWidget *window) : QObject(window), m_window(window) {}

CommandRegistry::~CommandRegistry()
{
    qDeleteAll(m_windowKeys); // they belong to the window, which may get another registry
    qDeleteAll(m_pageKeys);
}

void CommandRegistry::makeKeys(const QList<QKeySequence> &keys, const std::function<void()> &run,
                               const std::function<bool()> &isPossible, std::vector<QShortcut *> &kept)
{
    for (const QKeySequence &key : keys) {
        if (key.isEmpty())
            continue;
        auto *shortcut = new QShortcut(key, m_window);
        connect(shortcut, &QShortcut::activated, this, [run, isPossible] {
            if (!isPossible || isPossible())
                run();
        });
        kept.push_back(shortcut);
    }
}

void CommandRegistry::add(Command command)
{
    makeKeys(command.keys, command.run, command.isPossible, m_windowKeys);
    m_commands.push_back(std::move(command));
    setWorking(m_working);
}

void CommandRegistry::showPage(const QString &id)
{
    const Page *shown = page(id);
    if (!shown)
        return;
    // Made anew each time: a page may have got further commands meanwhile.
    for (QShortcut *key : std::exchange(m_pageKeys, {})) {
        key->setEnabled(false);
        key->deleteLater(); // it may be the one that was pressed
    }
    m_shown = id;
    for (const PageCommand &command : shown->frame->commands())
        makeKeys({command.shortcut}, command.run, command.isPossible, m_pageKeys);
    setWorking(m_working);
}

void CommandRegistry::setWorking(Working working)
{
    m_working = working;
    for (QShortcut *key : m_windowKeys)
        key->setEnabled(working != Working::None);
    for (QShortcut *key : m_pageKeys)
        key->setEnabled(working == Working::All);
}

const CommandRegistry::Command *CommandRegistry::find(const QString &id) const
{
    const auto found = std::ranges::find(m_commands, id, &Command::id);
    return found == m_commands.end() ? nullptr : &*found;
}

const CommandRegistry::Page *CommandRegistry::page(const QString &id) const
{
    const auto found = std::ranges::find(m_pages, id, &Page::id);
    return found == m_pages.end() ? nullptr : &*found;
}

QStringList CommandRegistry::conflicts() const
{
    QStringList found;
    QMap<QString, QString> ofWindow;
    const auto take = [&found](QMap<QString, QString> &taken, const QKeySequence &key, const QString &text) {
        if (key.isEmpty())
            return;
        const QString name = key.toString(QKeySequence::PortableText);
        if (taken.contains(name))
            found.append(u"%1: %2, %3"_s.arg(name, taken.value(name), text));
        taken.insert(name, text);
    };
    for (const Command &command : m_commands) {
        for (const QKeySequence &key : command.keys)
            take(ofWindow, key, command.text);
    }
    for (const Page &page : m_pages) {
        QMap<QString, QString> taken = ofWindow;
        for (const PageCommand &command : page.frame->commands())
            take(taken, command.shortcut, command.text);
        for (const InnerKey &key : innerKeys(*page.frame)) {
            const QString name = key.keys.toString(QKeySequence::PortableText);
            // Two fields of one page may both have Ctrl+F: only the one that is seen answers.
            if (ofWindow.contains(name) || (taken.contains(name) && taken.value(name) != key.text))
                take(taken, key.keys, key.text);
            else
                taken.insert(name, key.text);
        }
    }
    return found;
}

std::vector<InnerKey> innerKeys(const PageFrame &page)
{
    std::vector<InnerKey> keys;
    const auto add = [&keys](const QKeySequence &key, const QString &text) {
        const auto same = [&](const InnerKey &known) { return known.keys == key && known.text == text; };
        if (!key.isEmpty() && std::ranges::none_of(keys, same))
            keys.push_back({key, text});
    };
    const auto shortcuts = page.findChildren<QShortcut *>();
    for (const QShortcut *shortcut : shortcuts) {
        if (shortcut->context() == Qt::WindowShortcut || shortcut->context() == Qt::ApplicationShortcut)
            add(shortcut->key(), shortcut->whatsThis());
    }
    const auto actions = page.findChildren<QAction *>();
    for (const QAction *action : actions) {
        if (action->shortcutContext() == Qt::WindowShortcut)
            add(action->shortcut(), action->text().remove(u'&'));
    }
    const auto buttons = page.findChildren<QAbstractButton *>();
    for (const QAbstractButton *button : buttons)
        add(button->shortcut(), button->text().remove(u'&'));
    return keys;
}

} // namespace ui
