#pragma once

#include <QDialog>

class QTreeWidget;

namespace ui {

class CommandRegistry;

/// Every key that works, by place: the window's, the shown page's, then those of the other pages. Made from what is
/// registered.
class ShortcutSheet : public QDialog
{
    Q_OBJECT
public:
    ShortcutSheet(const CommandRegistry &registry, QWidget *parent); ///< deletes itself when closed

private:
    using Lines = QList<std::pair<QString, QString>>; ///< keys, what they do
    void addSection(const QString &title, const Lines &lines);

    QTreeWidget *m_keys;
};

} // namespace ui
