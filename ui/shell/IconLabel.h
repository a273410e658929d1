#pragma once

#include <QWidget>

namespace ui {

/// An icon in the accent colour, drawn anew whenever it is painted: sharp on every monitor, right in every theme.
class IconLabel : public QWidget
{
    Q_OBJECT
public:
    IconLabel(const QString &iconName, int side, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_iconName;
};

} // namespace ui
