#include "app/KekAtStart.h"
#include "app/ServerProcess.h"
#include "app/desktop/Pages.h"
#include "core/admin/FlowLab.h"
#include "server/Server.h"
#include "tests/support/HttpClient.h"
#include "tests/support/SecretRecord.h"
#include "ui/chains/ChainTree.h"
#include "ui/shell/Console.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/StateMark.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using tests::HttpAnswer;
using tests::HttpClient;

namespace {

constexpr int kCacheSeconds = 2;

QByteArray payloadMember(const QString &token, int part, const char *name)
{
    const auto json = QByteArray::fromBase64(token.section(u'.', part, part).toLatin1(), QByteArray::Base64UrlEncoding);
    return QJsonDocument::fromJson(json).object().value(QLatin1String(name)).toString().toLatin1();
}

} // namespace

/// The console on its real server: what an admin does in the windows while clients go on.
class ConsoleJourneyTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void rotatesTheKeyWhileClientsRefreshAndValidatorsCache();
    void showsATheftInTheFamilyTree();
    void makesAClientAndRunsItsFlow();
    void explainsARefusalByItsRequestId();

private:
    HttpAnswer login() const { return post("grant_type=password&username=admin&password=Correct-Horse-7"); }
    HttpAnswer refresh(const QString &token) const
    {
        return post("grant_type=refresh_token&refresh_token=" + token.toLatin1());
    }
    HttpAnswer post(const QByteArray &form) const
    {
        auto answer = HttpClient(m_port).postForm("/oauth/token", form + "&client_id=codelab-flutter-app");
        tests::noteTokens(answer.json());
        return answer;
    }
    template <class Widget>
    Widget *find(const char *name) const
    {
        return m_console->window()->findChild<Widget *>(QLatin1String(name));
    }
    /// Refreshes and looks the key up in a JWKS that is as old as it may be. Returns what went wrong.
    QByteArray refreshUntil(const std::atomic<bool> &stop, std::atomic<int> &keysSeen) const;

    tests::TitleRecord m_titles{u"ConsoleJourney"_s};
    QTemporaryDir m_folder;
    std::unique_ptr<app::ServerProcess> m_process;
    ui::Language m_language;
    std::unique_ptr<ui::Console> m_console;
    quint16 m_port = 0;
};

void ConsoleJourneyTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    qputenv("AUTH_SERVICE__BCRYPT_COST", "4");
    qputenv("AUTH_SERVICE__MASTER_KEY", "Correct-Horse-7");
    qputenv("AUTH_SERVICE__JWKS_MAX_AGE", QByteArray::number(kCacheSeconds));
    qputenv("AUTH_SERVICE__RATE_LIMIT_REQUESTS_PER_IP", "0");
    qputenv("AUTH_SERVICE__KEK", QByteArray(32, 'k').toBase64());
    tests::noteSecret(u"password"_s, u"Correct-Horse-7"_s);
    tests::noteSecret(u"key-encryption key"_s, qEnvironmentVariable("AUTH_SERVICE__KEK"));
    app::StartOptions options;
    options.dataDir = m_folder.path();
    options.listen = QStringList{u"127.0.0.1:0"_s};
    auto process = app::ServerProcess::open(options, u"console"_s);
    QVERIFY2(process, process ? "" : qPrintable(process.error().detail));
    m_process = *std::move(process);
    auto kek = app::kekWithoutQuestions(m_process->core());
    QVERIFY(kek);
    QVERIFY(m_process->unlock(*std::move(kek)));
    const auto urls = m_process->serve();
    QVERIFY(urls);
    m_port = quint16(QUrl(urls->first()).port());
    ui::Console::prepare(m_language);
    m_console = std::make_unique<ui::Console>(m_process->server(), m_language, app::pagesOf(*m_process));
    m_console->start(false);
    QVERIFY(QTest::qWaitForWindowExposed(m_console->window()));
}

void ConsoleJourneyTest::cleanupTestCase()
{
    m_console.reset();
    if (m_process)
        m_process->stop();
}

QByteArray ConsoleJourneyTest::refreshUntil(const std::atomic<bool> &stop, std::atomic<int> &keysSeen) const
{
    QByteArray cached;
    QDeadlineTimer fresh(0);
    QByteArray lastKey;
    QString token = login().member("refresh_token");
    while (!stop) {
        const HttpAnswer answer = refresh(token);
        if (answer.status != 200)
            return "refresh: " + answer.body;
        token = answer.member("refresh_token");
        if (fresh.hasExpired()) {
            cached = HttpClient(m_port).get("/.well-known/jwks.json").body;
            fresh.setRemainingTime(kCacheSeconds * 1000);
        }
        const QByteArray kid = payloadMember(answer.member("access_token"), 0, "kid");
        if (!cached.contains('"' + kid + '"'))
            return "a validator does not know " + kid;
        if (kid != lastKey)
            ++keysSeen;
        lastKey = kid;
    }
    return {};
}

