#include "app/FlowForm.h"

#include <QTest>

using namespace Qt::StringLiterals;

class FlowFormTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheFormOfTheButton();
    void readsEscapedText();
    void findsNoneWhereThereIsNone_data();
    void findsNoneWhereThereIsNone();
    void encodesFields();
};

static const QByteArray kPage = R"(<!doctype html><form method="post" action="/oauth/account">
<input type="hidden" name="csrf" value="one"><button type="submit" name="account" value="other">Not you?</button></form>
<form action="/oauth/consent" method="post"><input value="two" name="csrf" type="hidden"><input type="text" name="typed"
value="x"><button name="decision" value="allow">Allow</button><button name="decision" value="deny">Deny</button></form>)";

void FlowFormTest::findsTheFormOfTheButton()
{
    const auto form = app::formWithButton(kPage, u"decision"_s, u"allow"_s);
    QVERIFY(form);
    QCOMPARE(form->action, u"/oauth/consent"_s);
    QCOMPARE(form->fields, (app::FormFields{{"csrf", "two"}, {"decision", "allow"}}));
    QCOMPARE(app::formWithButton(kPage, u"account"_s, u"other"_s)->action, u"/oauth/account"_s);
}

void FlowFormTest::readsEscapedText()
{
    const auto form = app::formWithButton("<form action=\"/a?x=1&amp;y=2\"><input type=\"hidden\" name=\"q\" "
                                          "value=\"&lt;&quot;&amp;lt;&#39;\"><button name=\"b\" value=\"v\"></form>",
                                          u"b"_s, u"v"_s);
    QVERIFY(form);
    QCOMPARE(form->action, u"/a?x=1&y=2"_s);
    QCOMPARE(form->fields.constFirst().second, "<\"&lt;'"_ba);
}

void FlowFormTest::findsNoneWhereThereIsNone_data()
{
    QTest::addColumn<QByteArray>("page");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no form") << "<button name=\"decision\" value=\"allow\">"_ba;
    QTest::newRow("another button") << "<form><button name=\"decision\" value=\"deny\"></form>"_ba;
    QTest::newRow("a form without an end") << "<form><button name=\"decision\" value=\"allow\">"_ba;
}

void FlowFormTest::findsNoneWhereThereIsNone()
{
    QFETCH(QByteArray, page);
    QVERIFY(!app::formWithButton(page, u"decision"_s, u"allow"_s));
}

void FlowFormTest::encodesFields()
{
    QCOMPARE(app::formBody({{"a b", "c&d=é+"}, {"e", ""}}), "a%20b=c%26d%3D%C3%A9%2B&e="_ba);
}

QTEST_GUILESS_MAIN(FlowFormTest)
#include "FlowFormTest.moc"
