#include "core/admin/database/DatabaseUserBatchAdmin.h"

#include "tests/support/UserAdminHouse.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace core;

class DatabaseUserBatchAdminTest : public QObject, protected tests::UserAdminHouse
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void previewsWhatEndingEnds();
    void endsEverythingAndTellsHowMuch();
    void resetsPasswordsOfThoseWhoAreThere();
    void aCancelledResetChangesNothing();
    void tellsWhereWrongPasswordsCameFrom();
    void judgesEachRow_data();
    void judgesEachRow();
    void aDryRunWritesNothing();
    void addsTheGoodRowsOnly();
    void aCancelledImportAddsNobody();
    void takesAHashAsItIs();
    void refusesAChoiceWithoutNameOrAddress_data();
    void refusesAChoiceWithoutNameOrAddress();
    void saysWhatIsWrongWithAFile();
    void readsWhatItExports();
    void deletedUsersGoForGoodAfterThirtyDays();

private:
    QString fileWith(const QByteArray &bytes)
    {
        QFile file(m_dir.filePath(u"users.csv"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no file");
        return file.fileName();
    }
    ImportSheet sheetOf(const QByteArray &bytes) { return await(m_batches->readImport(fileWith(bytes))).value(); }
    qint64 users() { return m_house->issuer.text(u"SELECT count(*) FROM users"_s).toLongLong(); }
    ImportReport tried(const QByteArray &bytes)
    {
        const ImportSheet sheet = sheetOf(bytes);
        return await(m_batches->tryImport(sheet, {sheet.meanings})).value();
    }

    QTemporaryDir m_dir;
    std::unique_ptr<DatabaseUserBatchAdmin> m_batches;
};

void DatabaseUserBatchAdminTest::init()
{
    build();
    m_batches = std::make_unique<DatabaseUserBatchAdmin>(m_house->context);
    add(u"anna"_s);
    add(u"bert"_s);
}

void DatabaseUserBatchAdminTest::cleanup()
{
    m_batches.reset();
    tearDown();
}

void DatabaseUserBatchAdminTest::previewsWhatEndingEnds()
{
    signIn(u"anna"_s);
    signIn(u"anna"_s);
    const auto preview =
        await(m_batches->previewEnd({summary(u"anna"_s).id, summary(u"bert"_s).id, UserId{u"nobody"_s}}));
    QVERIFY(preview);
    QCOMPARE(preview->chains, 2);
    QCOMPARE(preview->users, 1);
    QCOMPARE(preview->byClient.size(), size_t(1));
    QCOMPARE(preview->byClient.front().client.value, u"test-client"_s);
    QCOMPARE(preview->byClient.front().chains, 2);
    QCOMPARE(summary(u"anna"_s).activeFamilies, 2);
}

void DatabaseUserBatchAdminTest::endsEverythingAndTellsHowMuch()
{
    signIn(u"anna"_s);
    signIn(u"bert"_s);
    const std::vector<UserId> ids{summary(u"anna"_s).id, summary(u"bert"_s).id};
    const auto ended = await(m_batches->endSessions(ids));
    QVERIFY(ended);
    QCOMPARE(ended->users, 2);
    QCOMPARE(ended->chains, 2);
    QCOMPARE(summary(u"anna"_s).activeFamilies, 0);
    QCOMPARE(m_house->told().size(), 1);
    QCOMPARE(await(m_batches->endSessions(ids))->users, 0);
    QVERIFY(m_house->told().isEmpty());
}

void DatabaseUserBatchAdminTest::resetsPasswordsOfThoseWhoAreThere()
{
    const UserId anna = summary(u"anna"_s).id;
    const UserId bert = summary(u"bert"_s).id;
    QVERIFY(await(m_users->remove({bert})));
    QList<int> steps;
    const auto given = await(m_batches->resetPasswords({anna, bert}, [&](int done, int total) {
        steps << done << total;
        return true;
    }));
    QVERIFY(given);
    QCOMPARE(given->size(), size_t(1));
    QCOMPARE(given->front().username, u"anna"_s);
    QVERIFY(isPassword(anna, given->front().password));
    QVERIFY(isPassword(bert, tests::kUserPassword));
    QCOMPARE(steps, (QList<int>{0, 2, 1, 2}));
    QVERIFY(summary(u"anna"_s).passwordChangedAt);
}

void DatabaseUserBatchAdminTest::aCancelledResetChangesNothing()
{
    const UserId anna = summary(u"anna"_s).id;
    const auto given =
        await(m_batches->resetPasswords({anna, summary(u"bert"_s).id}, [](int done, int) { return done < 1; }));
    QVERIFY(!given);
    QCOMPARE(given.error().kind, ErrorKind::Cancelled);
    QVERIFY(isPassword(anna, tests::kUserPassword));
}

void DatabaseUserBatchAdminTest::tellsWhereWrongPasswordsCameFrom()
{
    const UserId anna = summary(u"anna"_s).id;
    const auto fail = [&](const QString &address) {
        const auto written = m_house->issuer.database.database().writeNow([&](Transaction &transaction) {
            return m_house->issuer.audit.append(
                transaction,
                {EventType::LoginFailed, false, anna, {}, {}, u"bad_credentials"_s, Origin{address, {}, {}, {}}});
        });
        QVERIFY(written);
    };
    fail(u"10.0.0.9"_s);
    fail(u"10.0.0.9"_s);
    fail(u"10.0.0.7"_s);
    const Instant now = m_house->issuer.clock.now();
    const auto addresses = await(m_batches->failedAddresses(anna, now - std::chrono::hours(1)));
    QVERIFY(addresses);
    QCOMPARE(addresses->size(), size_t(2));
    QCOMPARE(addresses->front().address, u"10.0.0.9"_s);
    QCOMPARE(addresses->front().failures, 2);
    QVERIFY(await(m_batches->failedAddresses(anna, now + std::chrono::hours(1)))->empty());
}

void DatabaseUserBatchAdminTest::judgesEachRow_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("field");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const QByteArray &text, ImportState state, ImportField field,
                        const QString &reason) { QTest::newRow(name) << text << int(state) << int(field) << reason; };
    using S = ImportState;
    using F = ImportField;
    row("good, with a password", "carl,carl@example.com,Correct-Horse-7,,", S::Good, F::None, {});
    row("good, without", "carl,carl@example.com,,,", S::Good, F::None, {});
    row("the name is taken", "ANNA,new@example.com,,,", S::Exists, F::Username, u"name_taken"_s);
    row("the address is taken", "carl,Anna@Example.com,,,", S::Exists, F::Email, u"email_taken"_s);
    row("a name that is an address of another", "anna@example.com,c@example.com,,,", S::Exists, F::Username,
        u"name_taken"_s);
    row("a short name", "ca,carl@example.com,,,", S::Invalid, F::Username, u"bad_name"_s);
    row("no address", "carl,,,,", S::Invalid, F::Email, u"bad_email"_s);
    row("a weak password", "carl,carl@example.com,carl,,", S::Invalid, F::Password,
        u"weak_password: length, upper, digit, special"_s);
    row("no hash at all", "carl,carl@example.com,,hunter2,", S::Invalid, F::PasswordHash, u"bad_hash"_s);
    row("a hash too dear", "carl,carl@example.com,,$2b$31$" + QByteArray(53, 'a') + ",", S::Invalid, F::PasswordHash,
        u"bad_hash"_s);
    row("both", "carl,carl@example.com,Correct-Horse-7,$2b$12$" + QByteArray(53, 'a') + ",", S::Invalid,
        F::PasswordHash, u"hash_and_password"_s);
    row("neither yes nor no", "carl,carl@example.com,,,perhaps", S::Invalid, F::Verified, u"bad_flag"_s);
    row("too many cells", "carl,carl@example.com,,,yes,more", S::Invalid, F::None, u"columns"_s);
    row("a guarded formula", "'=carl,carl@example.com,,,", S::Good, F::None, {});
}

