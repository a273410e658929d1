#include "tests/flows/quality/DemoConsole.h"
#include "ui/widgets/Theme.h"

#include <QDir>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QToolButton>

using namespace Qt::StringLiterals;

/// Pictures of all pages, tabs and dialogs for looking at, into the folder GATEHOUSE_PICTURES: both themes and
/// languages, two sizes. Run it by hand with QT_SCALE_FACTOR=2 for twice the pixels. Without the folder one page a
/// theme is drawn.
class ScreensTest : public QObject
{
    Q_OBJECT

private:
    tests::DemoConsole m_console;
    const QString m_folder = qEnvironmentVariable("GATEHOUSE_PICTURES");

    /// At twice the pixels also what is left of a screen of 1920×1080.
    QList<QSize> sizes() const
    {
        QList<QSize> all{{1280, 800}, {1920, 1080}};
        if (qEnvironmentVariable("QT_SCALE_FACTOR") == "2"_L1)
            all.append({960, 500});
        return all;
    }
    QSpinBox *shownNumber()
    {
        for (auto *number : m_console.page()->findChildren<QSpinBox *>()) {
            if (number->isVisible() && number->isEnabled())
                return number;
        }
        return nullptr;
    }
    /// Only where the screen is too low.
    bool pagesScroll()
    {
        const auto *pane = m_console.window()->findChild<QScrollArea *>(u"pagesPane"_s);
        return pane->verticalScrollBar()->maximum() > 0;
    }
    void keep(QWidget *widget, const QString &name)
    {
        const QImage picture = widget->grab().toImage();
        QVERIFY(!picture.isNull());
        QVERIFY(picture.pixel(2, 2) != 0);
        if (!m_folder.isEmpty()) {
            const QString scale = qEnvironmentVariable("QT_SCALE_FACTOR", u"1"_s);
            QVERIFY(picture.save(QDir(m_folder).filePath(u"%1-x%2.png"_s.arg(name, scale))));
        }
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_console.open(), m_console.failure()); }
    void cleanupTestCase()
    {
        m_console.close();
        ui::Theme::instance().setMode(ui::Mode::System);
    }

    void draws_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<ui::Mode>("mode");
        QTest::addColumn<QSize>("size");
        for (const QString &language : {u"en"_s, u"ru"_s}) {
            for (const ui::Mode mode : {ui::Mode::Light, ui::Mode::Dark}) {
                for (const QSize size : sizes()) {
                    const QString theme = mode == ui::Mode::Dark ? u"dark"_s : u"light"_s;
                    if (!m_folder.isEmpty() || (language == "en"_L1 && size.width() == 1280))
                        QTest::newRow(qPrintable(u"%1-%2-%3"_s.arg(language, theme).arg(size.width())))
                            << language << mode << size;
                }
            }
        }
    }
    void draws()
    {
        QFETCH(QString, language);
        QFETCH(ui::Mode, mode);
        QFETCH(QSize, size);
        const QString suffix = u'-' + QString::fromLatin1(QTest::currentDataTag());
        ui::Theme::instance().setMode(mode);
        m_console.show(language, size);
        ui::Theme::instance().setMode(mode);
        for (const QString &page : tests::DemoConsole::kPages) {
            m_console.openPage(page);
            QVERIFY2(size.height() < 600 || !pagesScroll(), qPrintable(page));
            if (m_folder.isEmpty()) {
                keep(m_console.window(), page + suffix);
                continue;
            }
            m_console.eachTab([&](const QString &name) { keep(m_console.window(), name + suffix); });
            if (size.width() <= 1280)
                m_console.eachDialog([&](const QString &name, QDialog *dialog) { keep(dialog, name + suffix); });
        }
    }

    void drawsUnsavedChanges_data() { draws_data(); }
    void drawsUnsavedChanges()
    {
        QFETCH(QString, language);
        QFETCH(ui::Mode, mode);
        QFETCH(QSize, size);
        const QString suffix = u'-' + QString::fromLatin1(QTest::currentDataTag());
        ui::Theme::instance().setMode(mode);
        m_console.show(language, size);
        ui::Theme::instance().setMode(mode);
        m_console.openPage(u"server"_s);
        m_console.window()->openPage(u"server"_s, u"settings"_s);
        QVERIFY(m_console.page()->unsavedChanges().isEmpty());
        QSpinBox *number = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((number = shownNumber()), 30000);
        number->stepUp();
        m_console.settle();
        QVERIFY(!m_console.page()->unsavedChanges().isEmpty());
        keep(m_console.window(), u"unsaved"_s + suffix);
        m_console.openPage(u"overview"_s);
        auto *fold = m_console.window()->findChild<QToolButton *>(u"toggleSidebar"_s);
        fold->click();
        m_console.settle();
        keep(m_console.window(), u"unsaved-folded"_s + suffix);
        fold->click();
        m_console.window()->quit();
        m_console.settle();
        QDialog *question = m_console.shownDialog();
        QVERIFY(question);
        keep(question, u"unsaved-question"_s + suffix);
        question->accept();
    }
};

QTEST_MAIN(ScreensTest)
#include "ScreensTest.moc"
