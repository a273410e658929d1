#pragma once

#include "ui/widgets/Theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

/// One bar in a strong colour: a word or an icon, a sentence, at most one button.
class BannerBar : public QWidget
{
    Q_OBJECT
public:
    BannerBar(Tone tone, const QString &word, QWidget *parent = nullptr);
    void setText(const QString &text, const QString &buttonText);

Q_SIGNALS:
    void pressed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void retint();

    Tone m_tone;
    QLabel *m_word;
    QLabel *m_text;
    QPushButton *m_button;
};

} // namespace ui
