#include "app/KekAtStart.h"
#include "app/ServerProcess.h"
#include "app/desktop/ConsoleOptions.h"
#include "app/desktop/Pages.h"
#include "server/Server.h"
#include "tests/support/SecretRecord.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/CommandRegistry.h"
#include "ui/shell/Console.h"
#include "ui/shell/ConsoleGuard.h"
#include "ui/shell/LockPage.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/Theme.h"

#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;

/// The shell around the real pages, on the data of a demo. With GATEHOUSE_PICTURES=folder the pictures are kept for
/// looking at.
class ConsoleShellTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void noKeyDoesTwoThings();
    void everyPageAndCommandIsInThePalette();
    void everyPageTakesItsStateBack();
    void locksOnTheRealDatabase();
    void showsItself_data();
    void showsItself();

private:
    ui::MainWindow *window() const { return m_console->window(); }
    void settle() const { QTest::qWait(150); }
    void keep(const QString &name, QWidget *shown = nullptr) const;

    std::unique_ptr<app::ServerProcess> m_process;
    ui::Language m_language;
    std::unique_ptr<ui::Console> m_console;
};

void ConsoleShellTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"gatehouse-shell-flow-test"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(GATEHOUSE_VERSION));
    QSettings().clear();
    qputenv("AUTH_SERVICE__BCRYPT_COST", "4");
    qputenv("AUTH_SERVICE__KEK", QByteArray(32, 'k').toBase64());
    app::StartOptions options;
    options.demo = true;
    options.listen = QStringList{u"127.0.0.1:0"_s};
    auto process = app::ServerProcess::open(options, u"console"_s);
    QVERIFY2(process, process ? "" : qPrintable(process.error().detail));
    m_process = *std::move(process);
    auto kek = app::kekWithoutQuestions(m_process->core());
    QVERIFY(kek);
    QVERIFY(m_process->unlock(*std::move(kek)));
    QVERIFY(m_process->serve());
    ui::Console::prepare(m_language);
    m_console = std::make_unique<ui::Console>(m_process->server(), m_language, app::pagesOf(*m_process),
                                              app::consoleOptions(*m_process, options));
    m_console->start(false);
    window()->resize(1280, 800);
    window()->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window()));
}

void ConsoleShellTest::cleanupTestCase()
{
    m_console.reset();
    if (m_process)
        m_process->stop();
}

void ConsoleShellTest::keep(const QString &name, QWidget *shown) const
{
    settle();
    const QString folder = qEnvironmentVariable("GATEHOUSE_PICTURES");
    if (!folder.isEmpty())
        QVERIFY((shown ? shown : window())->grab().save(QDir(folder).filePath(u"shell-%1.png"_s.arg(name))));
}

void ConsoleShellTest::noKeyDoesTwoThings()
{
    QCOMPARE(window()->registry().conflicts(), QStringList());
}

void ConsoleShellTest::everyPageAndCommandIsInThePalette()
{
    QTest::keyClick(window(), Qt::Key_K, Qt::ControlModifier);
    auto *field = window()->findChild<QLineEdit *>(u"paletteField"_s);
    auto *list = window()->findChild<QListView *>(u"paletteList"_s);
    for (const auto &page : window()->registry().pages()) {
        field->setText(page.frame->title());
        QCOMPARE(list->currentIndex().data().toString(), page.frame->title());
        for (const ui::PageCommand &command : page.frame->commands()) {
            QVERIFY2(!command.text.isEmpty(), qPrintable(page.id));
            if (command.isPossible && !command.isPossible())
                continue;
            field->setText(command.text);
            QStringList titles;
            for (int row = 0; row < list->model()->rowCount(); ++row)
                titles << list->model()->index(row, 0).data().toString();
            QVERIFY2(titles.contains(command.text), qPrintable(page.id + u": "_s + command.text));
        }
    }
    QTest::keyClick(field, Qt::Key_Escape);
}

