#pragma once

#include "app/KekAtStart.h"
#include "app/ServerProcess.h"
#include "app/desktop/Pages.h"
#include "server/Server.h"
#include "tests/support/PseudoLocale.h"
#include "ui/shell/Console.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/PageFrame.h"

#include <QApplication>
#include <QDialog>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

namespace tests {

using namespace Qt::StringLiterals;

/// The console as it is, all pages on the demo's server and database, in one language at a time.
class DemoConsole
{
public:
    static inline const QStringList kPages{u"overview"_s, u"users"_s, u"clients"_s, u"chains"_s,
                                           u"audit"_s,    u"keys"_s,  u"lab"_s,     u"server"_s};

    /// False, with the reason in failure(), when the demo does not start.
    bool open()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"gatehouse-quality-"_s + QString::number(qApp->applicationPid()));
        qputenv("AUTH_SERVICE__BCRYPT_COST", "4");
        app::StartOptions options;
        options.demo = true;
        options.dataDir = m_folder.path();
        options.listen = QStringList{u"127.0.0.1:0"_s};
        auto process = app::ServerProcess::open(options, u"console"_s);
        if (!process)
            return failed(process.error());
        m_process = *std::move(process);
        auto kek = app::kekWithoutQuestions(m_process->core(), m_process->kekKind());
        if (!kek)
            return failed(kek.error());
        if (const auto unlocked = m_process->unlock(*std::move(kek)); !unlocked)
            return failed(unlocked.error());
        const auto served = m_process->serve();
        return served ? true : failed(served.error());
    }
    void close()
    {
        m_console.reset();
        if (m_process)
            m_process->stop();
        m_process.reset();
        QSettings().clear();
    }
    QByteArray failure() const { return m_failure; }

    /// "en", "ru" or "pseudo"; a window of this size with the first page.
    void show(const QString &language, QSize size)
    {
        m_console.reset();
        QCoreApplication::removeTranslator(&m_russian);
        QCoreApplication::removeTranslator(&m_pseudo);
        QSettings().clear();
        QSettings().setValue(u"language"_s, language == "ru"_L1 ? u"ru"_s : u"en"_s);
        ui::Console::prepare(m_language);
        QCoreApplication::removeTranslator(&m_english);
        if (language == "ru"_L1 && isThere(m_russian, u"app_ru"_s))
            QCoreApplication::installTranslator(&m_russian);
        if (language == "en"_L1 && isThere(m_english, u"app_en"_s)) // one user, two users
            QCoreApplication::installTranslator(&m_english);
        if (language == "pseudo"_L1)
            QCoreApplication::installTranslator(&m_pseudo);
        m_console = std::make_unique<ui::Console>(m_process->server(), m_language, app::pagesOf(*m_process));
        m_console->start(false);
        window()->resize(size);
        settle();
    }
    ui::MainWindow *window() const { return m_console->window(); }
    ui::PageFrame *page() const { return window()->page(window()->currentPage()); }

    /// The page with its answers, the first row of its list chosen.
    void openPage(const QString &id) const
    {
        window()->openPage(id);
        settle();
        if (auto *table = page()->findChild<ui::DataTable *>(); table && table->isVisible() && table->model()) {
            if (table->model()->rowCount() > 0)
                table->selectRow(0);
        }
        settle();
    }
    /// Answers come from other threads: waits until nothing has come for a while.
    static void settle()
    {
        QTest::qWait(60);
        for (int round = 0; round < 10; ++round)
            QCoreApplication::processEvents();
    }
    /// Calls `look(name)` for the page as it is and for each of its tabs.
    template <class Look>
    void eachTab(const Look &look) const
    {
        QStringList seen;
        const QString id = window()->currentPage();
        const QList<QTabWidget *> all = page()->findChildren<QTabWidget *>();
        look(id);
        for (QTabWidget *tabs : all) {
            for (int tab = 0; tabs->isVisible() && tab < tabs->count(); ++tab) {
                if (!tabs->isTabVisible(tab) || (tab == tabs->currentIndex() && tab == 0))
                    continue;
                tabs->setCurrentIndex(tab);
                settle();
                look(u"%1-%2%3"_s.arg(id, tabs->objectName()).arg(tab));
            }
            if (tabs->isVisible())
                tabs->setCurrentIndex(0);
        }
    }
    /// Opens what each button of the page with an ellipsis opens; calls `look(name, dialog)`.
    template <class Look>
    void eachDialog(const Look &look) const
    {
        for (QPushButton *button : page()->findChildren<QPushButton *>()) {
            if (button->menu() || !button->isVisible() || !button->isEnabled() ||
                !button->text().contains(QChar(0x2026)))
                continue;
            const QString name = window()->currentPage() + u'-' + button->objectName();
            button->click();
            settle();
            if (QDialog *dialog = shownDialog()) {
                look(name, dialog);
                dialog->close();
                settle();
                if (QDialog *left = shownDialog())
                    left->close();
            }
        }
    }
    static QDialog *shownDialog()
    {
        for (QWidget *one : QApplication::topLevelWidgets()) {
            if (auto *dialog = qobject_cast<QDialog *>(one); dialog && dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }

private:
    bool failed(const core::Error &error)
    {
        m_failure = error.detail.toUtf8();
        return false;
    }
    /// The catalogue is compiled into the program only.
    bool isThere(QTranslator &translator, const QString &name)
    {
        if (!translator.isEmpty())
            return true;
        const QString file = m_folder.filePath(name + u".qm"_s);
        const QString source = qEnvironmentVariable("GATEHOUSE_SOURCE") + u"/translations/"_s + name + u".ts"_s;
        QProcess::execute(u"/usr/lib/qt6/bin/lrelease"_s, {u"-silent"_s, source, u"-qm"_s, file});
        return translator.load(file);
    }

    QTemporaryDir m_folder;
    QByteArray m_failure;
    QTranslator m_russian;
    QTranslator m_english;
    PseudoLocale m_pseudo;
    ui::Language m_language;
    std::unique_ptr<app::ServerProcess> m_process;
    std::unique_ptr<ui::Console> m_console;
};

} // namespace tests
