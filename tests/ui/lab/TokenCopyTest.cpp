#include "ui/lab/TokenCopy.h"

#include "ui/lab/TokenText.h"
#include "ui/widgets/Theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QTest>

using namespace Qt::StringLiterals;

class TokenCopyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quotesTheUrlForTheShell_data();
    void quotesTheUrlForTheShell();
    void showsNothingOfATextThatIsNoToken_data();
    void showsNothingOfATextThatIsNoToken();
    void copiesTheTokenInEveryForm_data();
    void copiesTheTokenInEveryForm();
};

void TokenCopyTest::quotesTheUrlForTheShell_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("quoted");
    QTest::newRow("plain") << u"http://a/b?c=d&e"_s << u"'http://a/b?c=d&e'"_s;
    QTest::newRow("quote") << u"http://a/'; rm x"_s << u"'http://a/'\\''; rm x'"_s;
    QTest::newRow("empty") << QString() << u"''"_s;
}

void TokenCopyTest::quotesTheUrlForTheShell()
{
    QFETCH(QString, url);
    QFETCH(QString, quoted);
    QCOMPARE(ui::curlCommand(u"T"_s, url), u"curl -i -H 'Authorization: Bearer T' "_s + quoted);
}

void TokenCopyTest::showsNothingOfATextThatIsNoToken_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("one part") << u"abc"_s;
    QTest::newRow("not base64") << u"%%%.%%%.x"_s;
    QTest::newRow("not json") << u"YWJj.YWJj.x"_s;
    QTest::newRow("an array") << u"W10.W10.x"_s;
}

void TokenCopyTest::showsNothingOfATextThatIsNoToken()
{
    QFETCH(QString, text);
    const ui::DecodedToken decoded = ui::decodedToken(text);
    QVERIFY(decoded.header.isEmpty());
    QVERIFY(decoded.claims.isEmpty());
}

void TokenCopyTest::copiesTheTokenInEveryForm_data()
{
    QTest::addColumn<int>("entry");
    QTest::addColumn<QString>("copied");
    QTest::newRow("token") << 0 << u"T\"'$"_s;
    QTest::newRow("header") << 1 << u"Authorization: Bearer T\"'$"_s;
    QTest::newRow("curl") << 2 << u"curl -i -H 'Authorization: Bearer T\"'\\''$' 'http://a'"_s;
    QTest::newRow("environment") << 3 << u"export ACCESS_TOKEN='T\"'\\''$'"_s;
    QTest::newRow("Python") << 4 << u"headers={\"Authorization\": \"Bearer T\\\"'$\"}"_s;
    QTest::newRow("JavaScript") << 5 << u"headers: { Authorization: \"Bearer T\\\"'$\" }"_s;
}

void TokenCopyTest::copiesTheTokenInEveryForm()
{
    QFETCH(int, entry);
    QFETCH(QString, copied);
    ui::TokenCopyButton button([] { return ui::TokenCopyButton::Source{u"T\"'$"_s, u"http://a"_s}; });
    button.menu()->actions().at(entry)->trigger();
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY2(entry < 4 ? text == copied : text.contains(copied), qPrintable(text));
}

QTEST_MAIN(TokenCopyTest)
#include "TokenCopyTest.moc"
