#pragma once

#include "core/admin/AuditAdmin.h"

#include <QWidget>

#include <functional>

class QButtonGroup;
class QComboBox;
class QHBoxLayout;

namespace ui {

class FilterLine;

/// What part of the log is shown: range, text, event, result, and a chip for every further value.
class AuditFilterBar : public QWidget
{
    Q_OBJECT
public:
    explicit AuditFilterBar(QWidget *parent = nullptr);

    /// Quick ranges count back from `now`.
    core::AuditQuery query(core::Instant now) const;
    void setQuery(const core::AuditQuery &query);
    /// Adds the given text, result, event, user, client and address to what is asked for already.
    void narrow(const core::AuditQuery &more);
    void setRange(core::Instant since, core::Instant until);
    void showAll();
    bool isNarrow() const; ///< anything but all of the log
    void setCount(qint64 matching, qint64 total);
    QHBoxLayout *rangeRow() { return m_rangeRow; } ///< further controls go to its end
    QStringList chipTexts() const;

Q_SIGNALS:
    void changed();

private:
    void addRanges();
    void addFields();
    void lightRange(int range);
    void rebuildChips();
    void addChip(const QString &text, std::function<void()> remove);
    void announce();

    FilterLine *m_line;
    QComboBox *m_event;
    QButtonGroup *m_ranges;
    QHBoxLayout *m_rangeRow;
    QWidget *m_chips;
    core::AuditQuery m_exact; ///< user, client, address, request, family, several events, own range
};

} // namespace ui
