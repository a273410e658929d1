#include "ui/shell/LockPage.h"

#include "ui/async/UserText.h"
#include "ui/shell/IconLabel.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/ServerState.h"
#include "ui/widgets/TonedLabel.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

LockPage::LockPage(const QString &wayOut, QWidget *parent)
    : QWidget(parent)
    , m_server(new StateLabel)
    , m_field(new QLineEdit)
    , m_unlock(new QPushButton(tr("Unlock")))
    , m_message(new TonedLabel({}, Tone::Danger))
    , m_wayOut(new TonedLabel(wayOut, Tone::Text))
    , m_closing(new TonedLabel(tr("Closing the window stops the server."), Tone::Muted))
{
    setObjectName(u"lockPage"_s);
    m_field->setObjectName(u"lockPassphrase"_s);
    m_field->setEchoMode(QLineEdit::Password);
    m_field->setAccessibleName(tr("Passphrase"));
    m_field->setPlaceholderText(tr("Passphrase"));
    m_unlock->setObjectName(u"unlock"_s);
    setEmphasis(m_unlock, Emphasis::Primary);
    m_message->setObjectName(u"lockMessage"_s);
    m_message->setWordWrap(true);
    m_closing->setObjectName(u"lockClosing"_s);
    m_closing->setWordWrap(true);
    m_closing->setAlignment(Qt::AlignHCenter);
    m_closing->hide();
    auto *column = new QVBoxLayout(this);
    column->addStretch(2);
    auto *line = new QHBoxLayout; // not an alignment: that asks for the height of lines as wide as the window
    line->addStretch();
    line->addWidget(makeCard(wayOut));
    line->addStretch();
    column->addLayout(line);
    column->addStretch(3);
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &LockPage::countDown);
    connect(m_unlock, &QPushButton::clicked, this, &LockPage::submit);
    connect(m_field, &QLineEdit::returnPressed, this, &LockPage::submit);
    start();
}

QWidget *LockPage::makeCard(const QString &wayOut)
{
    auto *card = new Card;
    card->setFixedWidth(420);
    auto *sign = new IconLabel(u"lock"_s, 32);
    auto *title = new TonedLabel(tr("Gatehouse is locked"), Tone::Text);
    title->setFont(Theme::instance().pageTitle());
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_field, 1);
    line->addWidget(m_unlock);
    auto *forgotten = new QPushButton(tr("Forgotten?"));
    forgotten->setObjectName(u"lockForgotten"_s);
    forgotten->setFlat(true);
    auto *help = new QWidget;
    help->setObjectName(u"lockHelp"_s);
    auto *helpColumn = new QVBoxLayout(help);
    helpColumn->setContentsMargins(0, 0, 0, 0);
    auto *text = new TonedLabel(tr("Whoever owns the data folder on this computer can take the passphrase away with "
                                   "this command. The server is not disturbed."),
                                Tone::Muted);
    text->setWordWrap(true);
    m_wayOut->setObjectName(u"lockWayOut"_s);
    m_wayOut->setFont(Theme::instance().monospace());
    m_wayOut->setWordWrap(true);
    m_wayOut->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *command = new QHBoxLayout;
    command->addWidget(m_wayOut, 1);
    command->addWidget(new CopyButton(tr("Copy command"), [wayOut] { return wayOut; }), 0, Qt::AlignTop);
    helpColumn->addWidget(text);
    helpColumn->addLayout(command);
    help->hide();
    connect(forgotten, &QPushButton::clicked, help, [help] { help->setVisible(!help->isVisible()); });
    card->body()->setSpacing(12);
    card->body()->addWidget(sign, 0, Qt::AlignHCenter);
    card->body()->addWidget(title, 0, Qt::AlignHCenter);
    card->body()->addWidget(m_server, 0, Qt::AlignHCenter);
    card->body()->addLayout(line);
    card->body()->addWidget(m_message);
    card->body()->addWidget(m_closing);
    card->body()->addWidget(forgotten, 0, Qt::AlignHCenter);
    card->body()->addWidget(help);
    return card;
}

void LockPage::showServer(const core::ServerFigures &figures)
{
    m_server->setState(serverMark(figures.state),
                       tr("Server: %1", "state of the server").arg(serverStateWord(figures.state)));
}

void LockPage::tellThatClosingStops()
{
    m_closing->show();
}

void LockPage::start()
{
    m_field->clear();
    m_field->setReadOnly(false);
    m_message->clear();
    m_message->hide();
    setWait(0s);
    m_field->setFocus();
}

void LockPage::submit()
{
    if (m_field->text().isEmpty() || !m_unlock->isEnabled())
        return;
    m_unlock->setEnabled(false);
    m_field->setReadOnly(true);
    emit passphraseEntered(m_field->text());
}

void LockPage::refuse(const core::UnlockAnswer &answer)
{
    askAgain(answer.outcome == core::UnlockAnswer::Outcome::Wrong ? tr("This is not the passphrase.")
                                                                  : tr("Too many wrong passphrases."));
    setWait(answer.wait);
}

void LockPage::showFailure(const core::Error &error)
{
    askAgain(userText(error));
}

void LockPage::askAgain(const QString &why)
{
    m_unlock->setEnabled(true);
    m_field->setReadOnly(false);
    m_field->clear();
    m_field->setFocus();
    m_message->setText(why);
    m_message->show();
    QAccessibleEvent alert(m_message, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void LockPage::setWait(std::chrono::seconds wait)
{
    m_waiting = int(wait.count()) + 1;
    countDown();
    if (m_waiting > 0)
        m_second.start();
}

void LockPage::countDown()
{
    m_waiting = qMax(0, m_waiting - 1);
    m_unlock->setEnabled(m_waiting == 0);
    m_unlock->setText(m_waiting > 0 ? tr("Unlock in %n s", nullptr, m_waiting) : tr("Unlock"));
    if (m_waiting == 0)
        m_second.stop();
}

} // namespace ui
