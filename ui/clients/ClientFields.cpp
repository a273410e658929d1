#include "ui/clients/ClientFields.h"

#include "ui/widgets/TonedLabel.h"

#include <QFormLayout>
#include <QPlainTextEdit>
#include <QRegularExpression>

namespace ui {

using namespace Qt::StringLiterals;

QFormLayout *ClientFields::makeForm(QWidget *parent)
{
    auto *form = new QFormLayout(parent);
    form->setContentsMargins(16, 16, 16, 16);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

QPlainTextEdit *ClientFields::makeLines(const QString &objectName, const QString &placeholder)
{
    auto *edit = new QPlainTextEdit;
    edit->setObjectName(objectName);
    edit->setPlaceholderText(placeholder);
    edit->setFont(Theme::instance().monospace());
    edit->setTabChangesFocus(true);
    edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    edit->setFixedHeight(64);
    return edit;
}

QStringList ClientFields::linesOf(const QPlainTextEdit *edit)
{
    static const QRegularExpression blank(u"\\s+"_s);
    return edit->toPlainText().split(blank, Qt::SkipEmptyParts);
}

void ClientFields::addNote(QFormLayout *form, const QString &text)
{
    auto *note = new TonedLabel(text, Tone::Muted);
    note->setWordWrap(true);
    form->addRow(QString(), note);
}

} // namespace ui
