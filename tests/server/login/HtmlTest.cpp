#include "server/login/Page.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace tests {

using server::Html;

class HtmlTest : public QObject
{
    Q_OBJECT

private slots:
    void textIsEscaped_data();
    void textIsEscaped();
    void nestsElements();
    void attributesMayHaveNoValue();
    void theLanguageDecidesThePlaceInASentence_data();
    void theLanguageDecidesThePlaceInASentence();
    void formsCarryTheirHiddenFields();
    void fieldsAreBoundToLabelAndError();
    void linksLeadToTheWebOnly_data();
    void linksLeadToTheWebOnly();
};

void HtmlTest::textIsEscaped_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("markup");
    QTest::newRow("tags") << u"<b>&amp;</b>"_s << "&lt;b&gt;&amp;amp;&lt;/b&gt;"_ba;
    QTest::newRow("quotes") << u"\"'"_s << "&quot;&#39;"_ba;
    QTest::newRow("control characters") << QString(u"a"_s + QChar(0) + QChar(7) + QChar(0x85) + u'b')
                                        << u"a\uFFFD\uFFFD\uFFFDb"_s.toUtf8();
    QTest::newRow("lines") << u"a\nb"_s << "a\nb"_ba;
    QTest::newRow("letters") << u"Яé漢🙂"_s << u"Яé漢🙂"_s.toUtf8();
}

void HtmlTest::textIsEscaped()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, markup);
    QCOMPARE(Html(text).markup(), markup);
    QCOMPARE(Html::element("p", {text}).markup(), "<p>" + markup + "</p>");
    QCOMPARE(Html::empty("input", {{"value", text}}).markup(), "<input value=\"" + markup + "\">");
}

void HtmlTest::nestsElements()
{
    const Html html =
        Html::element("ul", {{"class", u"x"_s}}, {Html::element("li", {u"<"_s}), Html::element("li", {u"b"_s})});
    QCOMPARE(html.markup(), "<ul class=\"x\"><li>&lt;</li><li>b</li></ul>");
}

void HtmlTest::attributesMayHaveNoValue()
{
    QCOMPARE(Html::empty("input", {{"required", {}}, {"value", u""_s}}).markup(), "<input required value=\"\">");
}

void HtmlTest::theLanguageDecidesThePlaceInASentence_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QByteArray>("markup");
    QTest::newRow("in front") << u"%1 asks"_s << "<bdi>A&lt;</bdi> asks"_ba;
    QTest::newRow("inside") << u"to %1 & on"_s << "to <bdi>A&lt;</bdi> &amp; on"_ba;
    QTest::newRow("forgotten") << u"asks"_s << "asks <bdi>A&lt;</bdi>"_ba;
}

void HtmlTest::theLanguageDecidesThePlaceInASentence()
{
    QFETCH(QString, pattern);
    QFETCH(QByteArray, markup);
    QCOMPARE(Html::sentence(pattern, server::foreignText(u"A<"_s)).markup(), markup);
}

void HtmlTest::formsCarryTheirHiddenFields()
{
    const server::PageForm form{u"/x?a=1&b=2"_s, {{"csrf", u"t\"k"_s}}};
    QCOMPARE(form.with({server::submitButton(u"Go"_s, server::ButtonLook::Main, "do", u"it"_s)}).markup(),
             "<form method=\"post\" action=\"/x?a=1&amp;b=2\"><input type=\"hidden\" name=\"csrf\" value=\"t&quot;k\">"
             "<button type=\"submit\" class=\"main\" name=\"do\" value=\"it\">Go</button></form>");
}

void HtmlTest::fieldsAreBoundToLabelAndError()
{
    const server::PageField field{.name = "username",
                                  .type = "text",
                                  .label = u"Name"_s,
                                  .autocomplete = "username",
                                  .isAtFault = true,
                                  .hint = u"yours"_s};
    const QByteArray markup = field.html().markup();
    QVERIFY(markup.startsWith("<label for=\"username\">Name</label><input id=\"username\" name=\"username\""));
    QVERIFY(markup.contains("aria-invalid=\"true\" aria-describedby=\"error username-hint\""));
    QVERIFY(markup.contains("<p class=\"hint\" id=\"username-hint\">yours</p>"));
    QVERIFY(server::errorNotice(u"No"_s, {}).markup().contains("role=\"alert\" id=\"error\""));
}

void HtmlTest::linksLeadToTheWebOnly_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isLink");
    QTest::newRow("https") << u"https://app.example/a?b=c&d"_s << true;
    QTest::newRow("http") << u"http://app.example/"_s << true;
    QTest::newRow("script") << u"javascript:alert(1)"_s << false;
    QTest::newRow("script with a host") << u"javascript://app.example/%0aalert(1)"_s << false;
    QTest::newRow("data") << u"data:text/html,x"_s << false;
    QTest::newRow("ours") << u"/account"_s << false;
    QTest::newRow("no scheme") << u"//evil.example/"_s << false;
    QTest::newRow("nothing") << QString() << false;
}

void HtmlTest::linksLeadToTheWebOnly()
{
    QFETCH(QString, address);
    QFETCH(bool, isLink);
    const Html link = server::outwardLink(address, u"more"_s);
    QCOMPARE(!link.isEmpty(), isLink);
    QVERIFY(link.isEmpty() || link.markup().contains("rel=\"noopener noreferrer\""));
}

} // namespace tests

QTEST_GUILESS_MAIN(tests::HtmlTest)
#include "HtmlTest.moc"
