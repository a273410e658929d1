#pragma once

#include "ui/widgets/Card.h"
#include "ui/widgets/Theme.h"

class QLabel;

namespace ui {

class TonedLabel;

/// One big number that links to the page where its rows are.
class FigureCard : public Card
{
    Q_OBJECT
public:
    FigureCard(const QString &caption, const QString &objectName, QWidget *parent = nullptr);
    void setFigure(qint64 figure);
    /// A number with words of its own ("4 of 7"), and a small line below the caption; empty hides it.
    void setText(const QString &figure);
    void setNote(const QString &note, Tone tone = Tone::Muted);

Q_SIGNALS:
    void opened();

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_caption;
    QLabel *m_figure;
    TonedLabel *m_note;
};

} // namespace ui
