#include "ui/chains/ChainCanvas.h"

#include "ui/chains/ChainAxis.h"
#include "ui/chains/ChainNodeItem.h"
#include "ui/widgets/Theme.h"

#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double kSmallest = 0.002;
constexpr double kReadable = 0.85; ///< a long chain scrolls rather than shrink below this by itself
constexpr double kLargest = 200;
constexpr double kLeft = 56;
constexpr double kRight = 56;
constexpr double kReusedWords = 190; ///< beside a token that was used twice
constexpr double kLargestFit = 3;    ///< two or three tokens do not spread over the whole window
constexpr double kTop = 40;
constexpr double kBottom = 44;
constexpr size_t kFewItems = 1000; ///< to be looked through one by one whenever a part is painted

} // namespace

ChainCanvas::ChainCanvas(QWidget *parent)
    : QGraphicsView(new QGraphicsScene, parent)
    , m_picture(std::make_shared<ChainPicture>())
    , m_axis(new ChainAxis(*this))
{
    scene()->setParent(this);
    setViewportUpdateMode(FullViewportUpdate); // all moves when the time is zoomed
    setFrameShape(QFrame::StyledPanel);        // as every list has
    setDragMode(ScrollHandDrag);
    setAlignment(Qt::AlignCenter); // what is smaller than the view
    setViewportMargins(0, 0, 0, ChainAxis::kHeight);
    viewport()->setCursor(Qt::ArrowCursor);
    connect(&Theme::instance(), &Theme::changed, this, [this] { viewport()->update(); });
}

void ChainCanvas::setPicture(const ChainPicturePtr &picture, std::chrono::seconds grace)
{
    m_items.clear();
    scene()->clear();
    m_picture = picture;
    m_grace = grace;
    const bool hasTime = m_picture->scale.width() > 0; // a single token says its time itself
    m_axis->setVisible(hasTime);
    setViewportMargins(0, 0, 0, hasTime ? ChainAxis::kHeight : 0);
    addItems();
    arrange();
    showMoment(m_moment);
}

void ChainCanvas::reveal(int node)
{
    ensureVisible(QRectF(item(node)->pos(), QSizeF()).adjusted(-40, -30, 40, 40), 8, 8);
}

int ChainCanvas::nodeAt(const QPoint &place) const
{
    const auto *found = qgraphicsitem_cast<ChainNodeItem *>(itemAt(place));
    return found ? found->index() : -1;
}

int ChainCanvas::nodeOf(const QString &jtiHash) const
{
    return m_picture->nodeOf.value(jtiHash, -1);
}

QString ChainCanvas::wordsOf(int node) const
{
    return m_items[size_t(node)]->words();
}

QRect ChainCanvas::placeOf(int node) const
{
    const ChainNodeItem *item = m_items[size_t(node)];
    return mapFromScene(item->mapRectToScene(item->shape().boundingRect())).boundingRect();
}

QStringList ChainCanvas::redTokens() const
{
    QStringList red;
    for (size_t i = 0; i < m_items.size(); ++i) {
        if (!m_items[i]->isRed())
            continue;
        for (const int token : m_picture->nodes[i].tokens)
            red.append(m_picture->token(token).jtiHash);
    }
    return red;
}

void ChainCanvas::addItems()
{
    const std::vector<ChainNode> &nodes = m_picture->nodes;
    for (size_t i = 0; i < nodes.size(); ++i) {
        const ChainNode *parent = nodes[i].parent < 0 ? nullptr : &nodes[size_t(nodes[i].parent)];
        auto *item = new ChainNodeItem(nodes[i], int(i), parent ? &m_picture->token(parent->tokens.back()) : nullptr,
                                       *m_picture->tokens);
        item->setZValue(-double(i)); // an edge lies below the node that it leaves
        scene()->addItem(item);
        m_items.push_back(item);
    }
}

/// Everything to its place at this zoom: only the time is stretched, nodes and words keep their size.
void ChainCanvas::arrange()
{
    scene()->setItemIndexMethod(QGraphicsScene::NoIndex); // would follow every item on its own
    for (size_t node = 0; node < m_items.size(); ++node)
        arrangeItem(node);
    const double width = kLeft + m_picture->scale.width() * m_zoom + roomAtTheEnd();
    const double height = kTop + chainRowY(std::max(0, m_picture->rows - 1)) + kBottom;
    scene()->setSceneRect(-kLeft, -kTop, width, height);
    if (m_items.size() > kFewItems)
        scene()->setItemIndexMethod(QGraphicsScene::BspTreeIndex);
    placeAxis();
    viewport()->update();
    emit viewChanged();
}

/// Right below the rows, both together in the middle; at the lower edge when the rows need all of the height.
void ChainCanvas::placeAxis()
{
    const QRect shown = viewport()->geometry();
    const int below = mapFromScene(sceneRect().bottomLeft()).y() + 1;
    const int top = m_items.empty() ? shown.height() : std::min(below, shown.height());
    m_axis->setGeometry(shown.left(), shown.top() + top, shown.width(), ChainAxis::kHeight);
}

