#include "ui/widgets/ConfirmDialog.h"

#include "ui/widgets/CommandButton.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/Theme.h"

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
    : QuestionDialog(parent), m_text(new QLabel), m_do(new QPushButton(verb))
{
    setWindowTitle(title);
    m_text->setObjectName(u"consequence"_s);
    m_text->setWordWrap(true);
    m_text->setMinimumHeight(1); // on a low screen the end of many words gives way to the buttons
    m_text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setConsequence(consequence);
    m_do->setObjectName(u"confirm"_s);
    setEmphasis(m_do, Emphasis::Danger);
    auto *keep = new QPushButton(tr("Cancel"));
    keep->setObjectName(u"cancel"_s);
    keep->setDefault(true);
    words()->addWidget(m_text);
    if (!nameToType.isEmpty())
        askToType(nameToType);
    buttons()->addWidget(keep);
    buttons()->addWidget(m_do);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_do, &QPushButton::clicked, this, &QDialog::accept);
}

/// In letters of one width: an l is no 1 there.
void ConfirmDialog::askToType(const QString &name)
{
    const QFont letters = Theme::instance().monospace();
    const QString sentence = tr("Type %1 to confirm.");
    auto *ask = new QLabel(sentence.toHtmlEscaped().arg(
        u"<span style=\"font-family:'%1'\">%2</span>"_s.arg(letters.family(), name.toHtmlEscaped())));
    ask->setObjectName(u"nameToType"_s);
    ask->setTextFormat(Qt::RichText);
    ask->setWordWrap(true);
    m_typed = new QLineEdit;
    m_typed->setObjectName(u"typedName"_s);
    m_typed->setAccessibleName(sentence.arg(name));
    m_typed->setFont(letters);
    ask->setBuddy(m_typed);
    words()->addWidget(ask);
    words()->addWidget(m_typed);
    m_do->setEnabled(false);
    connect(m_typed, &QLineEdit::textChanged, m_do,
            [this, name](const QString &typed) { m_do->setEnabled(typed.trimmed() == name); });
}

void ConfirmDialog::setConsequence(const QString &consequence)
{
    const bool hasPoints = consequence.contains(u"\n• "_s);
    m_text->setTextFormat(hasPoints ? Qt::RichText : Qt::PlainText);
    m_text->setText(hasPoints ? withHangingPoints(consequence) : consequence);
    if (isVisible())
        resize(width(), qMax(height(), neededHeight()));
}

void ConfirmDialog::setCommandLine(std::function<QString()> command)
{
    buttons()->insertWidget(0, new CommandButton(std::move(command)));
}

} // namespace ui
