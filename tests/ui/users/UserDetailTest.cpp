#include "ui/users/UserDetail.h"

#include "tests/support/FakeSessionAdmin.h"
#include "tests/support/FakeUserAdmin.h"
#include "ui/users/DeviceTableModel.h"
#include "ui/users/SessionTableModel.h"
#include "ui/widgets/Theme.h"

#include <QLabel>
#include <QTabWidget>
#include <QTest>

using namespace Qt::StringLiterals;

class UserDetailTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheWholeIdToBeSelected()
    {
        ui::UserDetail detail;
        core::UserSummary user = tests::aUser(u"anna"_s);
        user.id = core::UserId{u"b5cd5d10-6f1c-4c0b-9a55-0d7f0c1f7b95"_s};
        detail.showUser(user);
        const auto *id = detail.findChild<QLabel *>(u"detailId"_s);
        QCOMPARE(id->text(), user.id.value);
        QVERIFY(id->textInteractionFlags() & Qt::TextSelectableByMouse);
        QCOMPARE(id->font(), ui::Theme::instance().monospace());
    }
    void listsAreAsHighAsTheirRows()
    {
        ui::UserDetail detail;
        detail.resize(420, 1000);
        detail.showUser(tests::aUser(u"anna"_s));
        detail.showSessions({tests::aSession(u"s1"_s, u"anna"_s)});
        detail.showConsents({tests::aConsent(u"anna"_s, u"web-app"_s)});
        detail.findChild<QTabWidget *>(u"userTabs"_s)->setCurrentIndex(1);
        detail.show();
        QVERIFY(QTest::qWaitForWindowExposed(&detail));
        const auto *browsers = detail.findChild<QWidget *>(u"userSessions"_s);
        const auto *consents = detail.findChild<QWidget *>(u"userConsents"_s);
        QTRY_VERIFY2(browsers->height() <= browsers->sizeHint().height() + 4,
                     qPrintable(QString::number(browsers->height())));
        QVERIFY(consents->y() - browsers->geometry().bottom() < 64); // a heading stands between
    }
    void namesAFailureOnce()
    {
        ui::UserDetail detail;
        core::AuditRow failed;
        failed.requestId = u"r1"_s;
        failed.eventType = u"login_failed"_s;
        failed.success = false;
        core::AuditRow refused = failed;
        refused.requestId = u"r2"_s;
        refused.eventType = u"user_updated"_s;
        core::AuditRow named = failed;
        named.requestId = u"r3"_s;
        named.eventType = u"token_invalid"_s;
        named.errorMessage = u"revoked"_s;
        detail.showAudit({failed, refused, named});
        const auto title = [&](const QString &key) {
            return detail.findChild<QWidget *>(u"row:"_s + key)->findChild<QLabel *>()->text();
        };
        QCOMPARE(title(u"r1"_s), u"Sign-in failed"_s);
        QVERIFY2(title(u"r2"_s).endsWith(u", failed"_s), qPrintable(title(u"r2"_s)));
        QCOMPARE(title(u"r3"_s), u"Refresh refused"_s);
        const auto *row = detail.findChild<QWidget *>(u"row:r3"_s);
        QVERIFY(row->findChildren<QLabel *>().at(1)->text().contains(u"The refresh token's chain was revoked"_s));
    }
    void addressesAreMonospace()
    {
        ui::SessionTableModel sessions;
        sessions.setAll({tests::aSession(u"s1"_s, u"anna"_s)});
        ui::DeviceTableModel devices;
        devices.setAll({tests::aPendingDevice(u"d1"_s, u"tv-app"_s)});
        QTRY_VERIFY(sessions.rowCount() > 0 && devices.rowCount() > 0);
        const auto font = [](const QAbstractItemModel &model, int column) {
            return model.index(0, column).data(Qt::FontRole);
        };
        const QVariant monospace(ui::Theme::instance().monospace());
        QCOMPARE(font(sessions, ui::SessionTableModel::Address), monospace);
        QCOMPARE(font(devices, ui::DeviceTableModel::Address), monospace);
        QVERIFY(!font(sessions, ui::SessionTableModel::Browser).isValid());
    }
};

QTEST_MAIN(UserDetailTest)
#include "UserDetailTest.moc"
