#pragma once

#include <QWidget>

#include <chrono>
#include <vector>

class QLabel;
class QSlider;
class QSpinBox;

namespace ui {

/// A span of time: a slider for the usual ones, a field for the exact seconds, and the same in words.
class SpanField : public QWidget
{
    Q_OBJECT
public:
    /// `stops` in rising order; the first and the last are the limits.
    SpanField(const QString &objectName, const QString &caption, std::vector<qint64> stops, QWidget *parent = nullptr);
    std::chrono::seconds value() const;
    void setValue(std::chrono::seconds value);

Q_SIGNALS:
    void valueChanged();

private:
    void showValue();

    std::vector<qint64> m_stops;
    QSlider *m_slider;
    QSpinBox *m_exact;
    QLabel *m_words;
};

} // namespace ui
