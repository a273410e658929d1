#include "ui/server/DiagnosticsPane.h"

#include "tests/support/FakeDiagnosticsAdmin.h"
#include "ui/server/BundlePane.h"
#include "ui/server/LogPane.h"
#include "ui/server/SelfTestWords.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/StateMark.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using Outcome = core::SelfTestCheck::Outcome;

class DiagnosticsPaneTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_admin = std::make_unique<tests::FakeDiagnosticsAdmin>();
        m_admin->checks = {{.name = u"discovery"_s, .detail = u"http://127.0.0.1:8003"_s},
                           {.name = u"disk"_s, .outcome = Outcome::Doubtful, .detail = u"1 MB"_s, .advice = u"x"_s}};
        m_admin->log(core::LogLevel::Info, u"request GET /health"_s);
        m_admin->log(core::LogLevel::Warning, u"a certificate ends"_s);
        m_admin->log(core::LogLevel::Error, u"nothing can be stored"_s);
        m_pane = std::make_unique<ui::DiagnosticsPane>(*m_admin);
        m_pane->resize(900, 600);
        m_pane->show();
    }
    void showsWhatEachStepFoundAndWhatToDo()
    {
        child<QPushButton>("runSelfTest")->click();
        auto *table = child<ui::DataTable>("selfTestSteps");
        QTRY_COMPARE(table->model()->rowCount(), 2);
        QCOMPARE(table->model()->index(0, 0).data().toString(), ui::selfTestTitle(u"discovery"_s));
        QVERIFY(table->model()->index(1, 4).data().toString().contains(u"data folder"_s));
        QVERIFY(child<ui::StateLabel>("selfTestVerdict")->word().contains(u"1"_s));
    }
    void rowsAppearWhileItRuns()
    {
        m_admin->isHolding = true;
        child<QPushButton>("runSelfTest")->click();
        QVERIFY(!child<QPushButton>("runSelfTest")->isEnabled());
        QVERIFY(m_admin->lastProgress(m_admin->checks.front()));
        auto *table = child<ui::DataTable>("selfTestSteps");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        child<QPushButton>("cancelSelfTest")->click();
        QVERIFY(!m_admin->lastProgress(m_admin->checks.back()));
        m_admin->release();
        QTRY_VERIFY(child<QPushButton>("runSelfTest")->isEnabled());
    }
    void tellsWhyItCouldNotRun()
    {
        m_admin->failNext = core::Error{core::ErrorKind::Conflict, u"busy"_s, {}};
        child<QPushButton>("runSelfTest")->click();
        QTRY_VERIFY(!child<ui::MessageBar>("selfTestFailure")->isHidden());
    }
    void everyStepHasWords_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"discovery", "keys", "refusal", "sign_in", "introspection", "refresh", "reuse",
                                 "cleanup", "clock", "keychain", "sealed_keys", "disk", "database", "certificate"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void everyStepHasWords()
    {
        QFETCH(QString, name);
        QVERIFY(ui::selfTestTitle(name) != name);
        QVERIFY(!ui::selfTestAdvice({.name = name, .outcome = Outcome::Failed, .advice = u"x"_s}).isEmpty());
        QVERIFY(ui::selfTestAdvice({.name = name}).isEmpty());
    }
    void filtersTheLogByLevelAndWords()
    {
        m_pane->showLog();
        auto *text = child<QPlainTextEdit>("logText");
        QTRY_COMPARE(text->toPlainText().count(u'\n'), 2);
        child<QComboBox>("logLevel")->setCurrentIndex(2);
        QCOMPARE(text->toPlainText(), u"a certificate ends\nnothing can be stored"_s);
        child<QLineEdit>("logWords")->setText(u"STORED nothing"_s);
        QCOMPARE(text->toPlainText(), u"nothing can be stored"_s);
        child<QToolButton>("copyLog")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"nothing can be stored"_s);
    }
    void addsNewLinesWithoutMovingWhatIsRead()
    {
        m_pane->showLog();
        auto *pane = m_pane->findChild<ui::LogPane *>();
        auto *text = child<QPlainTextEdit>("logText");
        QTRY_COMPARE(text->toPlainText().count(u'\n'), 2);
        child<QCheckBox>("followLog")->setChecked(false);
        for (int i = 0; i < 200; ++i)
            m_admin->log(core::LogLevel::Info, u"line %1"_s.arg(i));
        pane->read();
        QTRY_COMPARE(text->toPlainText().count(u'\n'), 202);
        QCOMPARE(text->verticalScrollBar()->value(), 0);
        child<QCheckBox>("followLog")->setChecked(true);
        QCOMPARE(text->verticalScrollBar()->value(), text->verticalScrollBar()->maximum());
    }
    void savesWhatIsShown()
    {
        child<QTabWidget>("diagnosticsTabs")->setCurrentIndex(3);
        auto *list = child<QListWidget>("bundleFiles");
        QTRY_COMPARE(list->count(), 2);
        list->setCurrentRow(1);
        QCOMPARE(child<QPlainTextEdit>("bundleText")->toPlainText(), u"user-1 came\n"_s);
        child<QCheckBox>("bundleNames")->setChecked(true);
        QTRY_COMPARE(child<QPlainTextEdit>("bundleText")->toPlainText(), u"alice came\n"_s);
        QSignalSpy told(m_pane.get(), &ui::DiagnosticsPane::told);
        m_pane->findChild<ui::BundlePane *>()->save(u"/tmp/nowhere/x.zip"_s);
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(m_admin->savedTo, u"/tmp/nowhere/x.zip"_s);
        QCOMPARE(m_admin->saved.at(1).text, "alice came\n"_ba);
    }

private:
    template <class Widget>
    Widget *child(const char *name)
    {
        auto *found = m_pane->findChild<Widget *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    std::unique_ptr<tests::FakeDiagnosticsAdmin> m_admin;
    std::unique_ptr<ui::DiagnosticsPane> m_pane;
};

QTEST_MAIN(DiagnosticsPaneTest)
#include "DiagnosticsPaneTest.moc"
