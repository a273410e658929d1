#include "core/crypto/TokenDigest.h"
#include "server/login/ErrorPage.h"
#include "server/login/PageDesk.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace tests {

using server::PageFrame;
using server::PageWords;

class PageFrameTest : public QObject
{
    Q_OBJECT

private slots:
    void carriesTheTeamsNameAndColour();
    void followsTheSettings();
    void aTeamNameIsShort();
    void allowsItsOwnStyleAlone();
    void errorPagesRepeatNothingThatWasSent_data();
    void errorPagesRepeatNothingThatWasSent();
    void answersMayLeadWhereTheClientGoesOn_data();
    void answersMayLeadWhereTheClientGoesOn();
    void originsAreWrittenAsBrowsersDo_data();
    void originsAreWrittenAsBrowsersDo();

private:
    static core::Settings settings(const QString &name, const QString &colour = {})
    {
        core::Settings settings{};
        settings.teamName = name;
        settings.accentColour = colour;
        return settings;
    }
    static server::HttpResponse rendered(const PageFrame &frame)
    {
        return frame.render(server::MessagePage{u"Done"_s, {}}.page(), PageWords::chosen({}, "en"));
    }
    static QByteArray header(const server::HttpResponse &response, const QByteArray &name)
    {
        for (const auto &[one, value] : response.headers) {
            if (one == name)
                return value;
        }
        return {};
    }
};

void PageFrameTest::carriesTheTeamsNameAndColour()
{
    const auto page = rendered(PageFrame(settings(u"Éclair & Co"_s, u"#0a7d4f"_s)));
    QVERIFY(page.body.contains("<title>Done · Éclair &amp; Co</title>"));
    QVERIFY(page.body.contains(u"aria-hidden=\"true\">É</span>"_s.toUtf8()));
    QVERIFY(page.body.contains("--button:#0a7d4f"));
    QVERIFY(rendered(PageFrame(settings({}))).body.contains("<bdi>Gatehouse</bdi>"));
}

void PageFrameTest::followsTheSettings()
{
    PageFrame frame(settings(u"One"_s));
    frame.adopt(settings(u"Two"_s, u"#aa0000"_s));
    QVERIFY(rendered(frame).body.contains("<bdi>Two</bdi>") && rendered(frame).body.contains("--button:#aa0000"));
}

void PageFrameTest::aTeamNameIsShort()
{
    const PageFrame frame(settings(QString(10000, u'x') + u"\n\n"_s));
    QCOMPARE(frame.teamName().size(), 80);
}

void PageFrameTest::allowsItsOwnStyleAlone()
{
    const auto page = rendered(PageFrame(settings(u"Team"_s)));
    const qsizetype begin = page.body.indexOf("<style>") + 7;
    const QByteArray style = page.body.mid(begin, page.body.indexOf("</style>") - begin);
    const QByteArray policy = header(page, "Content-Security-Policy");
    QVERIFY(style.size() > 1000);
    QVERIFY(policy.endsWith("style-src 'sha256-" + core::sha256(style).toBase64() + '\''));
    QCOMPARE(header(page, "Cache-Control"), "no-store");
}

void PageFrameTest::errorPagesRepeatNothingThatWasSent_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("status");
    QTest::newRow("unknown client") << int(server::OAuthCode::InvalidClient) << 400;
    QTest::newRow("bad request") << int(server::OAuthCode::InvalidRequest) << 400;
    QTest::newRow("busy") << int(server::OAuthCode::TemporarilyUnavailable) << 503;
    QTest::newRow("too many") << int(server::OAuthCode::RateLimitExceeded) << 429;
    QTest::newRow("failed") << int(server::OAuthCode::ServerError) << 500;
}

void PageFrameTest::errorPagesRepeatNothingThatWasSent()
{
    QFETCH(int, code);
    QFETCH(int, status);
    auto error = server::parameterError(server::OAuthCode(code), u"client_id"_s, u"The <client>."_s);
    error.retryAfter = std::chrono::seconds(7);
    const auto words = PageWords::chosen({}, "en");
    const auto page = PageFrame(settings({})).render(server::ErrorPage{error, {u"req-1"_s}}.page(words), words);
    QCOMPARE(page.status, status);
    QCOMPARE(header(page, "Retry-After"), "7");
    QVERIFY(page.body.contains("<code>client_id</code>") && page.body.contains("<code>req-1</code>"));
    QVERIFY(page.body.contains("The &lt;client&gt;."));
    QVERIFY(!page.body.contains("href")); // nowhere to go but back
}

void PageFrameTest::answersMayLeadWhereTheClientGoesOn_data()
{
    QTest::addColumn<QString>("redirectUri");
    QTest::addColumn<QList<QByteArray>>("targets");
    QTest::newRow("https") << u"https://app.example/cb"_s << QList<QByteArray>{"https:"};
    QTest::newRow("loopback") << u"http://127.0.0.1:1234/cb"_s << QList<QByteArray>{"http:", "https:"};
    QTest::newRow("IPv6") << u"http://[::1]:1234/cb"_s << QList<QByteArray>{"http:", "https:"};
    QTest::newRow("app") << u"com.example.app:/cb"_s << QList<QByteArray>{"com.example.app:"};
}

void PageFrameTest::answersMayLeadWhereTheClientGoesOn()
{
    QFETCH(QString, redirectUri);
    QFETCH(QList<QByteArray>, targets);
    QCOMPARE(server::answerTargets(redirectUri), targets);
}

void PageFrameTest::originsAreWrittenAsBrowsersDo_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("origin");
    QTest::newRow("usual port") << u"https://Auth.Example:443/path"_s << "https://auth.example"_ba;
    QTest::newRow("another port") << u"http://127.0.0.1:8003"_s << "http://127.0.0.1:8003"_ba;
    QTest::newRow("usual port of the other scheme") << u"http://a.example:443"_s << "http://a.example:443"_ba;
    QTest::newRow("IPv6") << u"http://[::1]:8003"_s << "http://[::1]:8003"_ba;
    QTest::newRow("no host") << u"http://"_s << QByteArray();
    QTest::newRow("nonsense") << u"http://a b"_s << QByteArray();
}

void PageFrameTest::originsAreWrittenAsBrowsersDo()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, origin);
    QCOMPARE(server::originOfUrl(url), origin);
}

} // namespace tests

QTEST_GUILESS_MAIN(tests::PageFrameTest)
#include "PageFrameTest.moc"
