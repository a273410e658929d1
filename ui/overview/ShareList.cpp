#include "ui/overview/ShareList.h"

#include "ui/overview/ShareBar.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr int kLeast = 3;

} // namespace

ShareList::ShareList(QWidget *parent) : QWidget(parent), m_lines(new QVBoxLayout(this))
{
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(4);
}

void ShareList::showFacet(const core::AuditFacet &facet)
{
    m_facet = facet;
    showBars();
}

void ShareList::setTotal(qint64 events)
{
    if (std::exchange(m_total, events) != events && !m_facet.values.empty())
        showBars();
}

void ShareList::showBars()
{
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater(); // a click on it may be what led here
        delete item;
    }
    qint64 counted = 0;
    for (const auto &value : m_facet.values)
        counted += value.count;
    const qint64 all = m_facet.isComplete ? std::max(counted, m_total) : counted;
    const int shown = std::min<int>(kMost, int(m_facet.values.size()));
    for (int line = 0; line < shown; ++line) {
        const auto &value = m_facet.values[size_t(line)];
        auto *bar = new ShareBar(value.label.isEmpty() ? value.value : value.label, value.count, all);
        connect(bar, &QAbstractButton::clicked, this,
                [this, field = m_facet.field, text = value.value] { emit valueClicked(field, text); });
        m_lines->addWidget(bar);
    }
    if (shown == 0)
        m_lines->addWidget(new TonedLabel(tr("Nothing in this time."), Tone::Muted));
    else if (!m_facet.isComplete)
        m_lines->addWidget(new TonedLabel(tr("Counted over the newest events."), Tone::Muted));
    m_lines->addStretch();
    showWhatFits();
}

QSize ShareList::minimumSizeHint() const
{
    return {0, kLeast * lineHeight()};
}

void ShareList::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showWhatFits();
}

/// Half a bar says nothing: the rarest values are left out of a low window.
void ShareList::showWhatFits()
{
    const int fits = std::max(kLeast, (height() + m_lines->spacing()) / lineHeight());
    for (int line = 0; line < m_lines->count(); ++line) {
        if (QWidget *bar = m_lines->itemAt(line)->widget())
            bar->setHidden(line >= fits);
    }
}

int ShareList::lineHeight() const
{
    return ShareBar::heightFor(fontMetrics()) + m_lines->spacing();
}

} // namespace ui
