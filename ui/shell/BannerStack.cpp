#include "ui/shell/BannerStack.h"

#include "ui/shell/BannerBar.h"

#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

BannerStack::BannerStack(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    setObjectName(u"banners"_s);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(1);
}

void BannerStack::setBanner(const QString &page, const QString &text, const QString &buttonText)
{
    if (text.isEmpty()) {
        if (BannerBar *bar = m_bars.take(page)) {
            bar->hide();
            bar->deleteLater(); // its own button may have been pressed
        }
        return;
    }
    auto *bar = m_bars.value(page);
    if (!bar) {
        bar = new BannerBar(Tone::Danger, {});
        bar->setObjectName(u"banner_"_s + page);
        m_bars.insert(page, bar);
        m_column->insertWidget(0, bar);
        connect(bar, &BannerBar::pressed, this, [this, page] { emit pressed(page); });
    }
    bar->setText(text, buttonText);
}

void BannerStack::setRibbon(const QString &word, const QString &text)
{
    auto *ribbon = new BannerBar(Tone::Waiting, word);
    ribbon->setObjectName(u"ribbon"_s);
    ribbon->setText(text, {});
    m_column->addWidget(ribbon);
}

} // namespace ui
