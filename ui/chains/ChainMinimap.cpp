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
    connect(&tree, &ChainTree::pictureChanged, this, &ChainMinimap::forget);
    connect(&tree, &ChainTree::pictureChanged, this, &ChainMinimap::follow);
    connect(&Theme::instance(), &Theme::changed, this, &ChainMinimap::forget);
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

void ChainMinimap::forget()
{
    m_drawn = {};
    update();
}

void ChainMinimap::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    forget();
}

/// What would fall on the dot before is left out: thousands of them make a line.
void ChainMinimap::drawTree(QPainter &painter) const
{
    const ChainPicture &picture = m_tree.picture();
    std::vector<double> reached(size_t(picture.rows), -1.0);
    for (size_t i = 0; i < picture.nodes.size(); ++i) {
        const ChainNode &node = picture.nodes[i];
        const bool isRed = node.killed || picture.firstOf(int(i)).state == core::ChainState::Reused;
        double &right = reached[size_t(node.row)];
        if (!isRed && xOf(node.to) < right + 0.5)
            continue;
        right = xOf(node.to);
        drawNode(painter, int(i), isRed ? 3 : 2);
    }
}

void ChainMinimap::drawNode(QPainter &painter, int number, double reach) const
{
    const ChainPicture &picture = m_tree.picture();
    const ChainNode &node = picture.nodes[size_t(number)];
    const double rowHeight = std::min(8.0, (height() - 8.0) / std::max(1, picture.rows));
    const double y = (height() - rowHeight * picture.rows) / 2 + rowHeight / 2 + node.row * rowHeight;
    const core::ChainState state = picture.firstOf(number).state;
    const bool isRed = node.killed || state == core::ChainState::Reused;
    const QColor color = Theme::instance().color(isRed ? Tone::Danger : chainMark(state).tone);
    painter.setPen(QPen(color, 1));
    if (node.parent >= 0)
        painter.drawLine(QPointF(xOf(picture.nodes[size_t(node.parent)].to), y), QPointF(xOf(node.from), y));
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(
        QRectF(xOf(node.from) - reach, y - reach, xOf(node.to) - xOf(node.from) + 2 * reach, 2 * reach), reach, reach);
}

void ChainMinimap::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    if (m_drawn.isNull()) {
        m_drawn = QPixmap(size() * devicePixelRatioF());
        m_drawn.setDevicePixelRatio(devicePixelRatioF());
        m_drawn.fill(theme.color(Tone::Background));
        QPainter drawing(&m_drawn);
        drawing.setRenderHint(QPainter::Antialiasing);
        drawTree(drawing);
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawPixmap(0, 0, m_drawn);
    if (m_tree.currentNode() >= 0)
        drawNode(painter, m_tree.currentNode(), 3);
    const ChainPicture &picture = m_tree.picture();
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
