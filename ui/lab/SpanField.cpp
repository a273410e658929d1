#include "ui/lab/SpanField.h"

#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QGridLayout>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

SpanField::SpanField(const QString &objectName, const QString &caption, std::vector<qint64> stops, QWidget *parent)
    : QWidget(parent)
    , m_stops(std::move(stops))
    , m_slider(new QSlider(Qt::Horizontal))
    , m_exact(new QSpinBox)
    , m_words(new TonedLabel({}, Tone::Muted))
{
    setObjectName(objectName);
    auto *label = new QLabel(caption);
    label->setBuddy(m_exact);
    m_slider->setObjectName(objectName + u"Slider"_s);
    m_slider->setAccessibleName(label->text().remove(u'&'));
    m_slider->setRange(0, int(m_stops.size()) - 1);
    m_slider->setPageStep(1);
    m_exact->setObjectName(objectName + u"Exact"_s);
    m_exact->setRange(int(m_stops.front()), int(m_stops.back()));
    m_exact->setSuffix(tr(" s", "seconds, behind a number"));
    m_exact->setGroupSeparatorShown(true);
    m_exact->setKeyboardTracking(false);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    grid->addWidget(label, 0, 0);
    grid->addWidget(m_words, 0, 1, Qt::AlignRight);
    grid->addWidget(m_slider, 1, 0);
    grid->addWidget(m_exact, 1, 1);
    grid->setColumnStretch(0, 1);
    connect(m_slider, &QSlider::valueChanged, this,
            [this](int stop) { m_exact->setValue(int(m_stops.at(size_t(stop)))); });
    connect(m_exact, &QSpinBox::valueChanged, this, [this] {
        showValue();
        emit valueChanged();
    });
    showValue();
}

std::chrono::seconds SpanField::value() const
{
    return std::chrono::seconds(m_exact->value());
}

void SpanField::setValue(std::chrono::seconds value)
{
    m_exact->setValue(int(value.count()));
}

void SpanField::showValue()
{
    const qint64 seconds = m_exact->value();
    const auto nearest = std::ranges::min_element(m_stops, {}, [&](qint64 stop) { return std::abs(stop - seconds); });
    const QSignalBlocker silent(m_slider); // it must not round what was typed
    m_slider->setValue(int(nearest - m_stops.begin()));
    const QString words = spanText(std::chrono::seconds(std::abs(seconds)));
    m_words->setText(m_stops.front() >= 0 ? words
                     : seconds == 0       ? tr("as the real clock")
                     : seconds > 0        ? tr("%1 ahead", "of the real clock").arg(words)
                                          : tr("%1 behind", "the real clock").arg(words));
}

} // namespace ui
