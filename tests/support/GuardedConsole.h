#pragma once

#include "tests/support/CommandPage.h"
#include "tests/support/FakeConsoleLock.h"
#include "tests/support/FakeServerControl.h"
#include "ui/shell/Console.h"
#include "ui/shell/LockPage.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

#include <memory>

namespace tests {

/// A console of two pages whose lock has the passphrase "correct horse".
class GuardedConsole
{
public:
    /// Settings of its own, under this name.
    static void prepare(const QString &name)
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(name);
    }
    void begin()
    {
        QSettings().clear();
        m_lock = std::make_unique<FakeConsoleLock>();
        m_lock->choose(QStringLiteral("correct horse"));
        m_language = std::make_unique<ui::Language>();
        make(m_lock->given);
    }
    void end()
    {
        m_console.reset();
        m_language.reset();
    }
    /// As after a start that found the lock like this.
    void make(core::ConsoleLockState found = {})
    {
        m_console.reset();
        ui::Console::Options options;
        options.lock = m_lock.get();
        options.lockState = found;
        options.wayOut = QStringLiteral("gatehoused console unlock --data-dir '/data'");
        m_console = std::make_unique<ui::Console>(
            m_server, *m_language,
            [this](ui::MainWindow &made) {
                m_users = new CommandPage(QStringLiteral("Users"));
                m_chains = new CommandPage(QStringLiteral("Token chains"));
                made.addPage(ui::Group::People, QStringLiteral("users"), QStringLiteral("users"), m_users);
                made.addPage(ui::Group::Tokens, QStringLiteral("chains"), QStringLiteral("chains"), m_chains);
            },
            options);
        m_console->start(false);
        window()->show();
        window()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window()));
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(window(), Qt::Key(key), modifiers); }
    void lock() { press(Qt::Key_L, Qt::ControlModifier); }
    void type(const QString &passphrase)
    {
        find<QLineEdit>("lockPassphrase")->setText(passphrase);
        find<QPushButton>("unlock")->click();
        for (int round = 0; round < 5; ++round)
            QCoreApplication::processEvents();
    }
    ui::MainWindow *window() const { return m_console->window(); }
    bool isLocked() const { return window()->lockPage()->isVisible(); }
    template <class Widget>
    Widget *find(const char *name) const
    {
        return window()->findChild<Widget *>(QLatin1String(name));
    }

protected:
    FakeServerControl m_server;
    std::unique_ptr<FakeConsoleLock> m_lock;
    std::unique_ptr<ui::Language> m_language;
    std::unique_ptr<ui::Console> m_console;
    CommandPage *m_users = nullptr;
    CommandPage *m_chains = nullptr;
};

} // namespace tests
