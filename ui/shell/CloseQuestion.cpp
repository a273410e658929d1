#include "ui/shell/CloseQuestion.h"

#include "ui/widgets/PageFrame.h"
#include "ui/widgets/Theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

const QString kClosingKey = u"window/closing"_s; // "keep" or "quit"; absent: ask

} // namespace

CloseQuestion::Choice CloseQuestion::remembered()
{
    const QString chosen = QSettings().value(kClosingKey).toString();
    return chosen == "keep"_L1 ? Choice::KeepServing : chosen == "quit"_L1 ? Choice::Quit : Choice::Ask;
}

void CloseQuestion::remember(Choice choice)
{
    if (choice == Choice::Ask)
        QSettings().remove(kClosingKey);
    else
        QSettings().setValue(kClosingKey, choice == Choice::KeepServing ? u"keep"_s : u"quit"_s);
}

CloseQuestion::CloseQuestion(bool mayKeepServing, QWidget *parent) : QuestionDialog(parent)
{
    setObjectName(u"closeQuestion"_s);
    setWindowTitle(tr("Close the window"));
    m_cancel = addButton(tr("Cancel"), u"cancel"_s);
    if (mayKeepServing)
        offerToKeep();
    else
        offerToQuit();
}

void CloseQuestion::ask(const QString &question, const QString &consequence)
{
    auto *asked = new QLabel(question);
    asked->setFont(Theme::instance().heading());
    auto *told = new QLabel(consequence);
    told->setWordWrap(true);
    words()->addWidget(asked);
    words()->addWidget(told);
}

QPushButton *CloseQuestion::addButton(const QString &text, const QString &objectName)
{
    auto *button = new QPushButton(text);
    button->setObjectName(objectName);
    buttons()->addWidget(button);
    connect(button, &QPushButton::clicked, this, &QDialog::close);
    return button;
}

void CloseQuestion::offerToKeep()
{
    ask(tr("Keep the server running?"),
        tr("Applications can go on signing in while Gatehouse stays in the tray. This is asked only once; the program "
           "menu has the choice."));
    auto *quit = addButton(tr("Quit"), u"quit"_s);
    auto *keep = addButton(tr("Keep serving"), u"keepServing"_s);
    setEmphasis(quit, Emphasis::Danger);
    setEmphasis(keep, Emphasis::Primary);
    keep->setDefault(true);
    keep->setFocus();
    connect(keep, &QAbstractButton::clicked, this, [this] {
        remember(Choice::KeepServing);
        emit keepChosen();
    });
    connect(quit, &QAbstractButton::clicked, this, &CloseQuestion::quitChosen);
}

void CloseQuestion::offerToQuit()
{
    ask(tr("Stop the server and quit?"),
        tr("Nobody can sign in until Gatehouse runs again. This desktop has no tray in which it could stay; minimize "
           "the window to keep it running."));
    auto *quit = addButton(tr("Stop and quit"), u"quit"_s);
    setEmphasis(quit, Emphasis::Danger);
    m_cancel->setDefault(true);
    m_cancel->setFocus();
    connect(quit, &QAbstractButton::clicked, this, &CloseQuestion::quitChosen);
}

} // namespace ui
