#include "ui/shell/StatusLine.h"

#include "ui/widgets/KeyPlaceText.h"
#include "ui/widgets/TonedLabel.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>

namespace ui {

using namespace Qt::StringLiterals;

StatusLine::StatusLine(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"statusLine"_s);
    setMinimumHeight(30);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(16, 0, 16, 0);
    line->setSpacing(24);
    const auto add = [line](const QString &name) {
        auto *label = new TonedLabel({}, Tone::Muted);
        label->setObjectName(name);
        line->addWidget(label);
        return label;
    };
    m_url = add(u"statusUrl"_s);
    m_url->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_rate = add(u"statusRate"_s);
    m_speed = add(u"statusSpeed"_s);
    m_errors = add(u"statusErrors"_s);
    line->addStretch();
    m_keychain = add(u"statusKeychain"_s);
}

void StatusLine::showServer(const core::ServerFigures &figures)
{
    const QLocale locale;
    m_url->setText(figures.urls.isEmpty() ? tr("not listening") : figures.urls.join(u' '));
    m_rate->setText(tr("%1 req/min").arg(locale.toString(figures.requestsPerMinute, 'f', 0)));
    m_speed->setText(tr("p95 %1 ms").arg(locale.toString(figures.p95Millis, 'f', 0)));
    m_errors->setText(tr("%Ln error(s)", nullptr, int(qMin<qint64>(figures.serverErrors, INT_MAX))));
}

void StatusLine::setKeychainPlace(const QString &place)
{
    m_keychain->setText(place.isEmpty() ? QString() : tr("keychain: %1").arg(keyPlaceText(place)));
}

void StatusLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Tone::Raised));
    painter.setPen(Theme::instance().color(Tone::Border));
    painter.drawLine(rect().topLeft(), rect().topRight());
}

} // namespace ui
