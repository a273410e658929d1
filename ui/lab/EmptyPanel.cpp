#include "ui/lab/EmptyPanel.h"

#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>

namespace ui {

EmptyPanel::EmptyPanel(const QString &sentence, const QString &objectName, QWidget *parent) : Card({}, parent)
{
    auto *label = new TonedLabel(sentence, Tone::Muted);
    label->setObjectName(objectName);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    body()->addWidget(label, 1);
}

} // namespace ui
