#pragma once

#include "core/admin/ServerControl.h"

#include <QWidget>

class QMenu;

namespace ui {

class SearchButton;
class StateLabel;

/// Product name, the way to the palette, state of the server, and the menu of the program.
class TopBar : public QWidget
{
    Q_OBJECT
public:
    explicit TopBar(QWidget *parent = nullptr);
    void showServer(const core::ServerFigures &figures);
    QMenu *menu() { return m_menu; }
    QRect searchField() const; ///< in the window

Q_SIGNALS:
    void searchClicked();
    void sidebarToggled();
    void serverClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    SearchButton *m_search;
    StateLabel *m_server;
    QMenu *m_menu;
};

} // namespace ui
