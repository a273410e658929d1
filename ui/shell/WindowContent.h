#pragma once

#include "ui/shell/WindowParts.h"

#include <QWidget>

class QStackedWidget;

namespace ui {

class BannerStack;
class CommandPalette;
class CommandRegistry;
class PaletteHistory;
class Sidebar;
class StatusLine;
class TopBar;

/// What stands in the window while it is not locked: top bar, banners, sidebar, pages, status line, and the palette
/// over them.
class WindowContent : public QWidget
{
    Q_OBJECT
public:
    /// Registry and history outlive it.
    WindowContent(CommandRegistry &registry, PaletteHistory &history, const WindowParts &parts);

    TopBar *top() const { return m_top; }
    BannerStack *banners() const { return m_banners; }
    Sidebar *sidebar() const { return m_sidebar; }
    QStackedWidget *pages() const { return m_pages; }
    StatusLine *status() const { return m_status; }
    CommandPalette *palette() const { return m_palette; }
    void openPalette();
    /// The focus goes to the next part (or, with -1, the one before): sidebar, then the panes of `page`.
    void stepPane(QWidget *page, int direction);

Q_SIGNALS:
    void openRequested(const QString &page, const QString &subject);

private:
    void arrange();
    void connectParts(CommandRegistry &registry);

    TopBar *m_top;
    BannerStack *m_banners;
    Sidebar *m_sidebar;
    QStackedWidget *m_pages;
    StatusLine *m_status;
    CommandPalette *m_palette;
};

} // namespace ui
