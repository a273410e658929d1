#pragma once

#include "core/admin/AuditAdmin.h"

#include <QTimer>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace ui {

/// All fields of an event. Beside each value that a filter can name: add it, or leave its rows out.
class AuditFacts : public QWidget
{
    Q_OBJECT
public:
    explicit AuditFacts(QWidget *parent = nullptr);
    void setRow(const core::AuditRow &row);

Q_SIGNALS:
    void chosen(core::AuditField field, const QString &value, bool exclude);

private:
    void showTime();
    struct Line
    {
        QLabel *caption;
        QLabel *value;
        QWidget *buttons;
        std::optional<core::AuditField> field;
    };

    Line addLine(const QString &caption, const QString &objectName, std::optional<core::AuditField> field = {});
    QWidget *makeButtons(const QString &caption, core::AuditField field);
    void addFields();
    /// What an event does not have takes no place.
    static void show(const Line &line, const QString &text);

    QGridLayout *m_grid;
    core::AuditRow m_row;
    QTimer m_nextMinute;
    std::vector<Line> m_values; ///< those with a field
    QLabel *m_time;
    Line m_agent;
    Line m_userId;
    QLabel *m_number = nullptr;
    QLabel *m_hash = nullptr;
};

} // namespace ui