void ConsoleJourneyTest::rotatesTheKeyWhileClientsRefreshAndValidatorsCache()
{
    std::atomic<bool> stop = false;
    std::atomic<int> keysSeen = 0;
    QByteArray failure;
    std::thread client([&] { failure = refreshUntil(stop, keysSeen); });
    m_console->window()->openPage(u"keys"_s);
    auto *rotate = find<QPushButton>("rotateKey");
    QVERIFY(rotate);
    QTRY_VERIFY(rotate->isEnabled() && keysSeen == 1);
    QTest::mouseClick(rotate, Qt::LeftButton);
    auto *submit = find<QPushButton>("submit");
    QTRY_VERIFY((submit = find<QPushButton>("submit")) && submit->isVisible());
    QTest::mouseClick(submit, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(keysSeen == 2, 60000);
    stop = true;
    client.join();
    QCOMPARE(failure, QByteArray());
}

void ConsoleJourneyTest::showsATheftInTheFamilyTree()
{
    const QString first = login().member("refresh_token");
    QCOMPARE(refresh(first).status, 200);
    QCOMPARE(refresh(first).status, 400);
    const QByteArray family = payloadMember(first, 1, "sid");
    m_console->window()->openPage(u"chains"_s, u"family:"_s + QString::fromLatin1(family));
    auto *tree = find<ui::ChainTree>("chainTree");
    QVERIFY(tree);
    QTRY_COMPARE(tree->nodeCount(), 2);
    QTRY_COMPARE(tree->redTokens().size(), 2);
}

void ConsoleJourneyTest::makesAClientAndRunsItsFlow()
{
    m_console->window()->openPage(u"clients"_s);
    auto *create = find<QPushButton>("newClient");
    QTRY_VERIFY(create && create->isVisible());
    QTest::mouseClick(create, Qt::LeftButton);
    auto *wizard = find<QDialog>("newClientDialog");
    QVERIFY(wizard);
    auto *next = wizard->findChild<QPushButton *>(u"submit"_s);
    QTest::mouseClick(next, Qt::LeftButton);
    QTest::keyClicks(wizard->findChild<QLineEdit *>(u"clientId"_s), u"journey-app"_s);
    QTest::mouseClick(next, Qt::LeftButton);
    QTest::mouseClick(next, Qt::LeftButton);
    QTRY_VERIFY(wizard->findChild<QLabel *>(u"created"_s)); // public: no secret to show
    wizard->close();

    m_console->window()->openPage(u"lab"_s, u"flows"_s);
    auto *client = find<QComboBox>("flowClient");
    QTRY_VERIFY(client->findText(u"journey-app"_s) >= 0);
    client->setCurrentIndex(client->findText(u"journey-app"_s));
    auto *run = find<QPushButton>("runFlow");
    for (const core::LabFlow flow : {core::LabFlow::AuthorizationCode, core::LabFlow::PushedAuthorization}) {
        auto *kind = find<QComboBox>("flowKind");
        kind->setCurrentIndex(kind->findData(int(flow)));
        auto *steps = find<QTableWidget>("flowSteps");
        steps->setRowCount(0);
        QTRY_VERIFY(run->isEnabled());
        QTest::mouseClick(run, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(steps->rowCount() >= 4, 60000);
        QCOMPARE(find<ui::StateLabel>("flowVerdict")->word(), u"succeeded"_s);
        QVERIFY(find<QPushButton>("inspectId")->isEnabled());
    }
}

void ConsoleJourneyTest::explainsARefusalByItsRequestId()
{
    const HttpAnswer refused =
        HttpClient(m_port).get("/oauth/authorize?response_type=code&client_id=journey-app"
                               "&redirect_uri=https%3A%2F%2Fevil.example%2F&code_challenge_method=S256"
                               "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    QCOMPARE(refused.status, 400);
    const QByteArray request = refused.header("x-request-id");
    QVERIFY(!request.isEmpty());
    m_console->window()->openPage(u"audit"_s, u"why="_s + QString::fromLatin1(request));
    auto *dialog = find<QDialog>("refusalDialog");
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->findChild<QLabel *>(u"refusalFailed"_s)->text().contains(u"redirect_uri"_s));
    QVERIFY(dialog->findChild<QLabel *>(u"refusalAsked"_s)->text().contains(u"journey-app"_s));
    dialog->close();
}

QTEST_MAIN(ConsoleJourneyTest)
#include "ConsoleJourneyTest.moc"
