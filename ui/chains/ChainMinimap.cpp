#include "ui/chains/ChainMinimap.h"

#include "ui/chains/ChainTree.h"
#include "ui/chains/ChainWords.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kMargin = 8;

} // namespace

ChainMinimap::ChainMinimap(ChainTree &tree, QWidget *parent) : QWidget(parent), m_tree(tree)
{
    setObjectName(u"chainMinimap"_s);
    setAccessibleName(tr("Overview of the family tree"));
    setToolTip(tr("Click or drag to move along the chain"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    connect(&tree, &ChainTree::viewChanged, this, &ChainMinimap::follow);
    connect(&tree, &ChainTree::pictureChanged, this, &ChainMinimap::follow);
    connect(&tree, &ChainTree::currentTokenChanged, this, qOverload<>(&QWidget::update));
    hide();
}

void ChainMinimap::follow()
{
    const double whole = m_tree.picture().scale.width() * m_tree.zoom();
    setVisible(m_tree.nodeCount() > 1 && whole > m_tree.viewport()->width());
    update();
}

double ChainMinimap::xOf(double unitX) const
{
    const double whole = std::max(1.0, m_tree.picture().scale.width());
    return kMargin + unitX / whole * (width() - 2 * kMargin);
}

void ChainMinimap::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme.color(Tone::Background));
    const ChainPicture &picture = m_tree.picture();
    const double rowHeight = std::min(8.0, (height() - 8.0) / std::max(1, picture.rows()));
    const double top = (height() - rowHeight * picture.rows()) / 2 + rowHeight / 2;
    for (size_t i = 0; i < picture.nodes.size(); ++i) {
        const ChainNode &node = picture.nodes[i];
        const bool isRed = node.killed || picture.firstOf(int(i)).state == core::ChainState::Reused;
        const QColor color = theme.color(isRed ? Tone::Danger : chainMark(picture.firstOf(int(i)).state).tone);
        const double y = top + node.row * rowHeight;
        painter.setPen(QPen(color, 1));
        if (node.parent >= 0)
            painter.drawLine(QPointF(xOf(picture.nodes[size_t(node.parent)].to), y), QPointF(xOf(node.from), y));
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        const double reach = isRed || int(i) == m_tree.currentNode() ? 3 : 2;
        painter.drawRoundedRect(
            QRectF(xOf(node.from) - reach, y - reach, xOf(node.to) - xOf(node.from) + 2 * reach, 2 * reach), reach,
            reach);
    }
    const double left = xOf(std::max(0.0, m_tree.unitX(0)));
    const double right = xOf(std::min(picture.scale.width(), m_tree.unitX(m_tree.viewport()->width())));
    QColor seen = theme.color(Tone::Accent);
    painter.setPen(QPen(seen, 1.5));
    seen.setAlpha(30);
    painter.setBrush(seen);
    painter.drawRoundedRect(QRectF(left - 4, 1.5, std::max(8.0, right - left + 8), height() - 3), 4, 4);
}

void ChainMinimap::moveTo(double x)
{
    const double whole = m_tree.picture().scale.width();
    m_tree.centreOn((x - kMargin) / std::max(1.0, width() - 2 * kMargin) * whole);
}

void ChainMinimap::mousePressEvent(QMouseEvent *event)
{
    moveTo(event->position().x());
}

void ChainMinimap::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        moveTo(event->position().x());
}

} // namespace ui
