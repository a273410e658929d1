#include "ui/widgets/AlertText.h"

#include <QTest>

using namespace Qt::StringLiterals;

class AlertTextTest : public QObject
{
    Q_OBJECT
private slots:
    void aTheftNamesTheUserAndTheClient();
    void aTheftOfNobodyKnownIsToldAnyway();
};

void AlertTextTest::aTheftNamesTheUserAndTheClient()
{
    core::Alert alert{u"refresh_reuse"_s, core::Alert::Severity::Critical, {}, 1, u"f-1"_s};
    alert.username = u"anna"_s;
    alert.client = u"my-web-app"_s;
    QCOMPARE(ui::alertText(alert),
             u"Reuse detected: a refresh token or code of anna at my-web-app was used twice; its chain was revoked."_s);
    alert.count = 3;
    QVERIFY(ui::alertText(alert).contains(u"anna at my-web-app"_s));
    QVERIFY(ui::alertText(alert).contains(u'3'));
    alert.username = u"%1 %n"_s; // names are no formats
    QVERIFY(ui::alertText(alert).contains(u"of %1 %n at my-web-app"_s));
}

void AlertTextTest::aTheftOfNobodyKnownIsToldAnyway()
{
    const core::Alert alert{u"refresh_reuse"_s, core::Alert::Severity::Critical, {}, 1, u"f-1"_s};
    QCOMPARE(ui::alertText(alert), u"Reuse detected: a refresh token or code was used twice; its chain was revoked."_s);
}

QTEST_GUILESS_MAIN(AlertTextTest)
#include "AlertTextTest.moc"
