#pragma once

#include "ui/chains/ChainPicture.h"

#include <QGraphicsView>

namespace ui {

class ChainAxis;
class ChainNodeItem;

/// The picture of a family tree over time: draws, scrolls and zooms it. Only the time is stretched; nodes and words
/// keep their size.
class ChainCanvas : public QGraphicsView
{
    Q_OBJECT
public:
    explicit ChainCanvas(QWidget *parent = nullptr);

    const ChainPicture &picture() const { return *m_picture; }
    int nodeCount() const { return int(m_items.size()); }
    int nodeOf(const QString &jtiHash) const; ///< -1: none
    QString wordsOf(int node) const;
    QRect placeOf(int node) const; ///< on the viewport
    QStringList redTokens() const; ///< jtiHash of what was used twice and of all that this ended
    void showMoment(const std::optional<core::Instant> &at);

    double zoom() const { return m_zoom; }
    void fit();                       ///< all of it, however small
    double viewX(double unitX) const; ///< of a place at zoom 1
    double unitX(double viewX) const;
    void centreOn(double unitX);

Q_SIGNALS:
    void pictureChanged();
    void viewChanged(); ///< scrolled, zoomed or resized

protected:
    void setPicture(const ChainPicturePtr &picture, std::chrono::seconds grace);
    void arrange();
    void fitReadable();
    void zoomAt(double factor, double viewX); ///< the moment there stays there
    void reveal(int node);
    ChainNodeItem *item(int node) const { return m_items[size_t(node)]; }
    int nodeAt(const QPoint &place) const; ///< -1: none

    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

    bool m_zoomed = false; ///< by the user: later resizes leave it alone

private:
    void addItems();
    void arrangeItem(size_t node);
    void fitDownTo(double smallest);
    double roomAtTheEnd() const;
    void placeAxis();

    ChainPicturePtr m_picture;
    std::vector<ChainNodeItem *> m_items;
    ChainAxis *m_axis;
    std::chrono::seconds m_grace{0};
    std::optional<core::Instant> m_moment;
    double m_zoom = 1;
};

} // namespace ui
