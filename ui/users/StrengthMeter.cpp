#include "ui/users/StrengthMeter.h"

#include "ui/widgets/Theme.h"

#include <QFontMetrics>
#include <QLineEdit>
#include <QPainter>

namespace ui {

using namespace Qt::StringLiterals;
using Strength = core::PasswordStrength;

namespace {

constexpr int kBars = 4;
constexpr int kBarWidth = 36;
constexpr int kGap = 4;

Tone toneOf(Strength strength)
{
    switch (strength) {
    case Strength::Empty:
        return Tone::Muted;
    case Strength::Weak:
        return Tone::Danger;
    case Strength::Fair:
        return Tone::Waiting;
    case Strength::Good:
    case Strength::Strong:
        return Tone::Good;
    }
    return Tone::Muted;
}

} // namespace

StrengthMeter::StrengthMeter(QLineEdit *password, QWidget *parent) : QWidget(parent)
{
    setObjectName(u"passwordStrength"_s);
    connect(password, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_strength = core::passwordStrength(text);
        setAccessibleName(tr("Strength of the password: %1").arg(word()));
        update();
    });
}

QString StrengthMeter::word() const
{
    switch (m_strength) {
    case Strength::Empty:
        return {};
    case Strength::Weak:
        return tr("weak", "a password");
    case Strength::Fair:
        return tr("fair", "a password");
    case Strength::Good:
        return tr("good", "a password");
    case Strength::Strong:
        return tr("strong", "a password");
    }
    return {};
}

QSize StrengthMeter::sizeHint() const
{
    return {kBars * (kBarWidth + kGap) + 120, QFontMetrics(font()).height() + 4};
}

void StrengthMeter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor on = Theme::instance().color(toneOf(m_strength));
    QColor off = Theme::instance().color(Tone::Muted);
    off.setAlpha(70);
    const int y = height() / 2 - 3;
    for (int bar = 0; bar < kBars; ++bar) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(bar < int(m_strength) ? on : off);
        painter.drawRoundedRect(QRectF(bar * (kBarWidth + kGap), y, kBarWidth, 6), 3, 3);
    }
    painter.setPen(on);
    painter.drawText(QRect(kBars * (kBarWidth + kGap) + 8, 0, width(), height()), Qt::AlignVCenter | Qt::AlignLeft,
                     word());
}

} // namespace ui
