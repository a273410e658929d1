#pragma once

#include "ui/widgets/Card.h"

namespace ui {

/// The frame in which something will appear, with one sentence that says what.
class EmptyPanel : public Card
{
    Q_OBJECT
public:
    /// `objectName`: of the sentence.
    EmptyPanel(const QString &sentence, const QString &objectName, QWidget *parent = nullptr);
};

} // namespace ui
