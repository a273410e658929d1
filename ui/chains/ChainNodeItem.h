#pragma once

#include "ui/chains/ChainLayout.h"
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

    /// `parentToken` is null at a root. The tokens must outlive the item.
    ChainNodeItem(const ChainNode &node, int index, const core::ChainToken *parentToken, QPointF parentPlace,
                  const std::vector<core::ChainToken> &tokens);

    int type() const override { return Type; }
    int index() const { return m_index; }
    bool isRed() const;
    QString words() const; ///< what a screen reader and the tool tip say
    void setCurrent(bool current);
    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintEdge(QPainter &painter) const;
    void paintChange(QPainter &painter) const;
    void paintRun(QPainter &painter) const;
    void paintLabels(QPainter &painter) const;
    QString timeLabel() const;
    QString dayLabel() const;
    QString stateLabel() const;
    QString changeLabel() const;
    StateMark mark() const;

    int m_index;
    bool m_isRun;
    bool m_belowReuse;
    bool m_killed;
    bool m_current = false;
    bool m_isRoot;
    int m_count;
    QPointF m_edgeFrom; ///< the parent's place, seen from here
    const core::ChainToken &m_token;
    const core::ChainToken &m_last;
    bool m_dayChanged;
};

} // namespace ui
