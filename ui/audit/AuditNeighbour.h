#pragma once

#include "core/admin/AuditAdmin.h"

#include <QObject>

namespace ui {

/// Finds the event of the same user, client or address before or after a given one, whatever the filter shows.
class AuditNeighbour : public QObject
{
    Q_OBJECT
public:
    enum class Step { Previous, Next };
    Q_ENUM(Step)

    AuditNeighbour(core::AuditAdmin &audit, QObject *parent);
    void find(const core::AuditRow &from, core::AuditField field, Step step);

Q_SIGNALS:
    void found(const core::AuditRow &row);
    void nothingThere(ui::AuditNeighbour::Step step);
    void failed(const core::Error &error);

private:
    void findNext(const core::AuditRow &from, int widening);
    void readWindow(const core::AuditQuery &query, const QString &after, const core::AuditRow &from, int widening,
                    const std::optional<core::AuditRow> &nearest);

    core::AuditAdmin &m_audit;
    core::AuditField m_field = core::AuditField::User;
    int m_question = 0;
};

} // namespace ui
