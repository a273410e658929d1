#include "ui/widgets/SecretResult.h"

#include "ui/widgets/SecretField.h"
#include "ui/widgets/TonedLabel.h"

#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

SecretResult::SecretResult(const QString &sentence, const QString &secret, QWidget *parent) : QWidget(parent)
{
    auto *text = new TonedLabel(sentence, Tone::Text);
    text->setWordWrap(true);
    auto *field = new SecretField;
    field->setObjectName(u"secret"_s);
    field->setSecret(secret);
    auto *once =
        new TonedLabel(tr("It cannot be shown again later. Copy it before you close this window."), Tone::Muted);
    once->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(text);
    column->addWidget(field);
    column->addWidget(once);
    column->addStretch();
}

} // namespace ui
