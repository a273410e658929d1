#include "tests/flows/quality/DemoConsole.h"
#include "tests/support/LayoutWatch.h"

using namespace Qt::StringLiterals;

/// A window that shows the same as before has nothing to do.
class RestTest : public QObject
{
    Q_OBJECT

private:
    tests::DemoConsole m_console;

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_console.open(), m_console.failure()); }
    void cleanupTestCase() { m_console.close(); }

    void eachPageComesToRest_data()
    {
        QTest::addColumn<QString>("page");
        for (const QString &page : tests::DemoConsole::kPages)
            QTest::newRow(qPrintable(page)) << page;
    }
    void eachPageComesToRest()
    {
        QFETCH(QString, page);
        for (const QSize size : {QSize(1280, 800), QSize(1100, 700)}) {
            m_console.show(u"en"_s, size);
            m_console.openPage(page);
            m_console.eachTab([&](const QString &tab) {
                QTRY_VERIFY2(tests::LayoutWatch::comesToRest(), qPrintable(tab)); // what it reads may still be coming
            });
        }
    }
};

QTEST_MAIN(RestTest)
#include "RestTest.moc"
