#include "ui/shell/BannerBar.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

BannerBar::BannerBar(Tone tone, const QString &word, QWidget *parent)
    : QWidget(parent), m_tone(tone), m_word(new QLabel(word)), m_text(new QLabel), m_button(new QPushButton)
{
    m_word->setObjectName(u"bannerWord"_s);
    m_text->setObjectName(u"bannerText"_s);
    m_button->setObjectName(u"bannerButton"_s);
    QFont strong = m_word->font();
    strong.setWeight(QFont::Bold);
    m_word->setFont(strong);
    m_word->setVisible(!word.isEmpty());
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setWordWrap(true);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(16, 4, 12, 4);
    line->setSpacing(12);
    line->addWidget(m_word);
    line->addWidget(m_text, 1);
    line->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, &BannerBar::pressed);
    connect(&Theme::instance(), &Theme::changed, this, &BannerBar::retint);
    retint();
}

void BannerBar::setText(const QString &text, const QString &buttonText)
{
    m_text->setText(text);
    m_button->setText(buttonText);
    m_button->setVisible(!buttonText.isEmpty());
    setAccessibleName(m_word->text().isEmpty() ? text : u"%1: %2"_s.arg(m_word->text(), text));
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void BannerBar::retint()
{
    // Each tone has its contrast on Raised, and so has Raised on it.
    for (QLabel *label : {m_word, m_text}) {
        QPalette own = label->palette();
        own.setColor(QPalette::WindowText, Theme::instance().color(Tone::Raised));
        label->setPalette(own);
    }
    update();
}

void BannerBar::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::instance().color(m_tone));
}

} // namespace ui
