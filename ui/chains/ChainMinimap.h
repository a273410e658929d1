#pragma once

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

private:
    void follow();
    double xOf(double unitX) const;
    void moveTo(double x);

    ChainTree &m_tree;
};

} // namespace ui
