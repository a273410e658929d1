#include "ui/clients/ClientIdEdit.h"

#include "ui/widgets/TonedLabel.h"

#include <QLineEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

const QRegularExpression &notOfAnId()
{
    static const QRegularExpression characters(u"[^A-Za-z0-9._~-]"_s);
    return characters;
}

} // namespace

ClientIdEdit::ClientIdEdit(const QString &id, QWidget *parent)
    : QWidget(parent), m_line(new QLineEdit(id)), m_verdict(new TonedLabel({}, Tone::Muted))
{
    m_line->setObjectName(u"clientId"_s);
    m_line->setAccessibleName(tr("Client ID"));
    m_line->setMaxLength(kLongest);
    m_line->setPlaceholderText(tr("Such as my-web-app; it cannot be changed later"));
    m_verdict->setObjectName(u"clientIdVerdict"_s);
    m_verdict->setWordWrap(true);
    m_verdict->setTextFormat(Qt::RichText);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_line);
    column->addWidget(m_verdict);
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textChanged, this, [this] {
        judge();
        emit changed();
    });
    connect(m_verdict, &QLabel::linkActivated, this, [this](const QString &proposal) {
        m_line->setText(proposal);
        m_line->setFocus();
    });
    judge();
}

/// Blanks around it come from pasting and are nothing to complain of.
QString ClientIdEdit::id() const
{
    return m_line->text().trimmed();
}

bool ClientIdEdit::isGood() const
{
    return id().size() >= kShortest && !id().contains(notOfAnId());
}

void ClientIdEdit::followName(const QString &name)
{
    if (!m_line->text().isEmpty() && m_line->text() != m_proposed)
        return;
    m_proposed = proposalFor(name);
    m_line->setText(m_proposed);
}

QString ClientIdEdit::proposalFor(const QString &text)
{
    static const QRegularExpression marks(u"\\p{M}"_s); // what is left of an accent: é is e
    static const QRegularExpression between(u"[^a-z0-9._~]+"_s);
    QString id = text.normalized(QString::NormalizationForm_KD).remove(marks).toLower().replace(between, u"-"_s);
    while (id.startsWith(u'-'))
        id.remove(0, 1);
    id.truncate(kLongest);
    while (id.endsWith(u'-'))
        id.chop(1);
    if (!id.isEmpty() && id.size() < kShortest)
        id += u"-client"_s;
    return id;
}

void ClientIdEdit::judge()
{
    const QString typed = id();
    const auto wrong = notOfAnId().match(typed);
    m_verdict->setTone(wrong.hasMatch() ? Tone::Danger : Tone::Muted);
    // Only a link is a stop on the way through the form.
    m_verdict->setTextInteractionFlags(wrong.hasMatch() ? Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard
                                                        : Qt::NoTextInteraction);
    if (!wrong.hasMatch())
        return m_verdict->setText(
            tr("%1 to %2 letters, digits, dots, dashes, underscores or tildes.").arg(kShortest).arg(kLongest));
    const QString character = wrong.captured();
    QString text = (character.at(0).isSpace() ? tr("A client ID has no spaces.")
                                              : tr("A client ID cannot contain %1.", "a character").arg(character))
                       .toHtmlEscaped();
    if (const QString proposal = proposalFor(typed); !proposal.isEmpty())
        text += u" <a href=\"%1\">%2</a>"_s.arg(proposal, tr("Use %1", "a client ID").arg(proposal));
    m_verdict->setText(text);
}

} // namespace ui
