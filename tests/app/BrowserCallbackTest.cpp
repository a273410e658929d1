#include "app/BrowserCallback.h"

#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The port that waits for the browser, spoken to by whoever else is on this computer.
class BrowserCallbackTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answersTheRedirectAlone_data();
    void answersTheRedirectAlone();
};

void BrowserCallbackTest::answersTheRedirectAlone_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<bool>("isIt");
    const QByteArray end = "\r\n\r\n";
    QTest::newRow("the redirect") << "GET /back?code=1 HTTP/1.1" + end << "200"_ba << true;
    QTest::newRow("an icon") << "GET /favicon.ico HTTP/1.1" + end << "404"_ba << false;
    QTest::newRow("another path") << "GET /back2?code=1 HTTP/1.1" + end << "404"_ba << false;
    QTest::newRow("another method") << "POST /back?code=1 HTTP/1.1" + end << "404"_ba << false;
    QTest::newRow("nothing but an end") << end << "404"_ba << false;
    QTest::newRow("16 KiB without the end of a line") << QByteArray(16 * 1024, 'a') << "404"_ba << false;
    QTest::newRow("a redirect of 16 KiB without the end of a line")
        << "GET /back?code=" + QByteArray(16 * 1024, 'a') << "404"_ba << false;
}

void BrowserCallbackTest::answersTheRedirectAlone()
{
    QFETCH(const QByteArray, request);
    QFETCH(const QByteArray, status);
    QFETCH(const bool, isIt);
    const auto callback = app::BrowserCallback::listen("/back");
    QVERIFY(callback);
    QTcpSocket browser;
    browser.connectToHost(QHostAddress(QHostAddress::LocalHost), (*callback)->port());
    browser.write(request);
    QByteArray answer;
    connect(&browser, &QTcpSocket::readyRead, this, [&] { answer += browser.readAll(); });
    QTRY_VERIFY(answer.contains("\r\n"));
    QVERIFY2(answer.startsWith("HTTP/1.1 " + status), answer.constData());
    const auto target = (*callback)->await(1ms, [] { return false; });
    QCOMPARE(target.has_value(), isIt);
    if (isIt)
        QCOMPARE(*target, "/back?code=1"_ba);
}

QTEST_GUILESS_MAIN(BrowserCallbackTest)
#include "BrowserCallbackTest.moc"
