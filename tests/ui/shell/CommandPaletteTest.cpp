#include "ui/shell/CommandPalette.h"

#include "tests/support/CommandPage.h"
#include "tests/support/FakeServerControl.h"
#include "ui/shell/MainWindow.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;

class CommandPaletteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void opensByKeyAndClosesByEscape();
    void opensByTheFieldOfTheTopBar();
    void offersPagesAndCommandsWithTheirKeys();
    void runsACommandOnItsPage();
    void forgivesTheWrongKeyboard();
    void leavesOutWhatIsNotPossible();
    void findsInAllPagesAndOpensWhatWasFound();
    void showsAnswersAsTheyComeAndKeepsTheChoice();
    void showsPeopleBeforeTheirChains();
    void dropsAnswersToAnOlderText();
    void marksWhatWasTyped();
    void showsRecentChoicesFirst();
    void writesNoNamesOfPeopleDown();
    void saysThatNothingWasFound();
    void walksOverHeadings();
    void namesEveryRowForAScreenReader();
    void givesTheFocusBack();
    void closesOnAClickBeside();
    void holdsThePagesKeysWhileOpen();

private:
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(qApp->focusWidget(), Qt::Key(key), modifiers);
    }
    void openPalette()
    {
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(palette()->isVisible());
    }
    ui::CommandPalette *palette() const { return m_window->findChild<ui::CommandPalette *>(); }
    QLineEdit *field() const { return m_window->findChild<QLineEdit *>(u"paletteField"_s); }
    QAbstractItemModel *rows() const { return list()->model(); }
    QListView *list() const { return m_window->findChild<QListView *>(u"paletteList"_s); }
    QStringList titles() const
    {
        QStringList all;
        for (int row = 0; row < rows()->rowCount(); ++row)
            all << rows()->index(row, 0).data().toString();
        return all;
    }
    QString current() const { return list()->currentIndex().data().toString(); }

    tests::FakeServerControl m_server;
    std::unique_ptr<ui::MainWindow> m_window;
    tests::CommandPage *m_users = nullptr;
    tests::CommandPage *m_chains = nullptr;
    int m_made = 0;
};

void CommandPaletteTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"gatehouse-palette-test"_s);
}

