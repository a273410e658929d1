#pragma once

#include "ui/chains/ChainLayout.h"
#include "ui/chains/ChainReplay.h"
#include "ui/widgets/StateMark.h"

#include <QCoreApplication>
#include <QGraphicsItem>

namespace ui {

/// A node of the family tree with its words and the edge that leads to it.
class ChainNodeItem final : public QGraphicsItem
{
    Q_DECLARE_TR_FUNCTIONS(ui::ChainNodeItem)
public:
    enum { Type = UserType + 1 };

    /// Where an item stands and how much room it has, in pixels at the zoom of the moment.
    struct Place
    {
        QPointF centre;
        QPointF edgeFrom;     ///< where the parent ends
        double halfWidth = 0; ///< of a run
        double room = 0;      ///< to the next node of the row: too little for words when small
    };

    /// `parentToken` is null at a root. The tokens must outlive the item.
    ChainNodeItem(const ChainNode &node, int index, const core::ChainToken *parentToken,
                  const std::vector<core::ChainToken> &tokens);

    int type() const override { return Type; }
    int index() const { return m_index; }
    bool isRed() const;
    bool isRun() const { return m_isRun; }
    QString words() const; ///< what a screen reader and the tool tip say
    void arrange(const Place &place);
    void setCurrent(bool current);
    void setLoud(bool loud); ///< for a moment: something happened here just now
    void showMoment(const std::optional<TokenMoment> &moment);
    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintEdge(QPainter &painter) const;
    void paintChange(QPainter &painter) const;
    void paintFrame(QPainter &painter) const;
    void paintRun(QPainter &painter) const;
    void paintRetries(QPainter &painter) const;
    void paintLabels(QPainter &painter) const;
    QString timeLabel() const;
    QString dayLabel() const;
    QString stateLabel() const;
    QString changeLabel() const;
    QString retriesText() const;
    StateMark mark() const;
    bool isReused() const;
    bool isAhead() const; ///< of the moment shown

    int m_index;
    bool m_isRun;
    bool m_belowReuse;
    bool m_killed;
    bool m_current = false;
    bool m_loud = false;
    bool m_isRoot;
    int m_count;
    int m_retries; ///< of all its tokens, within the grace time
    Place m_place;
    std::optional<TokenMoment> m_moment;
    const core::ChainToken &m_token;
    const core::ChainToken &m_last;
    const core::ChainToken *m_parent;
};

} // namespace ui
