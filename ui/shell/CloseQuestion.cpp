#include "ui/shell/CloseQuestion.h"

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

CloseQuestion::CloseQuestion(bool mayKeepServing, QWidget *parent) : QMessageBox(parent)
{
    setObjectName(u"closeQuestion"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Close the window"));
    if (mayKeepServing)
        offerToKeep();
    else
        offerToQuit();
    addButton(tr("Cancel"), RejectRole);
}

void CloseQuestion::offerToKeep()
{
    setText(tr("Keep the server running?"));
    setInformativeText(tr("Applications can go on signing in while Gatehouse stays in the tray. This is asked only "
                          "once; the program menu has the choice."));
    auto *keep = addButton(tr("Keep serving"), AcceptRole);
    auto *quit = addButton(tr("Quit"), DestructiveRole);
    keep->setObjectName(u"keepServing"_s);
    quit->setObjectName(u"quit"_s);
    setDefaultButton(keep);
    connect(keep, &QAbstractButton::clicked, this, [this] {
        remember(Choice::KeepServing);
        emit keepChosen();
    });
    connect(quit, &QAbstractButton::clicked, this, [this] {
        remember(Choice::Quit);
        emit quitChosen();
    });
}

void CloseQuestion::offerToQuit()
{
    setText(tr("Stop the server and quit?"));
    setInformativeText(tr("Nobody can sign in until Gatehouse runs again. This desktop has no tray in which it could "
                          "stay; minimize the window to keep it running."));
    auto *quit = addButton(tr("Stop and quit"), DestructiveRole);
    quit->setObjectName(u"quit"_s);
    setDefaultButton(quit);
    connect(quit, &QAbstractButton::clicked, this, &CloseQuestion::quitChosen);
}

} // namespace ui
