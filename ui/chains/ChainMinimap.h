#pragma once

#include <QPixmap>
#include <QWidget>

namespace ui {

class ChainTree;

/// All of a family tree in one strip, with what is in view; a click or a drag moves the view. Hidden while all is in
/// view anyway. The tree's own keys do the same.
class ChainMinimap : public QWidget
{
    Q_OBJECT
public:
    explicit ChainMinimap(ChainTree &tree, QWidget *parent = nullptr);
    QSize sizeHint() const override { return {200, 32}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void follow();
    double xOf(double unitX) const;
    void moveTo(double x);

    void forget(); ///< the tree or the colours have changed
    void drawTree(QPainter &painter) const;
    void drawNode(QPainter &painter, int number, double reach) const;

    ChainTree &m_tree;
    QPixmap m_drawn; ///< the tree alone; null: to be drawn again
};

} // namespace ui
