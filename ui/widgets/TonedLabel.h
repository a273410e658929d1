#pragma once

#include "ui/widgets/Theme.h"

#include <QLabel>

namespace ui {

/// A label in one tone of the theme, whichever theme that is.
class TonedLabel : public QLabel
{
    Q_OBJECT
public:
    TonedLabel(const QString &text, Tone tone, QWidget *parent = nullptr);
    void setTone(Tone tone);

private:
    void retint();
    Tone m_tone;
};

} // namespace ui
