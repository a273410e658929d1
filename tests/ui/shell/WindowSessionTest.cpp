#include "ui/shell/WindowSession.h"

#include "tests/support/CommandPage.h"
#include "tests/support/FakeServerControl.h"
#include "ui/shell/Console.h"
#include "ui/widgets/Theme.h"

#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;

/// What comes back after a restart and in another language, and what stands over every page.
class WindowSessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_console.reset(); }
    void comesBackAtTheNextStart();
    void writesNoTokenDown();
    void comesBackInAnotherLanguage();
    void survivesPagesThatAreGone();
    void namesTheProfile();
    void showsThePagesBannerOverEveryPage();
    void showsTheRibbonOfADemo_data();
    void showsTheRibbonOfADemo();
    void growsTheTextAtOnce();

private:
    void make(ui::WindowParts parts = {});
    ui::MainWindow *window() const { return m_console->window(); }

    tests::FakeServerControl m_server;
    ui::Language m_language;
    std::unique_ptr<ui::Console> m_console;
    tests::CommandPage *m_users = nullptr;
    tests::CommandPage *m_chains = nullptr;
};

void WindowSessionTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"gatehouse-session-test"_s);
    QSettings().clear();
    ui::Console::prepare(m_language);
}

void WindowSessionTest::init()
{
    QSettings().clear();
    make();
}

void WindowSessionTest::make(ui::WindowParts parts)
{
    m_console.reset();
    ui::Console::Options options;
    options.parts = std::move(parts);
    m_console = std::make_unique<ui::Console>(
        m_server, m_language,
        [this](ui::MainWindow &made) {
            m_users = new tests::CommandPage(u"Users"_s);
            m_chains = new tests::CommandPage(u"Token chains"_s);
            made.addPage(ui::Group::People, u"users"_s, u"users"_s, m_users);
            made.addPage(ui::Group::Tokens, u"chains"_s, u"chains"_s, m_chains);
        },
        options);
    m_console->start(false);
    window()->show();
}

void WindowSessionTest::comesBackAtTheNextStart()
{
    window()->openPage(u"chains"_s);
    m_users->kept = {{u"filter"_s, u"state=locked"_s}};
    m_chains->kept = {{u"row"_s, 7}, {u"open"_s, true}};
    window()->setGeometry(40, 40, 1111, 777);
    make();
    QCOMPARE(window()->currentPage(), u"chains"_s);
    QCOMPARE(m_users->kept.value(u"filter"_s).toString(), u"state=locked"_s);
    QCOMPARE(m_chains->kept.value(u"row"_s).toInt(), 7);
    QCOMPARE(m_chains->kept.value(u"open"_s).toBool(), true);
    QCOMPARE(window()->size(), QSize(1111, 777));
    QCOMPARE(m_users->refreshed, QList<int>()); // read only when somebody looks
    QCOMPARE(m_chains->refreshed, QList<int>{-1});
}

void WindowSessionTest::writesNoTokenDown()
{
    const QString token = u"eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"_s;
    m_users->kept = {{u"filter"_s, u"user is "_s + token}, {u"tab"_s, 2}};
    m_chains->kept = {{u"inner"_s, QVariantMap{{u"filter"_s, token}, {u"other"_s, u"kept"_s}}}};
    make();
    QVERIFY(m_users->kept.value(u"filter"_s).toString().isEmpty());
    QCOMPARE(m_users->kept.value(u"tab"_s).toInt(), 2);
    const QVariantMap inner = m_chains->kept.value(u"inner"_s).toMap();
    QVERIFY(inner.value(u"filter"_s).toString().isEmpty());
    QCOMPARE(inner.value(u"other"_s).toString(), u"kept"_s);
}

void WindowSessionTest::comesBackInAnotherLanguage()
{
    window()->openPage(u"chains"_s);
    m_chains->kept = {{u"row"_s, 7}};
    window()->setGeometry(40, 40, 1111, 777);
    const QRect place = window()->geometry();
    const QPointer<ui::PageFrame> old = m_chains;
    emit window()->languageChosen(u"en"_s);
    QTRY_VERIFY(!old);
    QCOMPARE(window()->currentPage(), u"chains"_s);
    QCOMPARE(m_chains->kept.value(u"row"_s).toInt(), 7);
    QCOMPARE(window()->geometry(), place);
    QVERIFY(window()->isVisible());
    QCOMPARE(m_chains->refreshed, QList<int>{-1});
}