void ConsoleShellTest::everyPageTakesItsStateBack()
{
    for (const auto &page : window()->registry().pages()) {
        window()->openPage(page.id);
        settle();
        const QVariantMap state = page.frame->state();
        page.frame->restoreState(state);
        page.frame->restoreState({{u"nonsense"_s, 1}}); // of another version
        page.frame->restoreState(state);
        settle();
        QCOMPARE(page.frame->state(), state);
    }
}

void ConsoleShellTest::locksOnTheRealDatabase()
{
    m_console->guard()->lockNow(window());
    auto *dialog = window()->findChild<QDialog *>(u"lockPassphraseDialog"_s);
    QVERIFY(dialog);
    keep(u"lock-choose"_s, dialog);
    tests::noteSecret(u"console passphrase"_s, u"correct horse"_s);
    dialog->findChild<QLineEdit *>(u"newPassphrase"_s)->setText(u"correct horse"_s);
    dialog->findChild<QLineEdit *>(u"newPassphraseAgain"_s)->setText(u"correct horse"_s);
    dialog->findChild<QPushButton *>(u"submit"_s)->click();
    QTRY_VERIFY(window()->lockPage()->isVisible());
    auto *field = window()->findChild<QLineEdit *>(u"lockPassphrase"_s);
    field->setText(u"wrong horse"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(!field->isReadOnly());
    QVERIFY(window()->lockPage()->isVisible());
    // What the way out does, from another process in earnest.
    QVERIFY(m_process->core().forgetConsolePassphrase().value());
    QTRY_VERIFY(!window()->lockPage()->isVisible());
}

void ConsoleShellTest::showsItself_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<ui::Mode>("mode");
    QTest::newRow("en-light") << u"en"_s << ui::Mode::Light;
    QTest::newRow("en-dark") << u"en"_s << ui::Mode::Dark;
    QTest::newRow("ru-light") << u"ru"_s << ui::Mode::Light;
    QTest::newRow("ru-dark") << u"ru"_s << ui::Mode::Dark;
}

void ConsoleShellTest::showsItself()
{
    QFETCH(QString, language);
    QFETCH(ui::Mode, mode);
    QTranslator translator;
    if (!translator.load(qEnvironmentVariable("GATEHOUSE_BIN") + u"/../app/app_%1.qm"_s.arg(language)))
        QSKIP("the program, and with it its languages, is not built");
    QCoreApplication::installTranslator(&translator);
    ui::Theme::instance().setMode(mode);
    emit window()->languageChosen(u"en"_s); // made anew, with the translator above
    settle();
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    for (const auto &page : window()->registry().pages()) {
        window()->openPage(page.id);
        keep(u"%1-%2"_s.arg(page.id, tag));
    }
    window()->openPage(u"users"_s);
    window()->registry().find(u"search"_s)->run();
    keep(u"palette-%1"_s.arg(tag));
    auto *field = window()->findChild<QLineEdit *>(u"paletteField"_s);
    field->setText(u"ad"_s);
    QTest::qWait(400);
    keep(u"palette-found-%1"_s.arg(tag));
    QTest::keyClick(field, Qt::Key_Escape);
    for (const QString &command : {u"shortcuts"_s, u"about"_s}) {
        window()->registry().find(command)->run();
        auto *dialog = window()->findChild<QDialog *>(command == "about"_L1 ? u"aboutDialog"_s : u"shortcutSheet"_s);
        QVERIFY(dialog);
        keep(u"%1-%2"_s.arg(command, tag), dialog);
        dialog->close();
    }
    window()->setLocked(true);
    window()->findChild<QPushButton *>(u"lockForgotten"_s)->click();
    keep(u"locked-%1"_s.arg(tag));
    window()->setLocked(false);
    ui::Theme::instance().setTextPercent(150);
    keep(u"large-%1"_s.arg(tag));
    ui::Theme::instance().setTextPercent(100);
    QCoreApplication::removeTranslator(&translator);
}

QTEST_MAIN(ConsoleShellTest)
#include "ConsoleShellTest.moc"
