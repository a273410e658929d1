#include "ui/shell/CommandRegistry.h"

#include "tests/support/CommandPage.h"
#include "tests/support/FakeServerControl.h"
#include "ui/shell/MainWindow.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QShortcut>
#include <QStandardPaths>
#include <QTableWidget>
#include <QTest>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

/// Keys: whose they are, when they work, and the sheet that lists them.
class CommandRegistryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void keysOfAPageWorkOnlyWhileItIsShown();
    void aKeyDoesNothingWhileItsCommandIsNotPossible();
    void takesCommandsThatCameLater();
    void tellsConflicts();
    void opensTheSettings();
    void listsWhatIsRegistered();
    void goesRoundTheParts();

private:
    void press(int key, Qt::KeyboardModifiers modifiers) { QTest::keyClick(m_window.get(), Qt::Key(key), modifiers); }
    QStringList sheet() const;

    tests::FakeServerControl m_server;
    std::unique_ptr<ui::MainWindow> m_window;
    tests::CommandPage *m_users = nullptr;
    tests::CommandPage *m_settings = nullptr;
    QStringList m_done;
};

void CommandRegistryTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"gatehouse-registry-test"_s);
}

void CommandRegistryTest::init()
{
    QSettings().clear();
    m_done.clear();
    m_window = std::make_unique<ui::MainWindow>(m_server, ui::MainWindow::Closing::Quits);
    m_users = new tests::CommandPage(u"Users"_s);
    m_settings = new tests::CommandPage(u"Settings"_s);
    m_users->addCommand(u"New user"_s, QKeySequence(u"Ctrl+N"_s), [this] { m_done.append(u"user"_s); });
    m_settings->addCommand(u"New listener"_s, QKeySequence(u"Ctrl+N"_s), [this] { m_done.append(u"listener"_s); });
    m_window->addPage(ui::Group::People, u"users"_s, u"users"_s, m_users);
    m_window->addPage(ui::Group::Tools, u"server"_s, u"server"_s, m_settings);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

QStringList CommandRegistryTest::sheet() const
{
    QStringList lines;
    const auto *list = m_window->findChild<QTreeWidget *>(u"shortcutList"_s);
    for (int section = 0; list && section < list->topLevelItemCount(); ++section) {
        const auto *item = list->topLevelItem(section);
        lines << item->text(0);
        for (int row = 0; row < item->childCount(); ++row)
            lines << item->child(row)->text(0) + u": "_s + item->child(row)->text(1);
    }
    return lines;
}

void CommandRegistryTest::keysOfAPageWorkOnlyWhileItIsShown()
{
    press(Qt::Key_N, Qt::ControlModifier);
    m_window->openPage(u"server"_s);
    press(Qt::Key_N, Qt::ControlModifier);
    m_window->openPage(u"users"_s);
    press(Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(m_done, (QStringList{u"user"_s, u"listener"_s, u"user"_s}));
}

void CommandRegistryTest::aKeyDoesNothingWhileItsCommandIsNotPossible()
{
    bool isPossible = false;
    m_settings->addCommand(
        u"Delete"_s, QKeySequence(Qt::Key_Delete), [this] { m_done.append(u"deleted"_s); },
        [&isPossible] { return isPossible; });
    m_window->openPage(u"server"_s);
    press(Qt::Key_Delete, {});
    QVERIFY(m_done.isEmpty());
    isPossible = true;
    press(Qt::Key_Delete, {});
    QCOMPARE(m_done, QStringList{u"deleted"_s});
}

void CommandRegistryTest::takesCommandsThatCameLater()
{
    m_settings->addCommand(u"Later"_s, QKeySequence(u"Ctrl+Shift+Y"_s), [this] { m_done.append(u"later"_s); });
    m_window->openPage(u"server"_s);
    press(Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_done, QStringList{u"later"_s});
}

void CommandRegistryTest::tellsConflicts()
{
    QCOMPARE(m_window->registry().conflicts(), QStringList());
    m_users->addCommand(u"Reload"_s, QKeySequence(u"F5"_s), [] {});
    m_users->addCommand(u"Nobody"_s, QKeySequence(u"Ctrl+N"_s), [] {});
    auto *inner = new QShortcut(QKeySequence(u"Ctrl+K"_s), m_settings);
    inner->setWhatsThis(u"Find"_s);
    const QStringList found = m_window->registry().conflicts();
    QCOMPARE(found.size(), 3);
    QVERIFY(found.join(u'\n').contains(u"F5: Read this page again, Reload"_s));
    QVERIFY(found.join(u'\n').contains(u"Ctrl+N: New user, Nobody"_s));
    QVERIFY(found.join(u'\n').contains(u"Ctrl+K"_s));
}

void CommandRegistryTest::opensTheSettings()
{
    press(Qt::Key_Comma, Qt::ControlModifier);
    QCOMPARE(m_window->currentPage(), u"server"_s);
}

void CommandRegistryTest::listsWhatIsRegistered()
{
    auto *inner = new QShortcut(QKeySequence::Find, m_users);
    inner->setWhatsThis(u"Filter the list"_s);
    press(Qt::Key_F1, {});
    const QStringList lines = sheet();
    QCOMPARE(lines.constFirst(), u"On this page: Users"_s);
    for (const QString &expected :
         {u"New user: Ctrl+N"_s, u"Filter the list: Ctrl+F"_s, u"Everywhere"_s, u"Search, or type a command: Ctrl+K"_s,
          u"Users: Ctrl+1"_s, u"Settings: Ctrl+2"_s, u"New listener: Ctrl+N"_s, u"Read this page again: F5"_s})
        QVERIFY2(lines.contains(expected), qPrintable(expected + u" not in\n"_s + lines.join(u'\n')));
    // Every registered key stands in it.
    for (const auto &command : m_window->registry().commands()) {
        for (const QKeySequence &key : command.keys)
            QVERIFY2(lines.join(u'\n').contains(key.toString(QKeySequence::NativeText)), qPrintable(command.text));
    }
}

void CommandRegistryTest::goesRoundTheParts()
{
    auto *filter = new QLineEdit;
    auto *list = new QTableWidget(2, 2);
    auto *button = m_users->addAction(u"New user"_s, u"newUser"_s);
    m_users->body()->addWidget(filter);
    m_users->body()->addWidget(list);
    QCoreApplication::processEvents();
    auto *sidebar = m_window->findChild<ui::Sidebar *>();
    sidebar->findChild<QWidget *>(u"navigate_users"_s)->setFocus();
    press(Qt::Key_F6, {});
    QCOMPARE(m_window->focusWidget(), button);
    press(Qt::Key_F6, {});
    QCOMPARE(m_window->focusWidget(), list);
    press(Qt::Key_F6, {});
    QVERIFY(sidebar->isAncestorOf(m_window->focusWidget()));
    press(Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(m_window->focusWidget(), list);
}

QTEST_MAIN(CommandRegistryTest)
#include "CommandRegistryTest.moc"
