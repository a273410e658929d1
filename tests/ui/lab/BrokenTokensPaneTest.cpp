#include "ui/lab/BrokenTokensPane.h"

#include "tests/support/FakeClientAdmin.h"
#include "tests/support/FakeLabAdmin.h"
#include "tests/support/FakeLabIssuerAdmin.h"
#include "tests/support/FakeUserAdmin.h"
#include "tests/support/PagePicture.h"
#include "ui/lab/LabPage.h"
#include "ui/lab/PackText.h"
#include "ui/lab/SaveText.h"
#include "ui/widgets/StateDelegate.h"

#include <QClipboard>
#include <QComboBox>
#include <QFileInfo>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using Signer = core::PackedToken::Signer;
using Trust = core::PackRequest::Trust;

class BrokenTokensPaneTest : public QObject
{
    Q_OBJECT

private:
    template <class T>
    static T *part(const QWidget &pane, const QString &name)
    {
        return pane.findChild<T *>(name);
    }
    std::unique_ptr<ui::BrokenTokensPane> makePane()
    {
        auto pane = std::make_unique<ui::BrokenTokensPane>(m_issuer, [this] { return m_subject; });
        pane->show();
        return pane;
    }
    void make(ui::BrokenTokensPane &pane)
    {
        part<QPushButton>(pane, u"makePack"_s)->click();
        QTRY_COMPARE(part<QTableWidget>(pane, u"packList"_s)->rowCount(), 3);
    }
    /// What the script prints when the API answers each token like this.
    static std::pair<QString, int> runScript(const QString &script, const QString &answers)
    {
        QTemporaryDir folder;
        QFile curl(folder.filePath(u"curl"_s));
        if (!curl.open(QIODevice::WriteOnly))
            qFatal("no file");
        curl.write(answers.toUtf8());
        curl.close();
        curl.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
        QProcess shell;
        shell.setProcessEnvironment([&] {
            auto environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"PATH"_s, folder.path() + u':' + environment.value(u"PATH"_s));
            return environment;
        }());
        shell.start(u"sh"_s, {u"-c"_s, script});
        if (!shell.waitForFinished())
            qFatal("the script hangs");
        return {QString::fromUtf8(shell.readAllStandardOutput()), shell.exitCode()};
    }

    tests::FakeLabIssuerAdmin m_issuer;
    ui::BrokenTokensPane::Subject m_subject;

private Q_SLOTS:
    void initTestCase();
    void init();
    void offersNothingBeforeThereAreTokens();
    void makesThemWithOneClick();
    void saysWhatIsWrongAndWhoSigned();
    void needsTheLabIssuerForLies();
    void asksForAUserFirst();
    void writesAScriptThatJudges();
    void writesJsonAndPytest();
    void copiesAndSavesAll();
    void knowsAWordForEveryFault_data();
    void knowsAWordForEveryFault();
    void looksFinished();
};

void BrokenTokensPaneTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"gatehouse-broken-tokens-test"_s);
    ui::Theme::instance().install();
}

void BrokenTokensPaneTest::init()
{
    QSettings().clear();
    m_issuer.current.plan = {};
    m_issuer.packs.clear();
    m_issuer.pack = {{{u"good"_s, u"good.token.it's"_s, Signer::Production, true, false},
                      {u"expired"_s, u"expired.token.x"_s, Signer::Production, false, false},
                      {u"revoked"_s, u"revoked.token.x"_s, Signer::Production, false, true}},
                     u"http://127.0.0.1:8003"_s,
                     u"codelab-api"_s};
    m_subject = {{core::UserId{u"id-admin"_s}, core::ClientId{u"codelab-flutter-app"_s}, {u"openid"_s}, {}},
                 u"admin"_s};
}

