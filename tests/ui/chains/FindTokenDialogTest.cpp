#include "ui/chains/FindTokenDialog.h"

#include "tests/support/ChainSamples.h"
#include "tests/support/FakeChainAdmin.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

class FindTokenDialogTest : public QObject
{
    Q_OBJECT
private slots:
    void findsTheChainOfAPastedTokenAndForgetsTheToken();
    void keepsThePastedTokenWhenItIsUnknown();
    void tellsWhyAPastedTokenHasNoChain();
};

void FindTokenDialogTest::findsTheChainOfAPastedTokenAndForgetsTheToken()
{
    tests::FakeChainAdmin chains;
    chains.places.insert(u"the.pasted.token"_s, {.family = core::FamilyId{u"one"_s}, .jtiHash = {}, .expiresAt = {}});
    auto *dialog = new ui::FindTokenDialog(chains, nullptr);
    dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy found(dialog, &ui::FindTokenDialog::placeFound);
    auto *token = dialog->findChild<QPlainTextEdit *>(u"pastedToken"_s);
    QVERIFY(!dialog->findChild<QPushButton *>(u"submit"_s)->isEnabled());
    token->setPlainText(u"  the.pasted.token\n"_s);
    dialog->findChild<QPushButton *>(u"submit"_s)->click();
    QTRY_COMPARE(found.size(), 1);
    QVERIFY(token->toPlainText().isEmpty());
    delete dialog;
}

void FindTokenDialogTest::keepsThePastedTokenWhenItIsUnknown()
{
    tests::FakeChainAdmin chains;
    auto *dialog = new ui::FindTokenDialog(chains, nullptr);
    auto *token = dialog->findChild<QPlainTextEdit *>(u"pastedToken"_s);
    token->setPlainText(u"unknown"_s);
    dialog->findChild<QPushButton *>(u"submit"_s)->click();
    QTRY_VERIFY(!dialog->failureText().isEmpty());
    QCOMPARE(token->toPlainText(), u"unknown"_s);
    delete dialog;
}

void FindTokenDialogTest::tellsWhyAPastedTokenHasNoChain()
{
    using Finding = core::TokenPlace::Finding;
    tests::FakeChainAdmin chains;
    QStringList told;
    for (const Finding finding : {Finding::NotOurs, Finding::WithoutChain, Finding::Purged}) {
        chains.places.insert(u"token"_s,
                             {.finding = finding, .family = {}, .jtiHash = {}, .expiresAt = tests::chainStart()});
        ui::FindTokenDialog dialog(chains, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.findChild<QPlainTextEdit *>(u"pastedToken"_s)->setPlainText(u"token"_s);
        dialog.findChild<QPushButton *>(u"submit"_s)->click();
        QTRY_VERIFY(!dialog.failureText().isEmpty());
        QVERIFY(!told.contains(dialog.failureText()));
        told.append(dialog.failureText());
    }
}

QTEST_MAIN(FindTokenDialogTest)
#include "FindTokenDialogTest.moc"
