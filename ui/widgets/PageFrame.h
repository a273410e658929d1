#pragma once

#include "core/base/Result.h"

#include <QFuture>
#include <QKeySequence>
#include <QVariantMap>
#include <QWidget>

#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui {

class MessageBar;
enum class Emphasis { Normal, Primary, Danger };
enum class CommandPlace { Window, WindowAndTray };

/// Something that a page can do, as the command palette offers it.
struct PageCommand
{
    QString text;
    QKeySequence shortcut; ///< works while the page is shown; may be empty
    std::function<void()> run;
    std::function<bool()> isPossible;
    CommandPlace place = CommandPlace::Window;
};

/// A thing that a page knows, as the palette's search shows it; open(subject) shows it on the page.
struct SearchHit
{
    QString title;
    QString detail;
    QString subject;
};

/// What every page has: title, main actions, a bar for failures, one for notices with Undo that lies over the
/// page's lower edge, and a body.
/// The window calls refresh() only while the page is visible; what happened while it was hidden comes when it is shown.
class PageFrame : public QWidget
{
    Q_OBJECT
public:
    explicit PageFrame(const QString &title, QWidget *parent = nullptr);

    QString title() const;
    /// Becomes a command too.
    QPushButton *addAction(const QString &text, const QString &objectName, Emphasis emphasis = Emphasis::Normal);
    /// `isPossible` may be empty: always.
    void addCommand(const QString &text, const QKeySequence &shortcut, std::function<void()> run,
                    std::function<bool()> isPossible = {}, CommandPlace place = CommandPlace::Window);
    const std::vector<PageCommand> &commands() const { return m_commands; }
    QVBoxLayout *body() { return m_body; }

    void showFailure(const core::Error &error);
    void showFailureText(const QString &text, const QString &details);
    void hideFailure();
    /// Offers `undo` for 10 s; without `undoText` it only tells.
    void showNotice(const QString &text, const QString &undoText = {}, std::function<void()> undo = {});

    /// In red, and until somebody has dismissed it or taken the action: what must not be overlooked. The page becomes
    /// shorter by it, so that no line lies below.
    void showAlarm(const QString &text, const QString &actionText, std::function<void()> action);

    /// Read again what these areas (core::Area flags, -1 for all) may have changed. Selection and scroll position stay.
    virtual void refresh(int areas);
    /// Show this subject: "user:<id>", "client:<id>", "family:<id>", "token:<text>", "event=…&since=…" (the page knows
    /// its own).
    virtual void open(const QString &subject);
    /// At most `most` things whose name contains the text; an empty future when the page has none.
    virtual QFuture<std::vector<SearchHit>> search(const QString &text, int most);
    /// What comes back at the next start: filter, selection, open tab. No secrets; values of QSettings.
    virtual QVariantMap state() const;
    virtual void restoreState(const QVariantMap &state);
    /// The button of the banner was pressed.
    virtual void bannerPressed();
    /// The console was locked: secrets go from the screen and from memory.
    virtual void forgetSecrets();
    /// A sentence on what would be lost with the page; empty: nothing. Asked before the program ends.
    virtual QString unsavedChanges() const;

Q_SIGNALS:
    /// A link to another page ("overview", "users", "clients", "chains", "audit", "keys", "lab", "server").
    void openRequested(const QString &page, const QString &subject);
    /// How many things on this page need a look; 0 hides the badge in the sidebar.
    void badgeChanged(int count);
    /// A red bar over the whole window while something unsafe is on; empty text takes it away.
    void bannerChanged(const QString &text, const QString &buttonText);
    void unsavedChangesChanged(bool isUnsaved); ///< marks the page in the sidebar

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void placeBars();
    int placeBar(MessageBar *bar, int bottom);

    QLabel *m_title;
    QHBoxLayout *m_actions;
    bool m_lastIsDanger = false; ///< of the actions
    MessageBar *m_failure;
    MessageBar *m_notice;
    MessageBar *m_alarm;
    QVBoxLayout *m_body;
    std::vector<PageCommand> m_commands;
};

/// Gives a button the look of its emphasis.
void setEmphasis(QPushButton *button, Emphasis emphasis);

} // namespace ui
