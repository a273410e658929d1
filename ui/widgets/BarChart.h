#pragma once

#include "core/base/Clock.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace ui {

/// One span of time: `good` stacked below `bad`.
struct Bar
{
    core::Instant start;
    qint64 good = 0;
    qint64 bad = 0;
};

/// Stacked bars over time. The pointer or the arrow keys pick a bar, dragging or Shift+arrows a range, Enter takes it.
class BarChart : public QWidget
{
    Q_OBJECT
public:
    BarChart(const QString &goodWord, const QString &badWord, QWidget *parent = nullptr);

    void setWords(const QString &goodWord, const QString &badWord);
    /// Equal spans; the last one ends at `end`.
    void setBars(std::vector<Bar> bars, core::Instant end);
    const std::vector<Bar> &bars() const { return m_bars; }
    QString barText(int bar) const; ///< its span and exact numbers, as in the tool tip
    QSize sizeHint() const override { return {480, 180}; }
    QSize minimumSizeHint() const override { return {240, 120}; }

Q_SIGNALS:
    void rangeSelected(core::Instant since, core::Instant until); ///< until is exclusive

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRectF plot() const;
    int barAt(double x) const;
    core::Instant startOf(int bar) const;
    qint64 top() const;
    void setCurrent(int bar);
    void takeRange();
    void paintGrid(QPainter &painter, const QRectF &area) const;
    void paintBars(QPainter &painter, const QRectF &area) const;
    void paintAxis(QPainter &painter, const QRectF &area) const;

    QString m_goodWord;
    QString m_badWord;
    std::vector<Bar> m_bars;
    core::Instant m_end;
    int m_current = -1;
    int m_anchor = -1;
    bool m_dragging = false;
};

} // namespace ui
