#include "server/oauth/RefusalRecord.h"

#include "server/oauth/CoreErrors.h"
#include "tests/support/TestIssuer.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using server::OAuthCode;
using server::OAuthError;
using tests::TestIssuer;

class RefusalRecordTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_written = 0;
        m_issuer = std::make_unique<TestIssuer>();
        m_record = std::make_unique<server::RefusalRecord>(m_issuer->database.database(), m_issuer->audit,
                                                           m_issuer->clock, [this] { ++m_written; });
    }
    void cleanup()
    {
        m_record.reset();
        m_issuer.reset();
    }

    void tellsWhatWasWrong();
    void writesOneRowAMinute();
    void keepsSubjectsApart();
    void leavesOut_data();
    void leavesOut();

private:
    void refuse(const OAuthError &error, const QString &client = u"some-client"_s,
                const QString &address = u"192.0.2.7"_s)
    {
        m_record->write(error, u"/oauth/token"_s, core::ClientId{client}, TestIssuer::origin(address));
    }
    static OAuthError missing(const QString &parameter)
    {
        return server::parameterError(OAuthCode::InvalidRequest, parameter, u"Parameter is missing."_s);
    }
    qint64 rows() { return m_issuer->events(core::EventType::TokenInvalid); }
    QJsonObject newest()
    {
        const auto text = m_issuer->text(
            u"SELECT event_data FROM audit_logs WHERE event_type = 'token_invalid' ORDER BY seq DESC LIMIT 1"_s);
        return QJsonDocument::fromJson(text.toUtf8()).object();
    }

    int m_written = 0;
    std::unique_ptr<TestIssuer> m_issuer;
    std::unique_ptr<server::RefusalRecord> m_record;
};

void RefusalRecordTest::tellsWhatWasWrong()
{
    auto error = missing(u"code"_s);
    error.auditNote = u"more for us"_s;
    refuse(error);
    QCOMPARE(m_written, 1);
    QCOMPARE(newest(), (QJsonObject{{u"endpoint"_s, u"/oauth/token"_s},
                                    {u"error"_s, u"invalid_request"_s},
                                    {u"parameter"_s, u"code"_s},
                                    {u"description"_s, u"Parameter is missing."_s},
                                    {u"note"_s, u"more for us"_s}}));
    QCOMPARE(m_issuer->text(u"SELECT client_id || ' ' || success || ' ' || error_message FROM audit_logs "
                            "WHERE event_type = 'token_invalid'"_s),
             u"some-client 0 invalid_request"_s);
}

void RefusalRecordTest::writesOneRowAMinute()
{
    for (int i = 0; i < 50; ++i)
        refuse(missing(u"code"_s));
    QCOMPARE(rows(), 1);
    m_issuer->clock.advance(61s);
    refuse(missing(u"code"_s));
    QCOMPARE(rows(), 2);
    QCOMPARE(newest().value("count"_L1), QJsonValue(50));
    QCOMPARE(m_written, 2);
}

void RefusalRecordTest::keepsSubjectsApart()
{
    refuse(missing(u"code"_s));
    refuse(missing(u"code"_s), u"other-client"_s);
    refuse(missing(u"code"_s), u"some-client"_s, u"192.0.2.8"_s);
    refuse(server::oauthError(OAuthCode::InvalidGrant, u"text"_s));
    QCOMPARE(rows(), 4);
}

void RefusalRecordTest::leavesOut_data()
{
    QTest::addColumn<OAuthError>("error");
    QTest::newRow("a device that waits") << server::oauthError(OAuthCode::AuthorizationPending, {});
    QTest::newRow("a device that asks too often") << server::oauthError(OAuthCode::SlowDown, {});
    QTest::newRow("a proof without nonce") << server::oauthError(OAuthCode::UseDpopNonce, {});
    QTest::newRow("a limit") << server::rateLimitExceeded(5, 1s);
    QTest::newRow("a busy server") << server::temporarilyUnavailable(1s);
    QTest::newRow("our fault") << server::oauthError(OAuthCode::ServerError, {});
    QTest::newRow("what core wrote a row about") << server::toOAuth(core::RefreshRefusal::Expired);
}

void RefusalRecordTest::leavesOut()
{
    QFETCH(OAuthError, error);
    refuse(error);
    QCOMPARE(rows(), 0);
    QCOMPARE(m_written, 0);
}

QTEST_GUILESS_MAIN(RefusalRecordTest)
#include "RefusalRecordTest.moc"
