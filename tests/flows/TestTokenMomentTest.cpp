#include "tests/support/Hands.h"
#include "tests/support/RealConsole.h"
#include "ui/widgets/DataTable.h"

#include <QClipboard>
#include <QLabel>
#include <QProcess>

using namespace Qt::StringLiterals;
using namespace tests::hands;

/// The fifth moment of the console: a token to try an API with.
class TestTokenMomentTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_console.open(), m_console.failure); }
    void cleanupTestCase() { m_console.close(); }
    void aTokenIsIssuedCopiedPastedAndAccepted();

private:
    tests::RealConsole m_console;
};

void TestTokenMomentTest::aTokenIsIssuedCopiedPastedAndAccepted()
{
    if (QStandardPaths::findExecutable(u"curl"_s).isEmpty())
        QSKIP("there is no curl here");

    // Who, at which client, for what.
    QVERIFY(click(u"Token lab"_s));
    QVERIFY(click(u"User"_s));
    press(Qt::Key_A, Qt::ControlModifier);
    type(u"adm"_s);
    QVERIFY(click(u"admin"_s));
    QVERIFY(click(u"Client"_s));
    press(Qt::Key_A, Qt::ControlModifier);
    type(u"flutter"_s);
    QVERIFY(click(u"codelab-flutter-app"_s));
    QVERIFY(click(u"email"_s));
    QVERIFY(m_console.keepPicture(u"moment5-1-chosen"_s));

    // One click: the token.
    QVERIFY(click(u"Issue token"_s));
    auto *left = m_console.find<QLabel>("tokenTimeLeft");
    QTRY_VERIFY(left->isVisible() && left->text().contains(u"Valid for"_s));
    QVERIFY(m_console.keepPicture(u"moment5-2-token"_s));

    // Copied, pasted into a terminal: 200, and it is the user's.
    QVERIFY(click(u"Copy curl"_s));
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.startsWith(u"curl "_s), qPrintable(copied));
    QProcess terminal;
    terminal.start(u"/bin/sh"_s, {u"-c"_s, copied});
    QTRY_COMPARE_WITH_TIMEOUT(terminal.state(), QProcess::NotRunning, 20000);
    const QByteArray answer = terminal.readAllStandardOutput();
    QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer);
    QVERIFY2(answer.contains("\"email\""), answer);

    // It is a token like any other: it has its rows in the audit log, which tell that the lab made it.
    QVERIFY(click(u"Open audit rows"_s));
    auto *log = m_console.find<ui::DataTable>("auditList");
    QTRY_VERIFY(log->isVisible() && log->model()->rowCount() > 0);
    QVERIFY(m_console.keepPicture(u"moment5-3-audit"_s));
    QVERIFY(m_console.answeredAlways());
}

QTEST_MAIN(TestTokenMomentTest)
#include "TestTokenMomentTest.moc"