void BrokenTokensPaneTest::offersNothingBeforeThereAreTokens()
{
    const auto pane = makePane();
    QVERIFY(!part<QLabel>(*pane, u"packTokenEmpty"_s)->isHidden());
    for (const QString &name : {u"copyPacked"_s, u"inspectPacked"_s})
        QVERIFY2(!part<QPushButton>(*pane, name)->isEnabled(), qPrintable(name));
    make(*pane);
    for (const QString &name : {u"copyPacked"_s, u"inspectPacked"_s})
        QVERIFY2(part<QPushButton>(*pane, name)->isEnabled(), qPrintable(name));
}

void BrokenTokensPaneTest::makesThemWithOneClick()
{
    const auto pane = makePane();
    make(*pane);
    QCOMPARE(m_issuer.packs.size(), size_t(1));
    QVERIFY(m_issuer.packs.front().trust == Trust::Production);
    QCOMPARE(m_issuer.packs.front().client.value, u"codelab-flutter-app"_s);
    QCOMPARE(part<QPlainTextEdit>(*pane, u"packToken"_s)->toPlainText(), u"good.token.it's"_s);
}

void BrokenTokensPaneTest::saysWhatIsWrongAndWhoSigned()
{
    const auto pane = makePane();
    make(*pane);
    auto *list = part<QTableWidget>(*pane, u"packList"_s);
    list->setCurrentCell(1, 0);
    QCOMPARE(list->item(1, 0)->text(), u"Expired"_s);
    QCOMPARE(list->item(1, 1)->text(), u"the real issuer"_s);
    QCOMPARE(list->item(1, 2)->text(), u"401"_s);
    QCOMPARE(list->item(0, 2)->data(ui::MarkRole).value<ui::StateMark>().tone, ui::Tone::Good);
    QVERIFY(list->item(2, 2)->text().contains(u"introspection"_s));
    QVERIFY(part<QLabel>(*pane, u"packWhy"_s)->text().contains(u"RFC 7519"_s));
    QSignalSpy asked(pane.get(), &ui::BrokenTokensPane::inspectRequested);
    part<QPushButton>(*pane, u"inspectPacked"_s)->click();
    QCOMPARE(asked.first().first().toString(), u"expired.token.x"_s);
}

void BrokenTokensPaneTest::needsTheLabIssuerForLies()
{
    const auto pane = makePane();
    auto *trust = part<QComboBox>(*pane, u"packTrust"_s);
    QVERIFY(part<QPushButton>(*pane, u"makePack"_s)->isEnabled());
    trust->setCurrentIndex(1);
    QVERIFY(!part<QPushButton>(*pane, u"makePack"_s)->isEnabled());
    QVERIFY(part<QPushButton>(*pane, u"packToIssuer"_s)->isVisible());
    QVERIFY(part<QLabel>(*pane, u"packAbout"_s)->text().contains(u"http://127.0.0.1:8003/lab/.well-known/jwks.json"_s));
    m_issuer.current.plan.isOn = true;
    pane->read();
    QVERIFY(!part<QPushButton>(*pane, u"packToIssuer"_s)->isVisible());
    make(*pane);
    QVERIFY(m_issuer.packs.front().trust == Trust::Lab);
}

void BrokenTokensPaneTest::asksForAUserFirst()
{
    m_subject = {};
    const auto pane = makePane();
    QVERIFY(!part<QPushButton>(*pane, u"makePack"_s)->isEnabled());
    QVERIFY(part<QLabel>(*pane, u"packFor"_s)->text().contains(u"Choose a user"_s));
}

/// An API that looks at nothing, and one that is right.
void BrokenTokensPaneTest::writesAScriptThatJudges()
{
    const QString script = ui::packAs(ui::PackFormat::Curl, m_issuer.pack, u"http://api/it's"_s);
    const auto [blind, wrong] = runScript(script, u"#!/bin/sh\nprintf 200\n"_s);
    QCOMPARE(wrong, 1);
    QVERIFY2(blind.contains(u"WRONG 200  expired (expected 401)"_s), qPrintable(blind));
    QVERIFY(blind.contains(u"ok    200  revoked"_s)); // it reads the token alone
    const auto [right, none] =
        runScript(script, u"#!/bin/sh\ncase \"$*\" in *\"Bearer good.token.it's http://api/it's\") "
                          "printf 200;; *) printf 401;; esac\n"_s);
    QVERIFY2(right.contains(u"0 wrong"_s), qPrintable(right));
    QCOMPARE(none, 0);
}

