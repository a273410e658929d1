#include "app/Await.h"
#include "app/FirstStartSetup.h"
#include "core/settings/SettingsRepository.h"
#include "server/Server.h"
#include "tests/support/SecretRecord.h"
#include "ui/shell/Console.h"
#include "ui/shell/Language.h"
#include "ui/start/SetupWizard.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using app::FirstStartSetup;
using app::FirstStartStage;

/// The first moment of a stranger: from nothing to a request that is answered 200, by the keyboard.
class FirstMinuteTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void enterAloneLeadsToARequestThatIsAnswered();
    void aTeamIsServedOverHttps();
    void closingLeavesNothingBehind();
    void aFailureLeavesNothingBehind();
    void secretsThatNobodySawAreMadeAnew();

private:
    template <class Widget>
    Widget *find(const char *name) const
    {
        return m_wizard->findChild<Widget *>(QLatin1String(name));
    }
    QPushButton *next() const { return find<QPushButton>("setupNext"); }
    int step() const { return find<QLabel>("setupStep")->text().section(u' ', 1, 1).toInt(); }
    void open();
    bool press();
    void picture(const QString &name);
    /// Pastes what was copied into a shell; the status of the answer.
    static int paste(const QString &command);

    std::unique_ptr<QTemporaryDir> m_home;
    app::StartOptions m_options;
    std::unique_ptr<FirstStartSetup> m_setup;
    std::unique_ptr<ui::SetupWizard> m_wizard;
    std::unique_ptr<app::ServerProcess> m_process;
};

void FirstMinuteTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    qunsetenv("DBUS_SESSION_BUS_ADDRESS"); // no keychain of the person who runs this
    static ui::Language language;
    ui::Console::prepare(language);
}

void FirstMinuteTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_options.dataDir = m_home->filePath(u"data"_s);
}

void FirstMinuteTest::cleanup()
{
    m_wizard.reset();
    if (m_process)
        m_process->stop();
    m_process.reset();
    m_setup.reset();
}

void FirstMinuteTest::open()
{
    QVERIFY(FirstStartSetup::isNeeded(m_options));
    m_setup = std::make_unique<FirstStartSetup>(m_options);
    m_wizard = std::make_unique<ui::SetupWizard>(*m_setup);
    m_wizard->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_wizard.get()));
}

bool FirstMinuteTest::press()
{
    const int before = step();
    if (!QTest::qWaitFor([this] { return next()->isEnabled(); }, 30000))
        return false;
    QTest::keyClick(m_wizard->focusWidget() ? m_wizard->focusWidget() : m_wizard.get(), Qt::Key_Return);
    return QTest::qWaitFor([&] { return step() != before; }, 60000);
}

void FirstMinuteTest::picture(const QString &name)
{
    const QString folder = qEnvironmentVariable("GATEHOUSE_PICTURES");
    QCoreApplication::processEvents(); // laid out and painted
    if (!folder.isEmpty())
        QVERIFY(m_wizard->grab().save(QDir(folder).filePath(name + u".png"_s)));
}

int FirstMinuteTest::paste(const QString &command)
{
    QProcess shell;
    shell.start(u"sh"_s, {u"-c"_s, command + u" -s -o /dev/null -w '%{http_code}'"_s});
    if (!QTest::qWaitFor([&] { return shell.state() == QProcess::NotRunning; }, 60000))
        return -1;
    return shell.readAllStandardOutput().toInt();
}

