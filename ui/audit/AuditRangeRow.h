#pragma once

#include "ui/audit/AuditRange.h"

#include <QWidget>

#include <vector>

class QButtonGroup;
class QHBoxLayout;
class QToolButton;

namespace ui {

/// Quick ranges, a range of one's own, and the way back out of those that were zoomed into.
class AuditRangeRow : public QWidget
{
    Q_OBJECT
public:
    explicit AuditRangeRow(QWidget *parent = nullptr);

    const AuditRange &range() const { return m_range; }
    void setRange(const AuditRange &range); ///< silent; forgets where it was zoomed in from
    void zoomInto(core::Instant since, core::Instant until);
    void zoomOut(); ///< to the range before; from the first one to twice as much time
    /// The filter itself says when: no range is lit, and it has no effect until one is chosen.
    void setOverruled(bool overruled);
    bool isOverruled() const { return m_overruled; }
    void chooseOwn();
    QHBoxLayout *row() { return m_row; } ///< further controls go to its end

Q_SIGNALS:
    void chosen();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void fit();
    void choose(const AuditRange &range);
    void light();

    AuditRange m_range;
    std::vector<AuditRange> m_before;
    QButtonGroup *m_buttons;
    QToolButton *m_own;
    QHBoxLayout *m_row;
    bool m_overruled = false;
    bool m_isNarrow = false;
    int m_wordsWidth = 0; ///< what the words beside icons take, while they are hidden
};

} // namespace ui
