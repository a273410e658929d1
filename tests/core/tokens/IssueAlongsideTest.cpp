#include "tests/support/TestIssuer.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;

/// What a grant uses up is used up in the transaction that stores the tokens: both or neither.
class IssueAlongsideTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isStoredWithTheFamily();
    void itsFailureStoresNothing_data();
    void itsFailureStoresNothing();
    void doesNotRunForAUserWhoMayNotSignIn();

private:
    Result<TokenSet> issue(IssueRequest::Alongside alongside, const QStringList &scopes = {})
    {
        return m_issuer->tokens.issue({.user = *m_user,
                                       .client = *m_client,
                                       .scopes = scopes,
                                       .accessLifetime = {},
                                       .grant = u"authorization_code"_s,
                                       .origin = {},
                                       .alongside = std::move(alongside)});
    }
    static Result<void> note(Transaction &transaction, const FamilyId &family)
    {
        const auto rows = transaction.run(u"INSERT INTO spent_ids (id_hash, expires_at) VALUES (:family, 1)"_s,
                                          {{"family"_L1, family.value}});
        if (!rows)
            return fail(rows.error());
        return {};
    }

    std::unique_ptr<tests::TestIssuer> m_issuer;
    std::optional<User> m_user;
    std::optional<Client> m_client;
};

void IssueAlongsideTest::init()
{
    m_issuer = std::make_unique<tests::TestIssuer>();
    m_user = m_issuer->addUser(u"alice"_s);
    m_client = m_issuer->addClient(u"test-client"_s);
}

void IssueAlongsideTest::isStoredWithTheFamily()
{
    const auto set = issue(note);
    QVERIFY(set);
    QCOMPARE(m_issuer->text(u"SELECT id_hash FROM spent_ids"_s), set->family.value);
}

void IssueAlongsideTest::itsFailureStoresNothing_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("used before") << ErrorKind::Conflict;
    QTest::newRow("storage") << ErrorKind::Storage;
}

void IssueAlongsideTest::itsFailureStoresNothing()
{
    QFETCH(ErrorKind, kind);
    const auto set = issue([kind](Transaction &transaction, const FamilyId &family) -> Result<void> {
        if (const auto noted = note(transaction, family); !noted)
            return fail(noted.error());
        return fail(kind, u"no"_s);
    });
    QVERIFY(!set);
    QCOMPARE(set.error().kind, kind);
    for (const QString &table : {u"token_families"_s, u"refresh_tokens"_s, u"spent_ids"_s})
        QCOMPARE(m_issuer->number(u"SELECT COUNT(*) FROM "_s + table), 0);
    QCOMPARE(m_issuer->events(EventType::TokenIssued), 0);
}

void IssueAlongsideTest::doesNotRunForAUserWhoMayNotSignIn()
{
    m_issuer->execute(u"UPDATE users SET is_active = 0"_s);
    QVERIFY(!issue(note));
    QCOMPARE(m_issuer->number(u"SELECT COUNT(*) FROM spent_ids"_s), 0);
}

QTEST_GUILESS_MAIN(IssueAlongsideTest)
#include "IssueAlongsideTest.moc"
