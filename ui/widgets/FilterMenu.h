#pragma once

#include <QToolButton>

class QMenu;

namespace ui {

/// The star beside a filter: save the filter under a name, choose or remove a saved one, or go back to a recent one.
class FilterMenu : public QToolButton
{
    Q_OBJECT
public:
    explicit FilterMenu(QWidget *parent = nullptr);
    /// As FilterMemory takes it: the objectName of the filter line.
    void setList(const QString &list) { m_list = list; }
    void setCurrent(const QString &text) { m_current = text; } ///< what "Save" saves; empty: nothing to save

Q_SIGNALS:
    void filterChosen(const QString &text);

private:
    void fill();
    void askForName();

    QMenu *m_menu;
    QString m_list;
    QString m_current;
};

} // namespace ui
