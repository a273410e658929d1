#include "ui/start/PassphraseFields.h"

#include <QFormLayout>
#include <QLineEdit>

namespace ui {

using namespace Qt::StringLiterals;

QLineEdit *PassphraseFields::secretLine(const QString &objectName)
{
    auto *line = new QLineEdit;
    line->setObjectName(objectName);
    line->setEchoMode(QLineEdit::Password);
    line->setMinimumWidth(280);
    return line;
}

PassphraseFields::PassphraseFields(QWidget *parent)
    : QWidget(parent), m_passphrase(secretLine(u"passphrase"_s)), m_again(secretLine(u"passphraseAgain"_s))
{
    m_passphrase->setPlaceholderText(tr("At least %n characters", nullptr, kShortest));
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->addRow(tr("Passphrase"), m_passphrase);
    form->addRow(tr("Once more"), m_again);
    setFocusProxy(m_passphrase);
    for (QLineEdit *line : {m_passphrase, m_again})
        connect(line, &QLineEdit::textChanged, this, &PassphraseFields::changed);
}

QString PassphraseFields::passphrase() const
{
    return m_passphrase->text();
}

bool PassphraseFields::isGood() const
{
    return m_passphrase->text().size() >= kShortest && m_passphrase->text() == m_again->text();
}

} // namespace ui
