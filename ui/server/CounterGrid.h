#pragma once

#include <QMap>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace ui {

/// Numbers with their captions, side by side.
class CounterGrid : public QWidget
{
    Q_OBJECT
public:
    explicit CounterGrid(int columns, QWidget *parent = nullptr);
    void add(const QString &name, const QString &caption, const QString &explanation);
    void setCount(const QString &name, qint64 count);

private:
    QGridLayout *m_grid;
    QMap<QString, QLabel *> m_numbers;
    QMap<QString, QString> m_captions;
    int m_columns;
};

} // namespace ui
