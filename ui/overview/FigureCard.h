#pragma once

#include "ui/widgets/Card.h"

class QLabel;
class QPushButton;

namespace ui {

/// One big number that links to the page where its rows are.
class FigureCard : public Card
{
    Q_OBJECT
public:
    FigureCard(const QString &caption, const QString &objectName, QWidget *parent = nullptr);
    void setFigure(qint64 figure);

Q_SIGNALS:
    void opened();

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_caption;
    QLabel *m_figure;
};

} // namespace ui
