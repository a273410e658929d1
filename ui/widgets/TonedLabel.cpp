#include "ui/widgets/TonedLabel.h"

namespace ui {

TonedLabel::TonedLabel(const QString &text, Tone tone, QWidget *parent) : QLabel(text, parent), m_tone(tone)
{
    setTextFormat(Qt::PlainText);
    setForegroundRole(QPalette::WindowText); // on a list it would be that of the rows
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
    if (textFormat() != Qt::RichText)
        return;
    const QString words = text(); // its links keep the colour they had when it was set
    clear();
    setText(words);
}

} // namespace ui
