#include "ui/chains/ChainTree.h"

#include "ui/async/WhenDone.h"
#include "ui/chains/ChainNodeItem.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QNativeGestureEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr size_t kDrawnAtOnce = 500; ///< tokens; more are laid out on another thread
constexpr int kFlash = 1500;

} // namespace

ChainTree::ChainTree(QWidget *parent)
    : ChainCanvas(parent), m_tokens(std::make_shared<const std::vector<core::ChainToken>>())
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Family tree of the chain"));
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(kFlash);
    connect(&m_quiet, &QTimer::timeout, this, [this] {
        for (int node = 0; node < nodeCount(); ++node)
            item(node)->setLoud(false);
    });
}

void ChainTree::setTokens(std::vector<core::ChainToken> tokens, std::chrono::seconds grace)
{
    const QString before = currentToken();
    m_tokens = std::make_shared<const std::vector<core::ChainToken>>(std::move(tokens));
    m_grace = grace;
    const bool isSame =
        !before.isEmpty() && std::ranges::find(*m_tokens, before, &core::ChainToken::jtiHash) != m_tokens->end();
    if (!isSame)
        m_opened.clear();
    draw(isSame ? Keep::View : Keep::Nothing);
}

void ChainTree::setScaleKind(ChainScale::Kind kind)
{
    if (std::exchange(m_kind, kind) != kind)
        draw(Keep::Nothing);
}

void ChainTree::draw(Keep keep)
{
    const int question = ++m_question;
    if (m_tokens->size() <= kDrawnAtOnce)
        return take(pictureOf(m_tokens, m_opened, m_kind), keep);
    whenDone(pictureLater(m_tokens, m_opened, m_kind), this,
             [this, question, keep](const core::Result<ChainPicturePtr> &picture) {
                 if (picture && question == m_question)
                     take(*picture, keep);
             });
}

void ChainTree::take(const ChainPicturePtr &shown, Keep keep)
{
    const QString before = m_wanted.isEmpty() ? currentToken() : m_wanted;
    m_current = -1;
    setPicture(shown, m_grace);
    const int kept = nodeOf(before);
    if (keep == Keep::Nothing || !m_zoomed)
        m_kind == ChainScale::Kind::Linear ? fit() : fitReadable();
    setCurrent(kept >= 0 ? kept : mostTelling());
    emit pictureChanged();
}

QString ChainTree::currentToken() const
{
    return m_current < 0 ? QString() : picture().firstOf(m_current).jtiHash;
}

bool ChainTree::selectToken(const QString &jtiHash)
{
    const int node = nodeOf(jtiHash);
    m_wanted = node < 0 ? jtiHash : QString();
    if (node >= 0 && node != m_current)
        setCurrent(node);
    return node >= 0;
}

/// The token that was used twice, else the newest one.
int ChainTree::mostTelling() const
{
    for (size_t i = 0; i < picture().nodes.size(); ++i) {
        if (picture().firstOf(int(i)).state == core::ChainState::Reused)
            return int(i);
    }
    return int(picture().nodes.size()) - 1;
}

void ChainTree::flash(const QStringList &tokens)
{
    for (const QString &token : tokens) {
        if (const int node = nodeOf(token); node >= 0)
            item(node)->setLoud(true);
    }
    m_quiet.start();
}

void ChainTree::setCurrent(int node)
{
    if (m_current >= 0)
        item(m_current)->setCurrent(false);
    m_current = node;
    if (node >= 0) {
        m_wanted.clear();
        item(node)->setCurrent(true);
        reveal(node);
        setAccessibleDescription(item(node)->words());
        QAccessibleEvent told(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&told);
    }
    emit currentTokenChanged(currentToken());
}

/// Enter or a click: a run opens, a token tells.
void ChainTree::activate(int node)
{
    const ChainNode &one = picture().nodes[size_t(node)];
    if (!one.isRun()) {
        emit detailsRequested(currentToken());
        return;
    }
    m_opened.insert(runName(one, *picture().tokens));
    m_zoomed = true; // what was opened stays where it is
    draw(Keep::View);
}