void DatabaseUserBatchAdminTest::judgesEachRow()
{
    QFETCH(const QByteArray, row);
    QFETCH(const int, state);
    QFETCH(const int, field);
    QFETCH(const QString, reason);
    const ImportReport report = tried("Login,E-Mail,Password,Password hash,Verified\n" + row + "\n");
    QCOMPARE(report.rows.size(), size_t(1));
    QCOMPARE(report.rows.front().reason, reason);
    QCOMPARE(int(report.rows.front().state), state);
    QCOMPARE(int(report.rows.front().field), field);
    QCOMPARE(report.rows.front().line, 2);
}

void DatabaseUserBatchAdminTest::aDryRunWritesNothing()
{
    const QString before = m_house->issuer.text(u"SELECT count(*) FROM audit_logs"_s);
    const ImportReport report =
        tried("username;email\ncarl;carl@example.com\ncarl;x@example.com\nanna;y@example.com\n");
    QVERIFY(report.wasDryRun);
    QCOMPARE(report.good, 1);
    QCOMPARE(report.generated, 1);
    QCOMPARE(report.invalid, 1); // twice in the file
    QCOMPARE(report.exists, 1);
    QCOMPARE(users(), 2);
    QCOMPARE(m_house->issuer.text(u"SELECT count(*) FROM audit_logs"_s), before);
}

