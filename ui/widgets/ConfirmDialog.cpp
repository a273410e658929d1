#include "ui/widgets/ConfirmDialog.h"

#include "ui/widgets/CommandButton.h"
#include "ui/widgets/PageFrame.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// The same text with its points as a table: a line that wraps stands below the words, not below the "•".
QString withHangingPoints(const QString &text)
{
    QString html;
    QString points;
    const auto endPoints = [&] {
        if (!points.isEmpty())
            html += u"<table cellspacing=\"0\" cellpadding=\"0\">"_s + points + u"</table>"_s;
        points.clear();
    };
    for (const QString &line : text.split(u'\n')) {
        const QString words = line.toHtmlEscaped();
        if (line.startsWith(u"• "_s)) {
            points += u"<tr><td>•&nbsp;</td><td>"_s + words.mid(2) + u"</td></tr>"_s;
            continue;
        }
        endPoints();
        html += u"<div>"_s + (words.isEmpty() ? u"&nbsp;"_s : words) + u"</div>"_s;
    }
    endPoints();
    return html;
}

} // namespace

ConfirmDialog::ConfirmDialog(const QString &title, const QString &consequence, const QString &verb,
                             const QString &nameToType, QWidget *parent)
    : QDialog(parent), m_text(new QLabel), m_do(new QPushButton(verb)), m_buttons(new QHBoxLayout)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    setMinimumWidth(440);
    m_text->setObjectName(u"consequence"_s);
    m_text->setWordWrap(true);
    setConsequence(consequence);
    m_do->setObjectName(u"confirm"_s);
    setEmphasis(m_do, Emphasis::Danger);
    auto *keep = new QPushButton(tr("Cancel"));
    keep->setObjectName(u"cancel"_s);
    keep->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(12);
    column->addWidget(m_text);
    if (!nameToType.isEmpty()) {
        m_typed = new QLineEdit;
        m_typed->setObjectName(u"typedName"_s);
        auto *ask = new QLabel(tr("Type %1 to confirm.").arg(nameToType));
        ask->setTextFormat(Qt::PlainText);
        ask->setBuddy(m_typed);
        column->addWidget(ask);
        column->addWidget(m_typed);
        m_do->setEnabled(false);
        connect(m_typed, &QLineEdit::textChanged, m_do,
                [this, nameToType](const QString &typed) { m_do->setEnabled(typed.trimmed() == nameToType); });
    }
    m_buttons->setSpacing(8);
    m_buttons->addStretch();
    m_buttons->addWidget(keep);
    m_buttons->addWidget(m_do);
    column->addSpacing(4);
    column->addLayout(m_buttons);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_do, &QPushButton::clicked, this, &QDialog::accept);
}

void ConfirmDialog::setConsequence(const QString &consequence)
{
    const bool hasPoints = consequence.contains(u"\n• "_s);
    m_text->setTextFormat(hasPoints ? Qt::RichText : Qt::PlainText);
    m_text->setText(hasPoints ? withHangingPoints(consequence) : consequence);
    // Lines that wrap need more height than the hint knows of.
    if (isVisible())
        resize(width(), qMax(height(), layout()->totalHeightForWidth(width())));
}

void ConfirmDialog::setCommandLine(std::function<QString()> command)
{
    m_buttons->insertWidget(0, new CommandButton(std::move(command)));
}

} // namespace ui