void BrokenTokensPaneTest::writesJsonAndPytest()
{
    const QString json = ui::packAs(ui::PackFormat::Json, m_issuer.pack, u"http://api"_s);
    const QJsonObject whole = QJsonDocument::fromJson(json.toUtf8()).object();
    QCOMPARE(whole[u"tokens"_s].toArray().size(), 3);
    QCOMPARE(whole[u"tokens"_s][2][u"expected_status"_s].toArray(), (QJsonArray{401, 200}));
    QCOMPARE(whole[u"tokens"_s][0][u"token"_s].toString(), u"good.token.it's"_s);
    const QString python = ui::packAs(ui::PackFormat::Pytest, m_issuer.pack, u"http://api"_s);
    QVERIFY(python.contains(u"(\"good\", {200}, \"good.token.it's\"),"_s));
    QVERIFY(python.contains(u"(\"revoked\", {401, 200}, \"revoked.token.x\"),"_s));
}

void BrokenTokensPaneTest::copiesAndSavesAll()
{
    const auto pane = makePane();
    QVERIFY(!part<QPushButton>(*pane, u"copyPack"_s)->isEnabled());
    make(*pane);
    part<QPushButton>(*pane, u"copyPack"_s)->menu()->actions().at(1)->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"expired.token.x"_s));
    QTemporaryDir folder;
    const QString path = folder.filePath(u"tokens.json"_s);
    auto saved = ui::saveText(path, "text"_ba);
    saved.waitForFinished();
    QVERIFY(saved.result());
    QCOMPARE(QFileInfo(path).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
             QFileDevice::Permissions());
    auto refused = ui::saveText(folder.filePath(u"none/tokens.json"_s), "text"_ba);
    refused.waitForFinished();
    QVERIFY(!refused.result());
}

void BrokenTokensPaneTest::knowsAWordForEveryFault_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"good",         "expired",      "revoked",           "id_token",      "refresh_token",
          "tampered",     "no_signature", "alg_none",          "alg_none_case", "public_key_as_secret",
          "foreign_key",  "unknown_kid",  "embedded_key",      "not_yet_valid", "wrong_audience",
          "wrong_issuer", "wrong_type",   "unknown_extension", "no_expiry",     "no_issuer",
          "no_audience",  "no_subject"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void BrokenTokensPaneTest::knowsAWordForEveryFault()
{
    QFETCH(QString, name);
    QVERIFY(ui::packTitle(name) != name);
    QVERIFY(ui::packWhy(name).endsWith(u'.'));
}

void BrokenTokensPaneTest::looksFinished()
{
    tests::FakeLabAdmin lab;
    tests::FakeUserAdmin users;
    tests::FakeClientAdmin clients;
    users.users = {tests::aUser(u"admin"_s)};
    clients.clients = {tests::aClient(u"codelab-flutter-app"_s)};
    ui::LabPage page(lab, nullptr, users, clients, {}, &m_issuer);
    page.refresh(-1);
    page.open(u"broken"_s);
    QTRY_VERIFY((page.refresh(-1), part<QPushButton>(page, u"makePack"_s)->isEnabled()));
    QVERIFY(tests::takePictures(page, u"lab-broken-before"_s));
    part<QPushButton>(page, u"makePack"_s)->click();
    QTRY_COMPARE(part<QTableWidget>(page, u"packList"_s)->rowCount(), 3);
    QVERIFY(tests::takePictures(page, u"lab-broken"_s));
}

QTEST_MAIN(BrokenTokensPaneTest)
#include "BrokenTokensPaneTest.moc"
