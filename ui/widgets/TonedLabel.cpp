#include "ui/widgets/TonedLabel.h"

namespace ui {

TonedLabel::TonedLabel(const QString &text, Tone tone, QWidget *parent) : QLabel(text, parent), m_tone(tone)
{
    setTextFormat(Qt::PlainText);
    connect(&Theme::instance(), &Theme::changed, this, &TonedLabel::retint);
    retint();
}

void TonedLabel::setTone(Tone tone)
{
    m_tone = tone;
    retint();
}

void TonedLabel::retint()
{
    QPalette own = palette();
    own.setColor(QPalette::WindowText, Theme::instance().color(m_tone));
    setPalette(own);
}

} // namespace ui
