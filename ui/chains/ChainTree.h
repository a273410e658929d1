#pragma once

#include "ui/chains/ChainCanvas.h"

#include <QTimer>

namespace ui {

/// The family tree of a chain over time. Left/Right walk parent and child, Up/Down the branches, Home/End the ends;
/// Enter opens a run or asks for details, Backspace folds again; wheel, pinch and + − 0 zoom the time.
class ChainTree : public ChainCanvas
{
    Q_OBJECT
public:
    explicit ChainTree(QWidget *parent = nullptr);

    /// Keeps the current token and the zoom when that token is still there. Long chains appear a moment later.
    void setTokens(std::vector<core::ChainToken> tokens, std::chrono::seconds grace = {});
    void setScaleKind(ChainScale::Kind kind);
    ChainScale::Kind scaleKind() const { return m_kind; }
    QString currentToken() const;
    int currentNode() const { return m_current; }
    bool selectToken(const QString &jtiHash); ///< kept until the chain has it
    /// Marks these nodes for a moment: something happened to them while somebody looks.
    void flash(const QStringList &tokens);
    void zoomBy(double factor);
    void foldRuns();
    bool hasOpenRuns() const { return !m_opened.isEmpty(); }

Q_SIGNALS:
    void currentTokenChanged(const QString &jtiHash);
    void detailsRequested(const QString &jtiHash);

protected:
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Keep { View, Nothing };
    void draw(Keep keep);
    void take(const ChainPicturePtr &shown, Keep keep);
    void setCurrent(int node);
    void activate(int node);
    bool walk(int key);
    int neighbour(int direction) const;
    int mostTelling() const;

    ChainTokens m_tokens;
    OpenedRuns m_opened;
    ChainScale::Kind m_kind = ChainScale::Kind::Compact;
    std::chrono::seconds m_grace{0};
    QString m_wanted;
    QPoint m_pressed;
    QTimer m_quiet; ///< ends a flash
    int m_current = -1;
    int m_question = 0;
};

} // namespace ui
