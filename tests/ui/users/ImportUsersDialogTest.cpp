#include "ui/users/ImportUsersDialog.h"

#include "tests/support/FakeUserBatchAdmin.h"
#include "ui/users/ImportTableModel.h"
#include "ui/widgets/MessageBar.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using core::ImportField;
using core::ImportState;

class ImportUsersDialogTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<tests::FakeUserBatchAdmin> m_batches;
    std::unique_ptr<ui::ImportUsersDialog> m_dialog;

    QPushButton *importButton() { return m_dialog->findChild<QPushButton *>(u"importNow"_s); }
    QString summary() { return m_dialog->findChild<QLabel *>(u"importSummary"_s)->text(); }
    QAbstractItemModel *table() { return m_dialog->findChild<QTableView *>(u"importTable"_s)->model(); }

private Q_SLOTS:
    void init()
    {
        m_batches = std::make_unique<tests::FakeUserBatchAdmin>();
        m_batches->sheet = {u"team.csv"_s,
                            u"UTF-8 with BOM"_s,
                            u";"_s,
                            {u"Login"_s, u"Mail"_s, u"Pass"_s},
                            {ImportField::Username, ImportField::Email, ImportField::None},
                            {{2, {u"anna"_s, u"anna@example.com"_s, u"x"_s}}}};
        m_batches->report = {
            {{2, ImportState::Good, u"anna"_s, u"anna@example.com"_s},
             {3, ImportState::Exists, u"bert"_s, u"bert@example.com"_s, ImportField::Username, u"name_taken"_s},
             {4, ImportState::Invalid, u"carl"_s, u"carl@example.com"_s, ImportField::Password,
              u"weak_password: upper, digit"_s}},
            1,
            1,
            1,
            1};
        m_dialog = std::make_unique<ui::ImportUsersDialog>(*m_batches);
        m_dialog->show();
        m_dialog->readFile(u"/somewhere/team.csv"_s);
        QTRY_COMPARE(table()->rowCount(), 3);
    }

    void saysWhatTheEmptyListIsFor()
    {
        const auto *sentence = m_dialog->findChild<QLabel *>(u"emptyText"_s);
        QVERIFY(!sentence->isVisible());
        m_dialog = std::make_unique<ui::ImportUsersDialog>(*m_batches);
        m_dialog->show();
        sentence = m_dialog->findChild<QLabel *>(u"emptyText"_s);
        QVERIFY(sentence->isVisible() && !sentence->text().isEmpty());
    }
    void triesAtOnceAndWritesNothing()
    {
        QCOMPARE(m_batches->calls, (QStringList{u"readImport /somewhere/team.csv"_s, u"tryImport"_s}));
        QVERIFY(m_dialog->findChild<QLabel *>(u"importFile"_s)->text().contains(u"UTF-8 with BOM"_s));
        QCOMPARE(summary(), u"New: 1, exist already: 1, invalid: 1, with a generated password: 1"_s);
        QVERIFY(importButton()->isEnabled());
    }
    void saysWhatIsWrongWithEachRow()
    {
        const auto why = [this](int row) { return table()->index(row, ui::ImportTableModel::Why).data().toString(); };
        QCOMPARE(why(0), QString());
        QCOMPARE(why(1), u"A user has this name already."_s);
        QVERIFY(why(2).contains(u"An upper-case letter, A digit"_s));
        m_dialog->findChild<QCheckBox *>(u"onlyErrors"_s)->setChecked(true);
        QCOMPARE(table()->rowCount(), 2);
        QAbstractItemModelTester tester(table(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    }
    void triesAgainWhenAColumnMeansSomethingElse()
    {
        auto *meaning = m_dialog->findChild<QComboBox *>(u"meaning2"_s);
        meaning->setCurrentIndex(meaning->findData(int(ImportField::Password)));
        emit meaning->activated(meaning->currentIndex());
        QTRY_COMPARE(m_batches->calls.count(u"tryImport"_s), 2);
        QCOMPARE(m_batches->lastChoice->meanings.at(2), ImportField::Password);
    }
    void saysWhenTheMappingIsIncomplete()
    {
        m_batches->failNext = core::Error{core::ErrorKind::InvalidInput, u"no name"_s, u"columns"_s};
        m_dialog->findChild<QCheckBox *>(u"importVerified"_s)->setChecked(true);
        QTRY_VERIFY(m_dialog->findChild<ui::MessageBar *>()->text().contains(u"which column holds the user name"_s));
        QVERIFY(!importButton()->isEnabled());
    }
    void addsTheGoodRowsAndKeepsTheResult()
    {
        QSignalSpy added(m_dialog.get(), &ui::ImportUsersDialog::usersAdded);
        importButton()->click();
        QTRY_COMPARE(added.count(), 1);
        QCOMPARE(added.first().first().toInt(), 1);
        QCOMPARE(table()->index(0, ui::ImportTableModel::Outcome).data().toString(), u"added"_s);
        QVERIFY(!importButton()->isVisible());
        QVERIFY(m_dialog->findChild<QPushButton *>(u"saveImport"_s)->isEnabled());
        QVERIFY(summary().startsWith(u"Added: 1"_s));
    }
    void asksBeforePasswordsThatNobodySavedAreLost()
    {
        const auto question = [this] { return m_dialog->findChild<QDialog *>(u"discardPasswords"_s); };
        m_dialog->reject();
        QVERIFY(!m_dialog->isVisible()); // nothing was made yet
        m_dialog->show();
        importButton()->click();
        QTRY_VERIFY(!importButton()->isVisible());
        m_dialog->close();
        QVERIFY(m_dialog->isVisible());
        QVERIFY(question());
        question()->reject();
        QTRY_VERIFY(!question());
        QVERIFY(m_dialog->isVisible());
        QTemporaryDir folder;
        m_dialog->findChild<QPushButton *>(u"saveImport"_s)->click();
        auto *chooser = m_dialog->findChild<QFileDialog *>(u"saveSecretFile"_s);
        QVERIFY(chooser);
        emit chooser->fileSelected(folder.filePath(u"passwords.csv"_s));
        QTRY_VERIFY(QFile::exists(folder.filePath(u"passwords.csv"_s)));
        chooser->reject();
        QTRY_VERIFY([&] {
            m_dialog->reject();
            delete question();
            return !m_dialog->isVisible();
        }());
    }
    void passwordsCanBeDiscarded()
    {
        importButton()->click();
        QTRY_VERIFY(!importButton()->isVisible());
        m_dialog->reject();
        m_dialog->findChild<QDialog *>(u"discardPasswords"_s)->accept();
        QVERIFY(!m_dialog->isVisible());
    }
    void aCancelledImportCanBeTriedAgain()
    {
        m_batches->failNext = core::Error{core::ErrorKind::Cancelled, {}};
        importButton()->click();
        QTRY_VERIFY(m_dialog->findChild<ui::MessageBar *>()->text().contains(u"nobody was added"_s));
        QVERIFY(importButton()->isEnabled());
    }
    void saysWhyAFileCannotBeRead()
    {
        m_batches->failNext = core::Error{core::ErrorKind::InvalidInput, u"line 7: a quotation mark is never closed"_s};
        m_dialog->readFile(u"/somewhere/broken.csv"_s);
        QTRY_VERIFY(m_dialog->findChild<ui::MessageBar *>()->text().contains(u"line 7"_s));
    }
};

QTEST_MAIN(ImportUsersDialogTest)
#include "ImportUsersDialogTest.moc"
