#include "app/Composition.h"
#include "core/crypto/PasswordHash.h"
#include "tests/support/CommandRun.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using tests::CommandRun;

namespace {

const auto kTeam = "Login;Mail;password\r\n"
                   "anna;anna@example.com;Correct-Horse-7\r\n"
                   "bert;bert@example.com;\r\n"
                   "carl;no address;Correct-Horse-7\r\n"_ba;

} // namespace

/// `gatehoused user import`, `export` and `end-sessions` as the daemon runs them, on a folder of its own.
class UserFileCommandsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("AUTH_SERVICE__BCRYPT_COST", "4"); }
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void triesWithoutWriting();
    void addsTheGoodRowsAndPrintsMadePasswordsOnce();
    void addsNobodyTwice();
    void leavesGoodRowsOutButNoPassword();
    void takesColumnsByTheirHeaders();
    void refusesColumnsItDoesNotKnow_data();
    void refusesColumnsItDoesNotKnow();
    void believesAddressesWhenTold();
    void refusesFiles_data();
    void refusesFiles();
    void exportsWhatItImportsWithoutPasswords();
    void exportsJson();
    void exportsWhatTheFilterLeaves();
    void refusesToExport_data();
    void refusesToExport();
    void endsSessions();

private:
    CommandRun run(const QStringList &arguments) const
    {
        return CommandRun(QStringList{u"user"_s} + arguments +
                          QStringList{u"--json"_s, u"--data-dir"_s, m_dir->path()});
    }
    CommandRun imported(const QByteArray &csv, const QStringList &options = {}) const
    {
        return run(QStringList{u"import"_s, fileWith(csv)} + options);
    }
    static QJsonArray rowsOf(const CommandRun &command) { return QJsonDocument::fromJson(command.out).array(); }
    static QJsonObject row(const CommandRun &command, int at) { return rowsOf(command).at(at).toObject(); }
    QStringList names() const
    {
        QStringList all;
        for (const QJsonValue &user : rowsOf(run({u"list"_s})))
            all << user["username"_L1].toString();
        all.sort();
        return all;
    }
    QString hashOf(const QString &name) const
    {
        const auto composition = app::Composition::open(m_dir->path(), {});
        if (!composition)
            qFatal("%s", qPrintable(composition.error().detail));
        const auto hash = (*composition)->database().readNow([&](core::Snapshot &snapshot) -> core::Result<QString> {
            auto rows = snapshot.run(u"SELECT password_hash FROM users WHERE username = :name"_s, {{"name"_L1, name}});
            if (!rows)
                return core::fail(rows.error());
            return rows->next() ? rows->text(0) : QString();
        });
        return hash.value_or(QString());
    }
    QString fileWith(const QByteArray &content) const
    {
        QFile file(m_dir->filePath(u"team.csv"_s));
        file.open(QIODevice::WriteOnly);
        file.write(content);
        return file.fileName();
    }
    QByteArray contentOf(const QString &name) const
    {
        QFile file(m_dir->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static bool isPassword(const QString &password, const QString &hash)
    {
        return core::PasswordHash::verify(core::SecretBytes::fromText(password), hash);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void UserFileCommandsTest::triesWithoutWriting()
{
    const auto tried = imported(kTeam, {u"--dry-run"_s});
    QCOMPARE(tried.code, 1); // a row is wrong
    QCOMPARE(rowsOf(tried).size(), 3);
    QCOMPARE(row(tried, 0)["result"_L1].toString(), u"new"_s);
    QCOMPARE(row(tried, 1)["result"_L1].toString(), u"new"_s);
    QVERIFY(!row(tried, 1).contains("password"_L1));
    QCOMPARE(row(tried, 2)["result"_L1].toString(), u"invalid"_s);
    QCOMPARE(row(tried, 2)["line"_L1].toInt(), 4);
    QCOMPARE(row(tried, 2)["field"_L1].toString(), u"email"_s);
    QCOMPARE(names(), QStringList());
}

void UserFileCommandsTest::addsTheGoodRowsAndPrintsMadePasswordsOnce()
{
    const auto added = imported(kTeam);
    QCOMPARE(added.code, 1);
    QCOMPARE(names(), (QStringList{u"anna"_s, u"bert"_s}));
    QCOMPARE(row(added, 0)["result"_L1].toString(), u"added"_s);
    QVERIFY(!added.out.contains("Correct-Horse-7"));
    QVERIFY(isPassword(u"Correct-Horse-7"_s, hashOf(u"anna"_s)));
    const QString made = row(added, 1)["password"_L1].toString();
    QVERIFY(made.size() >= 12);
    QVERIFY(isPassword(made, hashOf(u"bert"_s)));
    QVERIFY(!run({u"list"_s}).out.contains(made.toUtf8()));
}

void UserFileCommandsTest::addsNobodyTwice()
{
    const QByteArray good = kTeam.left(kTeam.indexOf("carl"));
    QCOMPARE(imported(good).code, 0);
    const QString hash = hashOf(u"bert"_s);
    const auto again = imported(good);
    QCOMPARE(again.code, 0); // who runs it again has nothing to mend
    QCOMPARE(row(again, 0)["result"_L1].toString(), u"exists"_s);
    QCOMPARE(row(again, 1)["result"_L1].toString(), u"exists"_s);
    QVERIFY(!row(again, 1).contains("password"_L1));
    QCOMPARE(hashOf(u"bert"_s), hash);
}

void UserFileCommandsTest::leavesGoodRowsOutButNoPassword()
{
    const auto tried = imported(kTeam, {u"--errors"_s, u"--dry-run"_s});
    QCOMPARE(rowsOf(tried).size(), 1);
    QCOMPARE(row(tried, 0)["username"_L1].toString(), u"carl"_s);
    const auto added = imported(kTeam, {u"--errors"_s});
    QCOMPARE(rowsOf(added).size(), 2);
    QCOMPARE(row(added, 0)["username"_L1].toString(), u"bert"_s); // else nobody would ever know his password
    QVERIFY(!row(added, 0)["password"_L1].toString().isEmpty());
}

void UserFileCommandsTest::takesColumnsByTheirHeaders()
{
    const auto csv = "Who,Where,email\nanna,anna@example.com,elsewhere@example.com\n"_ba;
    QCOMPARE(imported(csv).code, 1); // nobody can guess which column is the name
    const auto added = imported(csv, {u"--column"_s, u"username=Who"_s, u"--column"_s, u"email=Where"_s});
    QCOMPARE(added.code, 0);
    QCOMPARE(row(added, 0)["email"_L1].toString(), u"anna@example.com"_s);
}

void UserFileCommandsTest::refusesColumnsItDoesNotKnow_data()
{
    QTest::addColumn<QString>("column");
    QTest::newRow("no such header") << u"username=Nobody"_s;
    QTest::newRow("no such field") << u"shoe_size=Login"_s;
    QTest::newRow("no field") << u"=Login"_s;
    QTest::newRow("no header") << u"username"_s;
    QTest::newRow("nothing") << u""_s;
}

void UserFileCommandsTest::refusesColumnsItDoesNotKnow()
{
    QFETCH(const QString, column);
    const auto refused = imported(kTeam, {u"--column"_s, column});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.error.contains("--column"), refused.error);
    QCOMPARE(names(), QStringList());
}

void UserFileCommandsTest::believesAddressesWhenTold()
{
    const auto csv = "username,email\nanna,anna@example.com\n"_ba;
    QCOMPARE(imported(csv, {u"--verified"_s}).code, 0);
    QCOMPARE(run({u"show"_s, u"anna"_s}).object()["is_verified"_L1], QJsonValue(true));
    QCOMPARE(imported("username,email,is_verified,is_active\nbert,bert@example.com,no,no\n"_ba, {u"--verified"_s}).code,
             0);
    const QJsonObject bert = run({u"show"_s, u"bert"_s}).object();
    QCOMPARE(bert["is_verified"_L1], QJsonValue(false)); // what the file says counts
    QCOMPARE(bert["is_active"_L1], QJsonValue(false));
}

void UserFileCommandsTest::refusesFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("a header alone, of other things") << "colour,size\n"_ba;
    QTest::newRow("a cell that does not end") << "username,email\n\"anna,anna@example.com\n"_ba;
    QTest::newRow("no text") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
}

void UserFileCommandsTest::refusesFiles()
{
    QFETCH(const QByteArray, content);
    const auto refused = imported(content);
    QCOMPARE(refused.code, 1);
    QVERIFY(!refused.error.isEmpty());
    QCOMPARE(names(), QStringList());
    const auto missing = run({u"import"_s, m_dir->filePath(u"gone.csv"_s)});
    QCOMPARE(missing.code, 1);
    QVERIFY(!missing.error.isEmpty());
    QCOMPARE(run({u"import"_s}).code, 2);
}

void UserFileCommandsTest::exportsWhatItImportsWithoutPasswords()
{
    QVERIFY(imported(kTeam).out.contains("added"));
    const auto exported = run({u"export"_s, m_dir->filePath(u"out.csv"_s)});
    QCOMPARE(exported.code, 0);
    QCOMPARE(exported.object()["exported"_L1].toInt(), 2);
    const QByteArray csv = contentOf(u"out.csv"_s);
    QVERIFY2(csv.startsWith("username,email,is_active,is_verified,"), csv);
    QVERIFY(csv.contains("\r\nanna,anna@example.com,true,false,"));
    QVERIFY(!csv.contains("$2b$") && !csv.contains("assword"));
    const auto permissions = QFile::permissions(m_dir->filePath(u"out.csv"_s));
    QVERIFY(!(permissions & (QFile::ReadGroup | QFile::ReadOther)));
    const QTemporaryDir other;
    const CommandRun again(
        {u"user"_s, u"import"_s, m_dir->filePath(u"out.csv"_s), u"--json"_s, u"--data-dir"_s, other.path()});
    QCOMPARE(again.code, 0);
    QCOMPARE(rowsOf(again).size(), 2);
    QCOMPARE(row(again, 0)["result"_L1].toString(), u"added"_s);
}

void UserFileCommandsTest::exportsJson()
{
    QVERIFY(imported(kTeam).out.contains("added"));
    QCOMPARE(run({u"export"_s, m_dir->filePath(u"out.json"_s)}).code, 0);
    const QJsonArray users = QJsonDocument::fromJson(contentOf(u"out.json"_s)).array();
    QCOMPARE(users.size(), 2);
    QCOMPARE(users.at(0)["username"_L1].toString(), u"anna"_s);
    QVERIFY(users.at(0)["last_login_at"_L1].isNull());
}

void UserFileCommandsTest::exportsWhatTheFilterLeaves()
{
    QVERIFY(imported(kTeam).out.contains("added"));
    QCOMPARE(run({u"disable"_s, u"bert"_s}).code, 0);
    const auto exported = run({u"export"_s, m_dir->filePath(u"out.csv"_s), u"--filter"_s, u"state is disabled"_s});
    QCOMPARE(exported.object()["exported"_L1].toInt(), 1);
    QVERIFY(contentOf(u"out.csv"_s).contains("\r\nbert,"));
    QVERIFY(!contentOf(u"out.csv"_s).contains("\r\nanna,"));
}

void UserFileCommandsTest::refusesToExport_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("filter");
    QTest::newRow("a folder that is not there") << u"gone/out.csv"_s << u""_s;
    QTest::newRow("a filter that is none") << u"out.csv"_s << u"state is ("_s;
}

void UserFileCommandsTest::refusesToExport()
{
    QFETCH(const QString, file);
    QFETCH(const QString, filter);
    QVERIFY(imported(kTeam).out.contains("added"));
    const auto refused = run({u"export"_s, m_dir->filePath(file), u"--filter"_s, filter});
    QCOMPARE(refused.code, 1);
    QVERIFY(!refused.error.isEmpty());
    QVERIFY(!QFile::exists(m_dir->filePath(file)));
}

void UserFileCommandsTest::endsSessions()
{
    QVERIFY(imported(kTeam).out.contains("added"));
    const auto ended = run({u"end-sessions"_s, u"anna"_s, u"bert"_s});
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.object()["browsers"_L1].toInt(-1), 0);
    QCOMPARE(ended.object()["chains"_L1].toInt(-1), 0);
    const auto refused = run({u"end-sessions"_s, u"anna"_s, u"nobody"_s});
    QCOMPARE(refused.code, 1);
    QVERIFY(refused.error.contains("nobody"));
}

QTEST_GUILESS_MAIN(UserFileCommandsTest)
#include "UserFileCommandsTest.moc"
