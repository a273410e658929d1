#pragma once

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace ui {

/// A raised panel with a heading, its controls at the right of the heading, and a body.
class Card : public QWidget
{
    Q_OBJECT
public:
    explicit Card(const QString &heading = {}, QWidget *parent = nullptr);
    QVBoxLayout *body() { return m_body; }
    void addControl(QWidget *control); ///< beside the heading

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QHBoxLayout *m_head;
    QVBoxLayout *m_body;
};

} // namespace ui
