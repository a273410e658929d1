#pragma once

#include "core/base/Result.h"

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui {

class MessageBar;
enum class Emphasis { Normal, Primary, Danger };

/// What every page has: title, main actions, a bar for failures and one for notices with Undo, and a body.
/// The window calls refresh() only while the page is visible; what happened while it was hidden comes when it is shown.
class PageFrame : public QWidget
{
    Q_OBJECT
public:
    explicit PageFrame(const QString &title, QWidget *parent = nullptr);

    QString title() const;
    QPushButton *addAction(const QString &text, const QString &objectName, Emphasis emphasis = Emphasis::Normal);
    QVBoxLayout *body() { return m_body; }

    void showFailure(const core::Error &error);
    void showFailureText(const QString &text, const QString &details);
    void hideFailure();
    /// Offers `undo` for 10 s; without `undoText` it only tells.
    void showNotice(const QString &text, const QString &undoText = {}, std::function<void()> undo = {});

    /// Read again what these areas (core::Area flags, -1 for all) may have changed. Selection and scroll position stay.
    virtual void refresh(int areas);
    /// Show this subject: "user:<id>", "client:<id>", "family:<id>", "token:<text>", "event=…&since=…" (the page knows
    /// its own).
    virtual void open(const QString &subject);

Q_SIGNALS:
    /// A link to another page ("overview", "users", "clients", "chains", "audit", "keys", "lab", "server").
    void openRequested(const QString &page, const QString &subject);
    /// How many things on this page need a look; 0 hides the badge in the sidebar.
    void badgeChanged(int count);

private:
    QLabel *m_title;
    QHBoxLayout *m_actions;
    MessageBar *m_failure;
    MessageBar *m_notice;
    QVBoxLayout *m_body;
};

/// Gives a button the look of its emphasis.
void setEmphasis(QPushButton *button, Emphasis emphasis);

} // namespace ui