void DatabaseUserBatchAdminTest::addsTheGoodRowsOnly()
{
    const ImportSheet sheet = sheetOf("username,email,password,is_active\n"
                                      "carl,carl@example.com,Correct-Horse-7,\n"
                                      "no,bad,,\n"
                                      "dora,dora@example.com,,no\n");
    const auto report = await(m_batches->import(sheet, {sheet.meanings, true}, {}));
    QVERIFY(report);
    QVERIFY(!report->wasDryRun);
    QCOMPARE(report->good, 2);
    QCOMPARE(report->invalid, 1);
    QCOMPARE(users(), 4);
    QVERIFY(isPassword(summary(u"carl"_s).id, u"Correct-Horse-7"_s));
    QVERIFY(report->rows.at(0).generatedPassword.isEmpty());
    QVERIFY(isPassword(summary(u"dora"_s).id, report->rows.at(2).generatedPassword));
    QVERIFY(report->rows.at(2).generatedPassword.front().isLetterOrNumber()); // no formula for a spreadsheet
    QVERIFY(!summary(u"dora"_s).active && summary(u"dora"_s).verified);
    QCOMPARE(m_house->audited().back().event, u"user_created"_s);
    QCOMPARE(m_house->told().size(), 1);
}

void DatabaseUserBatchAdminTest::aCancelledImportAddsNobody()
{
    const ImportSheet sheet = sheetOf("username,email\ncarl,carl@example.com\ndora,dora@example.com\n");
    const auto report =
        await(m_batches->import(sheet, {sheet.meanings}, [](int done, int total) { return done + 1 < total; }));
    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::Cancelled);
    QCOMPARE(users(), 2);
}

void DatabaseUserBatchAdminTest::takesAHashAsItIs()
{
    const QString hash = passwordHash(summary(u"anna"_s).id);
    const ImportSheet sheet = sheetOf("username,email,password_hash\ncarl,carl@example.com," + hash.toUtf8() + "\n");
    QVERIFY(await(m_batches->import(sheet, {sheet.meanings}, {})));
    QCOMPARE(passwordHash(summary(u"carl"_s).id), hash);
}