void FirstMinuteTest::enterAloneLeadsToARequestThatIsAnswered()
{
    QElapsedTimer clock;
    clock.start();
    open();
    const QStringList names{u"purpose"_s, u"place"_s, u"admin"_s, u"address"_s};
    for (int page = 1; page <= 4; ++page) {
        QTRY_VERIFY_WITH_TIMEOUT(next()->isEnabled(), 30000);
        picture(u"moment1-%1-%2"_s.arg(page).arg(names.at(page - 1)));
        QVERIFY(page == 4 || !QFileInfo::exists(m_options.dataDir));
        QVERIFY(press());
    }
    picture(u"moment1-5-ready"_s);
    QTest::keyClick(m_wizard->focusWidget(), Qt::Key_Return);
    const QString curl = QApplication::clipboard()->text();
    QVERIFY(curl.startsWith("curl "_L1));
    tests::noteSecret(u"token"_s, curl.section(u"Bearer "_s, 1).section(u'\'', 0, 0));
    qInfo("to the token on the clipboard: %lld ms", clock.elapsed());
    QCOMPARE(paste(curl), 200);
    for (auto *field : m_wizard->findChildren<QToolButton *>(u"secretReveal"_s))
        field->click();
    QTest::keyClick(m_wizard->focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(m_wizard->result(), int(QDialog::Accepted));
    m_process = m_setup->takeProcess();
    QCOMPARE(app::firstStartStage(m_process->core()).value(), FirstStartStage::Done);
    QVERIFY(!m_process->core().settings().production);
    QVERIFY(!FirstStartSetup::isNeeded(m_options));
}

void FirstMinuteTest::aTeamIsServedOverHttps()
{
    open();
    find<QRadioButton>("purposeTeam")->click();
    QVERIFY(press());
    for (const char *name : {"passphrase", "passphraseAgain"})
        find<QLineEdit>(name)->setText(u"correct horse battery"_s);
    QVERIFY(press());
    QVERIFY(press());
    QTcpServer probe;
    QVERIFY(probe.listen(QHostAddress::AnyIPv4, 0));
    const int port = probe.serverPort();
    probe.close();
    find<QSpinBox>("setupPort")->setValue(port);
    QVERIFY(press());
    QTest::keyClick(m_wizard->focusWidget(), Qt::Key_Return);
    QCOMPARE(paste(QApplication::clipboard()->text()), 200);
    m_process = m_setup->takeProcess();
    QVERIFY(m_process->core().settings().production);
    QVERIFY(m_process->core().settings().requireHttps);
}

void FirstMinuteTest::closingLeavesNothingBehind()
{
    open();
    for (int page = 1; page <= 3; ++page)
        QVERIFY(press());
    m_wizard->close();
    QVERIFY(!m_wizard->isVisible());
    QVERIFY(!QFileInfo::exists(m_options.dataDir));
}

void FirstMinuteTest::aFailureLeavesNothingBehind()
{
    open();
    for (int page = 1; page <= 3; ++page)
        QVERIFY(press());
    QTRY_VERIFY_WITH_TIMEOUT(next()->isEnabled(), 30000);
    QTcpServer other; // takes the port between the test and the start
    QVERIFY(other.listen(QHostAddress::LocalHost, quint16(find<QSpinBox>("setupPort")->value())));
    QTest::keyClick(m_wizard.get(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("setupFailure")->isVisible(), 30000);
    QCOMPARE(step(), 4);
    QVERIFY(!QFileInfo::exists(m_options.dataDir));
    other.close();
    QVERIFY(press());
    QCOMPARE(step(), 5);
}

void FirstMinuteTest::secretsThatNobodySawAreMadeAnew()
{
    open();
    for (int page = 1; page <= 4; ++page)
        QVERIFY(press());
    m_process = m_setup->takeProcess();
    m_process->stop(); // as a kill before "Open the console" would
    m_process.reset();
    QVERIFY(!FirstStartSetup::isNeeded(m_options));
    auto again = app::ServerProcess::open(m_options, u"console"_s);
    QVERIFY(again);
    m_process = *std::move(again);
    auto kek = app::kekWithoutQuestions(m_process->core());
    QVERIFY2(kek, kek ? "" : qPrintable(kek.error().detail));
    QVERIFY(m_process->unlock(*std::move(kek)));
    const auto secrets = m_process->takeFirstStartSecrets();
    QCOMPARE(secrets.size(), 2);
    QCOMPARE(secrets.at(0).owner, u"admin"_s);
    QCOMPARE(secrets.at(1).owner, u"codelab-internal"_s);
    QVERIFY(m_process->noteSecretsSeen());
    QCOMPARE(app::firstStartStage(m_process->core()).value(), FirstStartStage::Done);
}

QTEST_MAIN(FirstMinuteTest)
#include "FirstMinuteTest.moc"
