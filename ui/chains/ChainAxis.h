#pragma once

#include <QWidget>

namespace ui {

class ChainCanvas;

/// Local time below a family tree: ticks that follow the zoom, and what idle time was cut.
class ChainAxis : public QWidget
{
    Q_OBJECT
public:
    static constexpr int kHeight = 34;
    explicit ChainAxis(ChainCanvas &tree);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintTicks(QPainter &painter) const;
    void paintCuts(QPainter &painter) const;

    ChainCanvas &m_tree;
};

/// "14:02", with seconds when the scale tells them apart.
QString tickText(qint64 step, const class QDateTime &local);

} // namespace ui