void DatabaseUserBatchAdminTest::refusesAChoiceWithoutNameOrAddress_data()
{
    QTest::addColumn<QList<int>>("meanings");
    using F = ImportField;
    QTest::newRow("no name") << QList<int>{int(F::Email), int(F::None)};
    QTest::newRow("no address") << QList<int>{int(F::Username), int(F::None)};
    QTest::newRow("two names") << QList<int>{int(F::Username), int(F::Username), int(F::Email)};
    QTest::newRow("two passwords") << QList<int>{int(F::Username), int(F::Email), int(F::Password), int(F::Password)};
    QTest::newRow("nothing") << QList<int>{};
}

void DatabaseUserBatchAdminTest::refusesAChoiceWithoutNameOrAddress()
{
    QFETCH(const QList<int>, meanings);
    ImportChoice choice;
    for (const int meaning : meanings)
        choice.meanings << ImportField(meaning);
    const auto report = await(m_batches->import(sheetOf("a,b,c,d\n1,2,3,4\n"), choice, {}));
    QVERIFY(!report);
    QCOMPARE(report.error().field, u"columns"_s);
}

void DatabaseUserBatchAdminTest::saysWhatIsWrongWithAFile()
{
    QCOMPARE(await(m_batches->readImport(m_dir.filePath(u"missing.csv"_s))).error().field, u"file"_s);
    QCOMPARE(await(m_batches->readImport(fileWith("name\n\xCC\xE0"))).error().field, u"encoding"_s);
    QCOMPARE(await(m_batches->readImport(fileWith("\n\n"))).error().field, u"rows"_s);
    const ImportSheet sheet = sheetOf("Логин;Почта;Отдел\nx;y;z\n");
    QCOMPARE(sheet.meanings, (QList{ImportField::Username, ImportField::Email, ImportField::None}));
    QCOMPARE(sheet.delimiter, u";"_s);
}

void DatabaseUserBatchAdminTest::readsWhatItExports()
{
    const QString path = m_dir.filePath(u"out.csv"_s);
    UserFilter filter;
    filter.names = {{u"an"_s}};
    QCOMPARE(await(m_batches->exportTo(path, UserExportFormat::Csv, filter, {})).value(), 1);
    QCOMPARE(await(m_batches->exportTo(path, UserExportFormat::Csv, {}, {})).value(), 2);
    QFile file(path);
#ifdef Q_OS_UNIX
    QCOMPARE(int(file.permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)),
             0);
#endif
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("$2b$"));
    const ImportSheet sheet = await(m_batches->readImport(path)).value();
    const auto report = await(m_batches->tryImport(sheet, {sheet.meanings}));
    QVERIFY(report);
    QCOMPARE(report->exists, 2);
    QCOMPARE(report->invalid, 0);
    const QString json = m_dir.filePath(u"out.json"_s);
    QVERIFY(await(m_batches->exportTo(json, UserExportFormat::Json, {}, {})));
    QFile jsonFile(json);
    QVERIFY(jsonFile.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(jsonFile.readAll()).array().size(), 2);
}

void DatabaseUserBatchAdminTest::deletedUsersGoForGoodAfterThirtyDays()
{
    signIn(u"anna"_s);
    const UserId anna = summary(u"anna"_s).id;
    QVERIFY(await(m_users->remove({anna})));
    const Instant deleted = *summary(anna.value).deletedAt;
    QCOMPARE(*summary(anna.value).removedForGoodAt, deleted + std::chrono::hours(30 * 24));
    const auto remove = [&](Instant before) {
        return m_house->issuer.database.database()
            .writeNow([&](Transaction &t) { return UserRepository::removeDeleted(t, before, 10); })
            .value();
    };
    QCOMPARE(remove(deleted), 0);
    QCOMPARE(remove(deleted + std::chrono::milliseconds(1)), 1);
    QCOMPARE(users(), 1);
    QCOMPARE(m_house->issuer.text(u"SELECT count(*) FROM token_families"_s), u"0"_s);
}

QTEST_GUILESS_MAIN(DatabaseUserBatchAdminTest)
#include "DatabaseUserBatchAdminTest.moc"
