#include "tests/support/AuditWindow.h"
#include "tests/support/PagePicture.h"
#include "ui/audit/AuditTools.h"

#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

using namespace Qt::StringLiterals;

/// The audit log and its dialogs, as people see them.
class AuditPicturesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"gatehouse-audit-pictures-test"_s);
        QSettings().clear();
        ui::Theme::instance().install();
    }
    void looksFinished_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << u"en"_s;
        QTest::newRow("ru") << u"ru"_s;
    }
    void looksFinished();

private:
    /// The dialog that is open, which is closed then.
    static bool takeDialog(const QString &name)
    {
        for (QWidget *one : QApplication::topLevelWidgets()) {
            auto *dialog = qobject_cast<QDialog *>(one);
            if (!dialog || !dialog->isVisible())
                continue;
            const bool good = tests::takePictures(*dialog, name, dialog->size());
            dialog->reject();
            return good;
        }
        return false;
    }
};

void AuditPicturesTest::looksFinished()
{
    QFETCH(QString, language);
    QTranslator translator;
    if (!translator.load(qEnvironmentVariable("GATEHOUSE_BIN") + u"/../app/app_%1.qm"_s.arg(language)))
        QSKIP("the program, and with it its languages, is not built"); // no picture under another language's name
    QCoreApplication::installTranslator(&translator);
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = tests::anAuditPage(audit);
    const auto click = [&](const char *name) { page->findChild<QAbstractButton *>(QLatin1String(name))->click(); };
    const auto take = [&](const char *name, QSize size = {1080, 724}) {
        QTest::qWait(50);
        return tests::takePictures(*page, u"audit-%1-%2"_s.arg(QLatin1String(name), language), size);
    };
    QTRY_VERIFY(tests::auditTable(*page)->model()->rowCount() > 5);
    QVERIFY(take("nothing-chosen"));
    tests::auditTable(*page)->selectRow(1);
    QVERIFY(take("changes"));
    tests::auditTable(*page)->selectRow(2);
    QVERIFY(take("incident"));
    QVERIFY(take("wide", {1720, 1000}));
    QVERIFY(take("narrow", {760, 560}));
    click("markEvent");
    QVERIFY(takeDialog(u"audit-mark-"_s + language));
    click("whyRefused");
    QTest::qWait(50);
    QVERIFY(takeDialog(u"audit-why-"_s + language));
    click("rangeOwn");
    QVERIFY(takeDialog(u"audit-range-"_s + language));
    emit page->findChild<ui::AuditTools *>()->rulesWanted();
    QVERIFY(takeDialog(u"audit-rules-"_s + language));
    click("facetsToggle");
    click("chartAsTable");
    QVERIFY(take("facets"));
    click("chartAsTable");
    audit.check = {5086, true, 0, {}, 5086, u"9c1e0d5b4c1e9a7012ab34cd56ef"_s, true};
    click("verifyAudit");
    QVERIFY(take("intact"));
    for (const QString &reason : {u"altered"_s, u"miscounted"_s, u"cut off after a signed head"_s}) {
        audit.check = {5086, false, 812, reason, 5086, u"9c1e0d5b4c1e9a7012ab34cd56ef"_s, true};
        click("verifyAudit");
        QVERIFY(take(qPrintable(QString(reason).replace(u' ', u'-'))));
    }
    page->open(u"filter=user is nobody and result is failed"_s);
    QVERIFY(take("no-match"));
}

QTEST_MAIN(AuditPicturesTest)
#include "AuditPicturesTest.moc"
