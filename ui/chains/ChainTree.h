#pragma once

#include "ui/chains/ChainLayout.h"

#include <QGraphicsView>

namespace ui {

class ChainNodeItem;

/// The family tree of a chain. Left/Right walk parent and child, Up/Down the branches, Ctrl+wheel or +/- zoom, 0 fits.
class ChainTree : public QGraphicsView
{
    Q_OBJECT
public:
    explicit ChainTree(QWidget *parent = nullptr);

    void setTokens(std::vector<core::ChainToken> tokens); ///< keeps the current token when it is still there
    int nodeCount() const { return int(m_items.size()); }
    QStringList redTokens() const; ///< jtiHash of what was used twice and of all that this ended
    QString currentToken() const;
    bool selectToken(const QString &jtiHash);
    void zoomBy(double factor);
    void fit();
    bool saveSvg(const QString &path);

Q_SIGNALS:
    void currentTokenChanged(const QString &jtiHash);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void addNode(size_t index);
    void setCurrent(int node);
    int neighbour(int direction) const;
    int mostTelling() const;
    int nodeOf(const QString &jtiHash) const;

    std::vector<core::ChainToken> m_tokens;
    std::vector<ChainNode> m_nodes;
    std::vector<ChainNodeItem *> m_items;
    int m_current = -1;
    bool m_zoomed = false; ///< by the user: later resizes leave it alone
};

} // namespace ui
