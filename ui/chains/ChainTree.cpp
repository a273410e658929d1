#include "ui/chains/ChainTree.h"

#include "ui/chains/ChainNodeItem.h"
#include "ui/widgets/Theme.h"

#include <QAccessible>
#include <QFile>
#include <QKeyEvent>
#include <QSvgGenerator>
#include <QWheelEvent>

#include <algorithm>

namespace ui {

namespace {

constexpr double kSmallest = 0.2;
constexpr double kReadable = 0.65; ///< a long chain scrolls rather than shrink below this by itself
constexpr double kLargest = 4;

} // namespace

ChainTree::ChainTree(QWidget *parent) : QGraphicsView(new QGraphicsScene, parent)
{
    scene()->setParent(this);
    setFrameShape(QFrame::NoFrame);
    setDragMode(ScrollHandDrag);
    setFocusPolicy(Qt::StrongFocus);
    setTransformationAnchor(AnchorUnderMouse);
    setAccessibleName(tr("Family tree of the chain"));
    viewport()->setCursor(Qt::ArrowCursor);
    connect(&Theme::instance(), &Theme::changed, this, [this] { viewport()->update(); });
}

void ChainTree::setTokens(std::vector<core::ChainToken> tokens)
{
    const QString before = currentToken();
    m_current = -1;
    m_items.clear();
    scene()->clear();
    m_tokens = std::move(tokens);
    m_nodes = layOutChain(m_tokens);
    for (size_t i = 0; i < m_nodes.size(); ++i)
        addNode(i);
    scene()->setSceneRect(scene()->itemsBoundingRect().adjusted(-16, -12, 16, 12));
    const int kept = nodeOf(before);
    if (kept < 0 || !m_zoomed) {
        m_zoomed = false;
        fit();
    }
    setCurrent(kept >= 0 ? kept : mostTelling());
}

void ChainTree::addNode(size_t index)
{
    const ChainNode &node = m_nodes[index];
    const ChainNode *parent = node.parent < 0 ? nullptr : &m_nodes[size_t(node.parent)];
    auto *item = new ChainNodeItem(node, int(index), parent ? &m_tokens[size_t(parent->tokens.back())] : nullptr,
                                   parent ? parent->place : node.place, m_tokens);
    item->setZValue(-double(index)); // an edge lies below the node that it leaves
    scene()->addItem(item);
    m_items.push_back(item);
}

QStringList ChainTree::redTokens() const
{
    QStringList red;
    for (size_t i = 0; i < m_nodes.size(); ++i) {
        if (!m_items[i]->isRed())
            continue;
        for (const int token : m_nodes[i].tokens)
            red.append(m_tokens[size_t(token)].jtiHash);
    }
    return red;
}

QString ChainTree::currentToken() const
{
    return m_current < 0 ? QString() : m_tokens[size_t(m_nodes[size_t(m_current)].tokens.front())].jtiHash;
}

bool ChainTree::selectToken(const QString &jtiHash)
{
    const int node = nodeOf(jtiHash);
    if (node >= 0)
        setCurrent(node);
    return node >= 0;
}

int ChainTree::nodeOf(const QString &jtiHash) const
{
    for (size_t i = 0; i < m_nodes.size(); ++i) {
        for (const int token : m_nodes[i].tokens) {
            if (m_tokens[size_t(token)].jtiHash == jtiHash)
                return int(i);
        }
    }
    return -1;
}

/// The token that was used twice, else the newest one.
int ChainTree::mostTelling() const
{
    for (size_t i = 0; i < m_nodes.size(); ++i) {
        if (m_tokens[size_t(m_nodes[i].tokens.front())].state == core::ChainState::Reused)
            return int(i);
    }
    return int(m_nodes.size()) - 1;
}

void ChainTree::setCurrent(int node)
{
    if (m_current >= 0)
        m_items[size_t(m_current)]->setCurrent(false);
    m_current = node;
    if (node >= 0) {
        m_items[size_t(node)]->setCurrent(true);
        ensureVisible(QRectF(m_items[size_t(node)]->pos(), QSizeF()).adjusted(-40, -30, 40, 40), 8, 8);
        setAccessibleDescription(m_items[size_t(node)]->words());
        QAccessibleEvent told(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&told);
    }
    emit currentTokenChanged(currentToken());
}

int ChainTree::neighbour(int direction) const
{
    const ChainNode &here = m_nodes[size_t(m_current)];
    int best = m_current;
    double bestDistance = 0;
    for (size_t i = 0; i < m_nodes.size(); ++i) {
        const ChainNode &there = m_nodes[i];
        if ((there.row - here.row) * direction <= 0)
            continue;
        const double distance = std::abs(there.row - here.row) * 1e6 + std::abs(there.place.x() - here.place.x());
        if (best == m_current || distance < bestDistance) {
            best = int(i);
            bestDistance = distance;
        }
    }
    return best;
}

void ChainTree::keyPressEvent(QKeyEvent *event)
{
    if (m_current < 0)
        return QGraphicsView::keyPressEvent(event);
    const ChainNode &here = m_nodes[size_t(m_current)];
    switch (event->key()) {
    case Qt::Key_Left:
        return setCurrent(here.parent < 0 ? m_current : here.parent);
    case Qt::Key_Right:
        return setCurrent(here.children.empty() ? m_current : here.children.front());
    case Qt::Key_Up:
        return setCurrent(neighbour(-1));
    case Qt::Key_Down:
        return setCurrent(neighbour(1));
    case Qt::Key_Home:
        return setCurrent(0);
    case Qt::Key_End:
        return setCurrent(int(m_nodes.size()) - 1);
    case Qt::Key_Plus:
        return zoomBy(1.25);
    case Qt::Key_Minus:
        return zoomBy(0.8);
    case Qt::Key_0:
        m_zoomed = false;
        return fit();
    default:
        QGraphicsView::keyPressEvent(event);
    }
}

void ChainTree::mousePressEvent(QMouseEvent *event)
{
    const auto *item = qgraphicsitem_cast<ChainNodeItem *>(itemAt(event->pos()));
    if (item && event->button() == Qt::LeftButton) {
        setCurrent(item->index());
        return;
    }
    QGraphicsView::mousePressEvent(event);
}

void ChainTree::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier))
        return QGraphicsView::wheelEvent(event);
    zoomBy(event->angleDelta().y() > 0 ? 1.15 : 1 / 1.15);
    event->accept();
}

