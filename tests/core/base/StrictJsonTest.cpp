#include "core/base/StrictJson.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;

class StrictJsonTest : public QObject
{
    Q_OBJECT

private slots:
    void acceptsOneObject_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << "{}"_ba;
        QTest::newRow("same name in different objects") << R"({"a":{"x":1},"b":{"x":2}})"_ba;
        QTest::newRow("same name in the objects of an array") << R"({"a":[{"x":1},{"x":2}]})"_ba;
        QTest::newRow("a value that equals its name") << R"({"a":"a"})"_ba;
        QTest::newRow("strings in an array are no names") << R"({"a":["x","x"]})"_ba;
        QTest::newRow("structure inside strings") << "{\"a\":\"{\\\"b\\\":[,]}\",\"c\":\"\\\\\"}"_ba;
        QTest::newRow("as deep as allowed") << R"({"a":{"b":{"c":1}}})"_ba;
    }
    void acceptsOneObject()
    {
        QFETCH(QByteArray, text);
        const auto parsed = parseStrictJson(text, 3);
        QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().detail));
    }

    void refusesAnythingElse_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << ""_ba;
        QTest::newRow("array") << "[1]"_ba;
        QTest::newRow("string") << R"("a")"_ba;
        QTest::newRow("second value") << "{} {}"_ba;
        QTest::newRow("byte order mark") << "\xEF\xBB\xBF{}"_ba;
        QTest::newRow("byte order mark before a name") << "{\"\xEF\xBB\xBFiss\":1}"_ba;
        QTest::newRow("byte order mark before a value") << "{\"iss\":\"\xEF\xBB\xBFx\"}"_ba;
        QTest::newRow("escaped byte order mark") << R"({"iss":"\uFEFFx"})"_ba;
        QTest::newRow("broken UTF-8") << "{\"a\":\"\xff\"}"_ba;
        QTest::newRow("comment") << "{/**/}"_ba;
        QTest::newRow("comma at the end") << R"({"a":1,})"_ba;
        QTest::newRow("single quotes") << "{'a':1}"_ba;
        QTest::newRow("member twice") << R"({"a":1,"a":1})"_ba;
        QTest::newRow("member twice, far apart") << R"({"a":1,"b":{"c":[]},"a":1})"_ba;
        QTest::newRow("member twice, once escaped") << R"({"alg":1,"\u0061lg":1})"_ba;
        QTest::newRow("member twice, inner object") << R"({"o":{"a":1,"a":2}})"_ba;
        QTest::newRow("empty name twice") << R"({"":1,"":2})"_ba;
        QTest::newRow("objects too deep") << R"({"a":{"b":{"c":{}}}})"_ba;
        QTest::newRow("arrays too deep") << R"({"a":[[[]]]})"_ba;
    }
    void refusesAnythingElse()
    {
        QFETCH(QByteArray, text);
        const auto parsed = parseStrictJson(text, 3);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().kind, ErrorKind::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(StrictJsonTest)
#include "StrictJsonTest.moc"
