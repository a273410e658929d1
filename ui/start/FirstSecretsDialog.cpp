#include "ui/start/FirstSecretsDialog.h"

#include "ui/widgets/SecretField.h"
#include "ui/widgets/TonedLabel.h"

#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

FirstSecretsDialog::FirstSecretsDialog(const QList<std::pair<QString, QString>> &secrets, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"firstSecretsDialog"_s);
    setWindowTitle(tr("First start"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(16);
    auto *sentence = new TonedLabel(
        tr("Gatehouse made these secrets. They are shown only now; keep them in a safe place."), Tone::Text);
    sentence->setWordWrap(true);
    layout->addWidget(sentence);
    auto *form = new QFormLayout;
    for (const auto &[name, secret] : secrets) {
        auto *field = new SecretField;
        field->setSecret(secret);
        field->setMinimumWidth(340);
        form->addRow(name, field);
    }
    layout->addLayout(form);
    auto *done = new QPushButton(tr("I have saved them"));
    done->setObjectName(u"secretsSaved"_s);
    connect(done, &QPushButton::clicked, this, &QDialog::accept);
    layout->addWidget(done, 0, Qt::AlignRight);
}

} // namespace ui
