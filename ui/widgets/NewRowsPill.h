#pragma once

#include <QWidget>

class QPushButton;
class QToolButton;

namespace ui {

/// "12 new" over a list that does not jump by itself, and the Follow toggle. The page counts and loads; while following
/// it loads at once and the pill stays empty. Keeps its place while there is nothing new.
class NewRowsPill : public QWidget
{
    Q_OBJECT
public:
    explicit NewRowsPill(QWidget *parent = nullptr);

    qint64 count() const { return m_count; }
    /// `isMore`: there may be more than that ("10,000+ new").
    void setCount(qint64 count, bool isMore = false);
    bool isFollowing() const;
    void setFollowing(bool following);

Q_SIGNALS:
    void loadRequested(); ///< the pill was pressed, or Follow was switched on while something is new
    void followingChanged(bool following);

private:
    QPushButton *m_pill;
    QToolButton *m_follow;
    qint64 m_count = 0;
};

} // namespace ui
