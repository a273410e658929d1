#pragma once

#include <QKeySequence>
#include <QObject>
#include <QStringList>

#include <functional>
#include <vector>

class QShortcut;
class QWidget;

namespace ui {

class PageFrame;

/// Ids of commands that open a page begin so; the page's id follows.
inline const QString kOpensPage = QStringLiteral("open:");

/// Everything that has a name or a key: the window's own commands, the pages, and what each page can do. Menu, palette
/// and shortcut sheet read it; the keys themselves are made here and nowhere else.
class CommandRegistry : public QObject
{
    Q_OBJECT
public:
    struct Command
    {
        QString id;
        QString text;
        QList<QKeySequence> keys; ///< the first one is shown
        std::function<void()> run;
        std::function<bool()> isPossible = {}; ///< none: always
    };
    struct Page
    {
        QString id;
        QString iconName;
        PageFrame *frame;
    };

    /// Keys work while `window` is active.
    explicit CommandRegistry(QWidget *window);
    ~CommandRegistry() override;

    void add(Command command);
    void addPage(Page page) { m_pages.push_back(std::move(page)); }
    /// The keys of this page's commands work from now on, those of others do not.
    void showPage(const QString &id);
    QString shownPage() const { return m_shown; }
    /// While the console is locked no key works; while the palette is open only the window's.
    enum class Working { All, WindowOnly, None };
    void setWorking(Working working);

    const std::vector<Command> &commands() const { return m_commands; }
    const Command *find(const QString &id) const;
    const std::vector<Page> &pages() const { return m_pages; }
    const Page *page(const QString &id) const;
    /// "Ctrl+K: Search, New user": keys that would do two things while some page is shown. For a test: there are none.
    QStringList conflicts() const;

private:
    void makeKeys(const QList<QKeySequence> &keys, const std::function<void()> &run,
                  const std::function<bool()> &isPossible, std::vector<QShortcut *> &kept);

    QWidget *m_window;
    std::vector<Command> m_commands;
    std::vector<Page> m_pages;
    std::vector<QShortcut *> m_windowKeys;
    std::vector<QShortcut *> m_pageKeys;
    QString m_shown;
    Working m_working = Working::All;
};

/// Keys of widgets inside a page that are not among its commands (Ctrl+F of the filter): what they do, by whatsThis or
/// the action's text.
struct InnerKey
{
    QKeySequence keys;
    QString text;
};
std::vector<InnerKey> innerKeys(const PageFrame &page);

} // namespace ui
