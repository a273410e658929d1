#pragma once

#include "ui/widgets/Theme.h"

#include <QMetaType>
#include <QWidget>

class QPainter;
class QRectF;

namespace ui {

/// ● ◐ ▲ ✕ ○: a state is never told by colour alone.
enum class Shape { Dot, Half, Triangle, Cross, Ring };

struct StateMark
{
    Shape shape = Shape::Dot;
    Tone tone = Tone::Neutral;
};

void paintMark(QPainter &painter, const QRectF &square, const StateMark &mark);

/// Shape, colour and word of a state, in one line.
class StateLabel : public QWidget
{
    Q_OBJECT
public:
    explicit StateLabel(QWidget *parent = nullptr);
    void setState(const StateMark &mark, const QString &word);
    QString word() const { return m_word; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    StateMark m_mark;
    QString m_word;
};

} // namespace ui

Q_DECLARE_METATYPE(ui::StateMark)
