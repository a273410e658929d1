#pragma once

#include <QAbstractButton>

namespace ui {

/// A name, its number, and a bar below them as long as its share.
class ShareBar : public QAbstractButton
{
    Q_OBJECT
public:
    ShareBar(const QString &name, qint64 count, qint64 all, QWidget *parent = nullptr);
    static int heightFor(const QFontMetrics &metrics);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    QString m_number;
    double m_share;
};

} // namespace ui
