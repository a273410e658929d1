#pragma once

#include <QLabel>

namespace ui {

QString shortId(const QString &id, int keep = 6); ///< "7f3a1c…e9c1": the first `keep` and the last 4 characters

/// An id in monospace, shortened in the middle; a click or Ctrl+C copies all of it.
class ShortId : public QLabel
{
    Q_OBJECT
public:
    explicit ShortId(const QString &id = {}, QWidget *parent = nullptr);
    void setId(const QString &id);
    QString id() const { return m_id; }

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void copy();

    QString m_id;
};

} // namespace ui