/// For the words of a last token.
double ChainCanvas::roomAtTheEnd() const
{
    double room = kRight;
    for (size_t node = 0; node < m_picture->nodes.size(); ++node) {
        if (m_picture->firstOf(int(node)).state == core::ChainState::Reused)
            room = std::max(room, kReusedWords - (m_picture->scale.width() - m_picture->nodes[node].from) * kReadable);
    }
    return room;
}

void ChainCanvas::arrangeItem(size_t node)
{
    const ChainNode &one = m_picture->nodes[node];
    const ChainNode *parent = one.parent < 0 ? nullptr : &m_picture->nodes[size_t(one.parent)];
    double next = 1e9;
    for (const int child : one.children) {
        const ChainNode &after = m_picture->nodes[size_t(child)];
        if (after.row == one.row)
            next = std::min(next, after.from - one.to);
    }
    const double before = parent && parent->row == one.row ? one.from - parent->to : 1e9;
    const double half = one.isRun() ? std::max(10.0, (one.to - one.from) * m_zoom / 2) : 0;
    m_items[node]->arrange({.centre = QPointF(one.place.x() * m_zoom, one.place.y()),
                            .edgeFrom = parent ? QPointF(parent->to * m_zoom, parent->place.y()) : QPointF(),
                            .halfWidth = half,
                            .room = std::min(next, before) * m_zoom + half});
}

void ChainCanvas::showMoment(const std::optional<core::Instant> &at)
{
    m_moment = at;
    for (size_t node = 0; node < m_items.size(); ++node) {
        std::optional<TokenMoment> moment;
        if (at)
            moment = tokenMoment(m_picture->firstOf(int(node)), m_picture->successorOf(int(node)), m_grace, *at);
        m_items[node]->showMoment(moment);
    }
    viewport()->update();
}

/// The moment below the pointer stays there.
void ChainCanvas::zoomAt(double factor, double viewX)
{
    const double zoom = std::clamp(m_zoom * factor, kSmallest, kLargest);
    if (zoom == m_zoom || m_items.empty())
        return;
    const double unit = unitX(viewX);
    m_zoomed = true;
    m_zoom = zoom;
    arrange();
    const double moved = this->viewX(unit) - viewX;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + int(std::lround(moved)));
}

void ChainCanvas::fit()
{
    fitDownTo(kSmallest);
}

void ChainCanvas::fitReadable()
{
    fitDownTo(kReadable);
}

void ChainCanvas::fitDownTo(double smallest)
{
    const double room = viewport()->width() - kLeft - roomAtTheEnd();
    const double width = m_picture->scale.width();
    m_zoomed = false;
    m_zoom = width > 0 ? std::clamp(room > 0 ? room / width : 1.0, smallest, kLargestFit) : 1;
    arrange();
}

double ChainCanvas::viewX(double unitX) const
{
    return mapFromScene(QPointF(unitX * m_zoom, 0)).x();
}

double ChainCanvas::unitX(double viewX) const
{
    return mapToScene(QPoint(int(std::lround(viewX)), 0)).x() / m_zoom;
}

void ChainCanvas::centreOn(double unitX)
{
    centerOn(unitX * m_zoom, mapToScene(viewport()->rect().center()).y());
}

void ChainCanvas::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    if (!m_zoomed && !m_items.empty())
        fitReadable();
    placeAxis();
    emit viewChanged();
}

void ChainCanvas::scrollContentsBy(int dx, int dy)
{
    QGraphicsView::scrollContentsBy(dx, dy);
    placeAxis();
    emit viewChanged();
}

void ChainCanvas::drawBackground(QPainter *painter, const QRectF &rect)
{
    const Theme &theme = Theme::instance();
    painter->fillRect(rect, theme.color(Tone::Raised));
    for (const ChainScale::Cut &cut : m_picture->scale.cuts()) {
        const QRectF band(cut.from * m_zoom, sceneRect().top(), (cut.to - cut.from) * m_zoom, sceneRect().height());
        if (!cut.isIdle || !band.intersects(rect))
            continue;
        QColor pale = theme.color(Tone::Border);
        pale.setAlpha(70);
        painter->fillRect(band.adjusted(20, 0, -20, 0), QBrush(pale, Qt::BDiagPattern));
    }
}

void ChainCanvas::drawForeground(QPainter *painter, const QRectF &)
{
    if (m_moment) {
        const double x = m_picture->scale.xOf(*m_moment) * m_zoom;
        painter->setPen(QPen(Theme::instance().color(Tone::Accent), 1.5));
        painter->drawLine(QPointF(x, sceneRect().top()), QPointF(x, sceneRect().bottom()));
    }
    if (hasFocus()) {
        painter->resetTransform();
        painter->setBrush(Qt::NoBrush);
        painter->setPen(Theme::instance().color(Tone::Accent));
        painter->drawRect(QRectF(viewport()->rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

} // namespace ui