void CommandPaletteTest::init()
{
    QSettings().clear();
    m_made = 0;
    m_window = std::make_unique<ui::MainWindow>(m_server, ui::MainWindow::Closing::Quits);
    m_users = new tests::CommandPage(u"Users"_s);
    m_chains = new tests::CommandPage(u"Token chains"_s);
    m_users->known = {{u"anna.lindqvist"_s, u"anna@example.com"_s, u"user:1"_s},
                      {u"joanna"_s, u"joanna@example.com"_s, u"user:2"_s}};
    m_chains->known = {{u"anna.lindqvist · web-app"_s, u"active"_s, u"family:9"_s}};
    m_users->addCommand(u"New user"_s, QKeySequence(u"Ctrl+N"_s), [this] { ++m_made; });
    m_window->addPage(ui::Group::People, u"users"_s, u"users"_s, m_users);
    m_window->addPage(ui::Group::Tokens, u"chains"_s, u"chains"_s, m_chains);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void CommandPaletteTest::opensByKeyAndClosesByEscape()
{
    openPalette();
    QVERIFY(field()->hasFocus());
    press(Qt::Key_Escape);
    QVERIFY(!palette()->isVisible());
}

void CommandPaletteTest::opensByTheFieldOfTheTopBar()
{
    m_window->findChild<QAbstractButton *>(u"searchButton"_s)->click();
    QVERIFY(palette()->isVisible());
    QVERIFY(field()->hasFocus());
}

void CommandPaletteTest::offersPagesAndCommandsWithTheirKeys()
{
    openPalette();
    const QStringList all = titles();
    for (const QString &expected : {u"Users"_s, u"Token chains"_s, u"New user"_s, u"Keyboard shortcuts"_s, u"Quit"_s})
        QVERIFY2(all.contains(expected), qPrintable(expected));
    const QModelIndex made = rows()->index(int(all.indexOf(u"New user"_s)), 0);
    QCOMPARE(made.data(ui::PaletteModel::KeysRole).toString(), u"Ctrl+N"_s);
    const QModelIndex chains = rows()->index(int(all.indexOf(u"Token chains"_s)), 0);
    QCOMPARE(chains.data(ui::PaletteModel::KeysRole).toString(), u"Ctrl+2"_s);
    QCOMPARE(all.count(u"Users"_s), 1);
}

void CommandPaletteTest::runsACommandOnItsPage()
{
    m_window->openPage(u"chains"_s);
    openPalette();
    QTest::keyClicks(field(), u"nu"_s);
    QCOMPARE(current(), u"New user"_s);
    press(Qt::Key_Return);
    QCOMPARE(m_made, 1);
    QCOMPARE(m_window->currentPage(), u"users"_s);
    QVERIFY(!palette()->isVisible());
}

void CommandPaletteTest::forgivesTheWrongKeyboard()
{
    openPalette();
    field()->setText(u"ещлут"_s); // "token" on a Russian keyboard
    QCOMPARE(current(), u"Token chains"_s);
}

void CommandPaletteTest::leavesOutWhatIsNotPossible()
{
    m_users->addCommand(
        u"Delete user"_s, {}, [] {}, [] { return false; });
    openPalette();
    QVERIFY(!titles().contains(u"Delete user"_s));
}

void CommandPaletteTest::findsInAllPagesAndOpensWhatWasFound()
{
    openPalette();
    QTest::keyClicks(field(), u"anna"_s);
    QTRY_COMPARE(titles(), (QStringList{u"Users"_s, u"anna.lindqvist"_s, u"joanna"_s, u"Token chains"_s,
                                        u"anna.lindqvist · web-app"_s}));
    QCOMPARE(m_users->searched, QStringList{u"anna"_s}); // once, after the last key
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QCOMPARE(m_window->currentPage(), u"chains"_s);
    QCOMPARE(m_chains->opened, QStringList{u"family:9"_s});
}

void CommandPaletteTest::showsAnswersAsTheyComeAndKeepsTheChoice()
{
    m_users->isHolding = true;
    openPalette();
    QTest::keyClicks(field(), u"anna"_s);
    QTRY_COMPARE(current(), u"anna.lindqvist · web-app"_s);
    m_users->release();
    QTRY_COMPARE(rows()->rowCount(), 5);
    QCOMPARE(current(), u"anna.lindqvist · web-app"_s); // what came later stands below and takes nothing away
    QCOMPARE(titles().constFirst(), u"Token chains"_s);
}

void CommandPaletteTest::showsPeopleBeforeTheirChains()
{
    openPalette();
    m_users->isHolding = true;
    QTimer soon; // right after the chains have answered
    connect(&soon, &QTimer::timeout, this, [this] {
        if (!m_chains->searched.isEmpty())
            m_users->release();
    });
    soon.start(0);
    QTest::keyClicks(field(), u"anna.l"_s);
    QTRY_COMPARE(current(), u"anna.lindqvist"_s);
    QCOMPARE(titles().constFirst(), u"Users"_s);
}

void CommandPaletteTest::dropsAnswersToAnOlderText()
{
    m_users->isHolding = true;
    openPalette();
    QTest::keyClicks(field(), u"anna"_s);
    QTRY_COMPARE(m_users->searched.size(), 1);
    m_users->isHolding = false;
    field()->setText(u"zzz"_s);
    QTRY_COMPARE(m_users->searched.size(), 2);
    QTRY_VERIFY(m_window->findChild<QLabel *>(u"paletteFoot"_s)->text().contains(u"zzz"_s));
    m_users->release(); // the answer to "anna", late
    for (int round = 0; round < 5; ++round)
        QCoreApplication::processEvents();
    QCOMPARE(rows()->rowCount(), 0);
}

void CommandPaletteTest::marksWhatWasTyped()
{
    openPalette();
    QTest::keyClicks(field(), u"nna"_s);
    QTRY_VERIFY(titles().contains(u"joanna"_s));
    const QModelIndex joanna = rows()->index(int(titles().indexOf(u"joanna"_s)), 0);
    QCOMPARE(joanna.data(ui::PaletteModel::MatchedRole).value<QList<int>>(), (QList<int>{3, 4, 5}));
}

void CommandPaletteTest::showsRecentChoicesFirst()
{
    openPalette();
    QTest::keyClicks(field(), u"token"_s);
    press(Qt::Key_Return);
    openPalette();
    QCOMPARE(titles().mid(0, 2), (QStringList{u"Recent"_s, u"Token chains"_s}));
    QTest::keyClicks(field(), u"joanna"_s);
    QTRY_COMPARE(current(), u"joanna"_s);
    press(Qt::Key_Return);
    openPalette();
    QCOMPARE(titles().mid(0, 3), (QStringList{u"Recent"_s, u"joanna"_s, u"Token chains"_s}));
    press(Qt::Key_Return);
    QCOMPARE(m_users->opened, (QStringList{u"user:2"_s, u"user:2"_s}));
}

void CommandPaletteTest::writesNoNamesOfPeopleDown()
{
    openPalette();
    QTest::keyClicks(field(), u"joanna"_s);
    QTRY_COMPARE(current(), u"joanna"_s);
    press(Qt::Key_Return);
    const QSettings settings;
    const QStringList keys = settings.allKeys();
    for (const QString &key : keys)
        QVERIFY2(!settings.value(key).toString().contains(u"joanna"_s) &&
                     !settings.value(key).toStringList().join(u' ').contains(u"user:2"_s),
                 qPrintable(key));
}

void CommandPaletteTest::saysThatNothingWasFound()
{
    openPalette();
    QTest::keyClicks(field(), u"qqqq"_s);
    QTRY_COMPARE(m_window->findChild<QLabel *>(u"paletteFoot"_s)->text(), u"Nothing found for “qqqq”"_s);
    press(Qt::Key_Return); // nothing happens
    QVERIFY(palette()->isVisible());
}

void CommandPaletteTest::walksOverHeadings()
{
    openPalette();
    QVERIFY(!list()->currentIndex().data(ui::PaletteModel::HeadingRole).toBool());
    const int first = list()->currentIndex().row();
    press(Qt::Key_Up);
    QCOMPARE(list()->currentIndex().row(), first);
    for (int step = 0; step < 60; ++step)
        press(Qt::Key_Down);
    QCOMPARE(list()->currentIndex().row(), rows()->rowCount() - 1);
}

void CommandPaletteTest::namesEveryRowForAScreenReader()
{
    openPalette();
    QAccessibleInterface *named = QAccessible::queryAccessibleInterface(list());
    QVERIFY(named);
    QVERIFY(!named->text(QAccessible::Name).isEmpty());
    const int row = int(titles().indexOf(u"New user"_s));
    QCOMPARE(rows()->index(row, 0).data(Qt::AccessibleTextRole).toString(),
             u"New user, Users, Pages and commands, Ctrl+N"_s);
}

void CommandPaletteTest::givesTheFocusBack()
{
    auto *more = m_window->findChild<QWidget *>(u"programMenu"_s);
    more->setFocus();
    openPalette();
    press(Qt::Key_Escape);
    QVERIFY(more->hasFocus());
}

void CommandPaletteTest::closesOnAClickBeside()
{
    openPalette();
    QTest::mouseClick(m_window->findChild<QWidget *>(u"statusLine"_s), Qt::LeftButton);
    QVERIFY(!palette()->isVisible());
}

void CommandPaletteTest::holdsThePagesKeysWhileOpen()
{
    openPalette();
    press(Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(m_made, 0);
    press(Qt::Key_Escape);
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(m_made, 1);
}

QTEST_MAIN(CommandPaletteTest)
#include "CommandPaletteTest.moc"
