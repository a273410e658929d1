#pragma once

#include "core/admin/ServerControl.h"

#include <QWidget>

class QMenu;

namespace ui {

class StateLabel;

/// Product name, state of the server, and the menu of the program.
class TopBar : public QWidget
{
    Q_OBJECT
public:
    explicit TopBar(QWidget *parent = nullptr);
    void showServer(const core::ServerFigures &figures);
    QMenu *menu() { return m_menu; }

Q_SIGNALS:
    void sidebarToggled();
    void serverClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    StateLabel *m_server;
    QMenu *m_menu;
};

} // namespace ui