void ChainTree::foldRuns()
{
    if (m_opened.isEmpty())
        return;
    m_opened.clear();
    draw(Keep::Nothing);
}

int ChainTree::neighbour(int direction) const
{
    const ChainNode &here = picture().nodes[size_t(m_current)];
    int best = m_current;
    double bestDistance = 0;
    for (size_t i = 0; i < picture().nodes.size(); ++i) {
        const ChainNode &there = picture().nodes[i];
        if ((there.row - here.row) * direction <= 0)
            continue;
        const double distance = std::abs(there.row - here.row) * 1e9 + std::abs(there.place.x() - here.place.x());
        if (best == m_current || distance < bestDistance) {
            best = int(i);
            bestDistance = distance;
        }
    }
    return best;
}

bool ChainTree::walk(int key)
{
    const ChainNode &here = picture().nodes[size_t(m_current)];
    switch (key) {
    case Qt::Key_Left:
        setCurrent(here.parent < 0 ? m_current : here.parent);
        return true;
    case Qt::Key_Right:
        setCurrent(here.children.empty() ? m_current : here.children.front());
        return true;
    case Qt::Key_Up:
        setCurrent(neighbour(-1));
        return true;
    case Qt::Key_Down:
        setCurrent(neighbour(1));
        return true;
    case Qt::Key_Home:
        setCurrent(0);
        return true;
    case Qt::Key_End:
        setCurrent(int(picture().nodes.size()) - 1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activate(m_current);
        return true;
    default:
        return false;
    }
}

void ChainTree::keyPressEvent(QKeyEvent *event)
{
    if (m_current < 0 || walk(event->key()))
        return;
    switch (event->key()) {
    case Qt::Key_Backspace:
        return foldRuns();
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(1.25);
    case Qt::Key_Minus:
        return zoomBy(0.8);
    case Qt::Key_0:
        return fit();
    default:
        ChainCanvas::keyPressEvent(event);
    }
}

void ChainTree::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->pos();
    ChainCanvas::mousePressEvent(event);
    if (const int node = nodeAt(event->pos()); node >= 0)
        setCurrent(node);
}

/// A run opens when it was clicked, not when the tree was dragged by it.
void ChainTree::mouseReleaseEvent(QMouseEvent *event)
{
    ChainCanvas::mouseReleaseEvent(event);
    viewport()->setCursor(Qt::ArrowCursor);
    if (event->button() != Qt::LeftButton || (event->pos() - m_pressed).manhattanLength() > 4)
        return;
    if (const int node = nodeAt(event->pos()); node >= 0 && item(node)->isRun())
        activate(node);
}

void ChainTree::wheelEvent(QWheelEvent *event)
{
    const QPoint turned = event->angleDelta();
    const bool isSideways = std::abs(turned.x()) > std::abs(turned.y()) || (event->modifiers() & Qt::ShiftModifier);
    if (isSideways) {
        const int step = turned.x() != 0 ? turned.x() : turned.y();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - step);
    } else {
        zoomAt(std::pow(1.0015, turned.y()), event->position().x());
    }
    event->accept();
}

bool ChainTree::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int node = nodeAt(help->pos());
        QToolTip::showText(help->globalPos(), node < 0 ? QString() : wordsOf(node), viewport());
        return true;
    }
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoomAt(1 + gesture->value(), gesture->position().x());
            return true;
        }
    }
    return ChainCanvas::viewportEvent(event);
}

void ChainTree::zoomBy(double factor)
{
    const double here = m_current < 0 ? viewport()->width() / 2.0 : placeOf(m_current).center().x();
    zoomAt(factor, std::clamp(here, 0.0, double(viewport()->width())));
}

void ChainTree::resizeEvent(QResizeEvent *event)
{
    ChainCanvas::resizeEvent(event);
    if (m_current >= 0 && !m_zoomed)
        reveal(m_current);
}

} // namespace ui
