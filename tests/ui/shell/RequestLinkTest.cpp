#include "tests/support/CommandPage.h"
#include "tests/support/FakeServerControl.h"
#include "ui/shell/AboutDialog.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/MessageBar.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDialog>
#include <QFile>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

/// What a shown error and the About window lead to.
class RequestLinkTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"gatehouse-request-link-test"_s);
        QCoreApplication::setApplicationVersion(u"9.8.7"_s);
    }
    void findsTheIdOfARequest_data()
    {
        QTest::addColumn<QString>("details");
        QTest::addColumn<QString>("id");
        const QString id = u"1c6f7b0e-52f3-4b11-9a77-0f4b6f1f3c21"_s;
        QTest::newRow("log member") << u"no answer, request_id="_s + id << id;
        QTest::newRow("header") << u"HTTP 500\nX-Request-ID: "_s + id << id;
        QTest::newRow("words") << u"request "_s + id << QString();
        QTest::newRow("too short") << u"request_id=ab"_s << QString();
        QTest::newRow("none") << u"disk full"_s << QString();
    }
    void findsTheIdOfARequest()
    {
        QFETCH(QString, details);
        QFETCH(QString, id);
        QCOMPARE(ui::requestIdIn(details), id);
    }
    void leadsFromAnErrorToItsRequest()
    {
        tests::FakeServerControl server;
        ui::MainWindow window(server, ui::MainWindow::Closing::Quits);
        auto *lab = new tests::CommandPage(u"Lab"_s);
        auto *audit = new tests::CommandPage(u"Audit log"_s);
        window.addPage(ui::Group::Tools, u"lab"_s, u"lab"_s, lab);
        window.addPage(ui::Group::Record, u"audit"_s, u"audit"_s, audit);
        window.show();
        lab->showFailure({core::ErrorKind::Storage, u"request_id=abcdef-123456"_s});
        const auto *bar = lab->findChild<ui::MessageBar *>(u"pageFailure"_s);
        auto *link = bar->findChild<QPushButton *>(u"messageRequest"_s);
        QVERIFY(link->isVisible());
        QVERIFY(bar->findChild<QPushButton *>(u"messageMore"_s)->isVisible());
        link->click();
        QCOMPARE(window.currentPage(), u"audit"_s);
        QCOMPARE(audit->opened, QStringList{u"request:abcdef-123456"_s});
        lab->showFailure({core::ErrorKind::Storage, u"disk full"_s});
        QVERIFY(link->isHidden());
    }
    void leadsThereFromAFormToo()
    {
        tests::CommandPage page(u"Users"_s);
        QStringList asked;
        connect(&page, &ui::PageFrame::openRequested, this,
                [&](const QString &where, const QString &subject) { asked << where << subject; });
        QDialog form(&page);
        ui::MessageBar bar(ui::Tone::Danger, &form);
        bar.showText(u"Failed"_s, u"request_id=abcdef-123456"_s);
        bar.findChild<QPushButton *>(u"messageRequest"_s)->click();
        QCOMPARE(asked, (QStringList{u"audit"_s, u"request:abcdef-123456"_s}));
    }
    void tellsVersionsAndLicences()
    {
        auto *about = new ui::AboutDialog({{u"OpenSSL"_s, u"3.0.11"_s}, {u"SQLite"_s, u"3.40.1"_s}}, nullptr);
        about->show();
        const QString versions = about->findChild<QPlainTextEdit *>(u"versions"_s)->toPlainText();
        for (const QString &part :
             {u"Gatehouse 9.8.7"_s, u"Qt "_s + QLatin1String(qVersion()), u"OpenSSL 3.0.11"_s, u"SQLite 3.40.1"_s})
            QVERIFY2(versions.contains(part), qPrintable(part));
        about->findChild<QToolButton *>(u"copyVersions"_s)->click();
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY(copied.contains(u"OpenSSL 3.0.11"_s));
        QVERIFY(copied.contains(u"GPL-3.0-or-later"_s));
        about->close();
    }
    void namesEveryLibraryThatIsLinked()
    {
        QFile lists(qEnvironmentVariable("GATEHOUSE_SOURCE") + u"/CMakeLists.txt"_s);
        QVERIFY(lists.open(QIODevice::ReadOnly));
        static const QRegularExpression found(
            u"(?:find_package\\(|find_library\\(\\w+ |IMPORTED_TARGET )([\\w-]+)([^)]*)"_s);
        QStringList names;
        for (auto match = found.globalMatch(QString::fromUtf8(lists.readAll())); match.hasNext();) {
            const auto one = match.next();
            names << (one.captured(1) == "Qt6"_L1 ? one.captured(2).split(u' ') : QStringList{one.captured(1)});
        }
        const QStringList notShipped{u"6.4"_s,  u"REQUIRED"_s,      u"COMPONENTS"_s, u"OPTIONAL_COMPONENTS"_s,
                                     u"Test"_s, u"LinguistTools"_s, u"PkgConfig"_s,  u"Threads"_s};
        names.removeIf([&](const QString &name) { return name.isEmpty() || notShipped.contains(name); });
        QVERIFY(names.size() > 12);
        auto *about = new ui::AboutDialog({}, nullptr);
        const auto plain = [](QString text) { return text.remove(u' ').remove(u'-').toLower(); };
        const QString licences = plain(about->findChild<QPlainTextEdit *>(u"licences"_s)->toPlainText());
        for (QString name : names) {
            name = plain(name.replace(u"Qt6"_s, u"Qt"_s)).remove(u"cppcore"_s);
            QVERIFY2(licences.contains(name), qPrintable(name));
        }
        about->close();
    }
};

QTEST_MAIN(RequestLinkTest)
#include "RequestLinkTest.moc"