void WindowSessionTest::survivesPagesThatAreGone()
{
    QSettings().setValue(u"session/page"_s, u"nowhere"_s);
    QSettings().setValue(u"session/pages"_s, QVariantMap{{u"nowhere"_s, QVariantMap{{u"a"_s, 1}}}, {u"users"_s, 5}});
    window()->openPage(u"users"_s);
    ui::WindowSession::load().giveTo(window()->registry());
    QCOMPARE(window()->currentPage(), u"users"_s);
    QVERIFY(m_users->kept.isEmpty());
}

void WindowSessionTest::namesTheProfile()
{
    QCOMPARE(window()->windowTitle(), u"Users – Gatehouse"_s);
    ui::WindowParts parts;
    parts.profile = u"work"_s;
    make(parts);
    QCOMPARE(window()->windowTitle(), u"Users – Gatehouse [work]"_s);
}

void WindowSessionTest::showsThePagesBannerOverEveryPage()
{
    emit m_chains->bannerChanged(u"Faults are injected"_s, u"Switch off"_s);
    auto *banner = window()->findChild<QWidget *>(u"banner_chains"_s);
    QTRY_VERIFY(banner->isVisible());
    QCOMPARE(banner->findChild<QLabel *>(u"bannerText"_s)->text(), u"Faults are injected"_s);
    QCOMPARE(window()->currentPage(), u"users"_s);
    banner->findChild<QPushButton *>(u"bannerButton"_s)->click();
    QCOMPARE(m_chains->pressedBanners, 1);
    emit m_users->bannerChanged(u"Another"_s, {});
    QVERIFY(banner->isVisible());
    emit m_chains->bannerChanged({}, {});
    QTRY_VERIFY(!window()->findChild<QWidget *>(u"banner_chains"_s));
    QTRY_VERIFY(window()->findChild<QWidget *>(u"banner_users"_s)->isVisible());
}

void WindowSessionTest::showsTheRibbonOfADemo_data()
{
    using Demo = ui::WindowParts::Demo;
    QTest::addColumn<Demo>("demo");
    QTest::addColumn<bool>("isShown");
    QTest::addColumn<bool>("isGone");
    QTest::newRow("none") << Demo::No << false << false;
    QTest::newRow("temporary") << Demo::Temporary << true << true;
    QTest::newRow("in a folder that stays") << Demo::Kept << true << false;
}

void WindowSessionTest::showsTheRibbonOfADemo()
{
    QFETCH(ui::WindowParts::Demo, demo);
    QFETCH(bool, isShown);
    QFETCH(bool, isGone);
    ui::WindowParts parts;
    parts.demo = demo;
    make(parts);
    const auto *ribbon = window()->findChild<QWidget *>(u"ribbon"_s);
    QCOMPARE(ribbon && ribbon->isVisible(), isShown);
    if (isShown)
        QCOMPARE(ribbon->findChild<QLabel *>(u"bannerText"_s)->text().contains(u"gone when you quit"_s), isGone);
}

void WindowSessionTest::growsTheTextAtOnce()
{
    const auto *title = m_users->findChild<QLabel *>(u"pageTitle"_s);
    const double before = title->font().pointSizeF();
    const double small = m_users->font().pointSizeF();
    QList<double> sizes;
    // Qt hands the application's font on only while the program runs.
    QTimer::singleShot(0, qApp, [&] {
        for (const int percent : {150, 100}) {
            ui::Theme::instance().setTextPercent(percent);
            sizes << title->font().pointSizeF() << m_users->font().pointSizeF();
        }
        QCoreApplication::exit();
    });
    QCoreApplication::exec();
    QCOMPARE(sizes, (QList<double>{before * 1.5, small * 1.5, before, small}));
}

QTEST_MAIN(WindowSessionTest)
#include "WindowSessionTest.moc"