void ChainTree::zoomBy(double factor)
{
    const double wanted = std::clamp(transform().m11() * factor, kSmallest, kLargest);
    m_zoomed = true;
    setTransform(QTransform::fromScale(wanted, wanted));
}

void ChainTree::fit()
{
    const QRectF all = scene()->sceneRect();
    if (all.isEmpty() || viewport()->width() < 2)
        return;
    const double scale = std::min(viewport()->width() / all.width(), viewport()->height() / all.height());
    const double readable = std::clamp(scale, kReadable, 1.0);
    setTransform(QTransform::fromScale(readable, readable));
}

void ChainTree::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    if (m_zoomed)
        return;
    fit();
    if (m_current >= 0)
        ensureVisible(QRectF(m_items[size_t(m_current)]->pos(), QSizeF()).adjusted(-40, -30, 40, 40), 8, 8);
}

void ChainTree::drawBackground(QPainter *painter, const QRectF &rect)
{
    painter->fillRect(rect, Theme::instance().color(Tone::Raised));
}

bool ChainTree::saveSvg(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return false;
    QSvgGenerator picture;
    const QRectF all = scene()->sceneRect();
    picture.setOutputDevice(&file);
    picture.setTitle(tr("Family tree of a token chain"));
    picture.setSize(all.size().toSize());
    picture.setViewBox(QRectF(QPointF(0, 0), all.size()));
    QPainter painter(&picture);
    painter.fillRect(QRectF(QPointF(0, 0), all.size()), Theme::instance().color(Tone::Raised));
    scene()->render(&painter, QRectF(QPointF(0, 0), all.size()), all);
    painter.end();
    return file.flush();
}

} // namespace ui
