#include "core/database/SqlText.h"

#include <QTest>

using namespace Qt::StringLiterals;

class SqlTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splitsAScript_data();
    void splitsAScript();
    void findsPlaceholders_data();
    void findsPlaceholders();
};

void SqlTextTest::splitsAScript_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QStringList>("statements");
    const auto row = [](const char *name, const QString &script, const QStringList &statements) {
        QTest::newRow(name) << script << statements;
    };
    row("empty", u""_s, {});
    row("only comments", u"-- one; two\n/* three; four */"_s, {});
    row("last without semicolon", u"SELECT 1; SELECT 2"_s, {u"SELECT 1"_s, u"SELECT 2"_s});
    row("empty statements", u";; SELECT 1;;"_s, {u"SELECT 1"_s});
    row("apostrophe in a comment", u"SELECT 1; -- it's\nSELECT 2;"_s, {u"SELECT 1"_s, u"SELECT 2"_s});
    row("semicolon in text", u"SELECT 'a;b', \"c;d\"; SELECT 2"_s, {u"SELECT 'a;b', \"c;d\""_s, u"SELECT 2"_s});
    row("doubled quote", u"SELECT 'it''s; fine'; SELECT 2"_s, {u"SELECT 'it''s; fine'"_s, u"SELECT 2"_s});
    row("comment mark in text", u"SELECT '--', '/*'; SELECT 2"_s, {u"SELECT '--', '/*'"_s, u"SELECT 2"_s});
    row("trigger", u"CREATE TRIGGER t BEFORE UPDATE ON a BEGIN SELECT 1; SELECT 2; END; SELECT 3"_s,
        {u"CREATE TRIGGER t BEFORE UPDATE ON a BEGIN SELECT 1; SELECT 2; END"_s, u"SELECT 3"_s});
    row("trigger with CASE",
        u"CREATE TEMP TRIGGER t AFTER INSERT ON a BEGIN SELECT CASE 1 WHEN 1 THEN 2 END; SELECT 2; END; SELECT 3"_s,
        {u"CREATE TEMP TRIGGER t AFTER INSERT ON a BEGIN SELECT CASE 1 WHEN 1 THEN 2 END; SELECT 2; END"_s,
         u"SELECT 3"_s});
    row("END outside of a trigger", u"SELECT CASE 1 WHEN 1 THEN 2 END; SELECT 3"_s,
        {u"SELECT CASE 1 WHEN 1 THEN 2 END"_s, u"SELECT 3"_s});
    row("unclosed text", u"SELECT 'a; SELECT 2"_s, {u"SELECT 'a; SELECT 2"_s});
}

void SqlTextTest::splitsAScript()
{
    QFETCH(QString, script);
    QFETCH(QStringList, statements);
    QCOMPARE(core::splitStatements(script), statements);
}

void SqlTextTest::findsPlaceholders_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("none") << u"SELECT 1"_s << QStringList{};
    QTest::newRow("twice the same") << u"SELECT :a, :b_2, :a"_s << QStringList{u":a"_s, u":b_2"_s};
    QTest::newRow("in text") << u"SELECT '%H:%M', ':no', :yes"_s << QStringList{u":yes"_s};
    QTest::newRow("in a comment") << u"SELECT 1 -- :no\n, :yes /* :no */"_s << QStringList{u":yes"_s};
}

void SqlTextTest::findsPlaceholders()
{
    QFETCH(QString, sql);
    QFETCH(QStringList, names);
    QCOMPARE(core::placeholdersOf(sql), names);
}

QTEST_APPLESS_MAIN(SqlTextTest)
#include "SqlTextTest.moc"
