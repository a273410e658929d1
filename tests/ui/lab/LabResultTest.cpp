#include "ui/lab/LabResult.h"

#include "ui/widgets/Theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class LabResultTest : public QObject
{
    Q_OBJECT

private:
    template <class T>
    static T *part(const QWidget &widget, const QString &name)
    {
        return widget.findChild<T *>(name);
    }
    static core::LabToken aToken()
    {
        return {.accessToken = u"access.token.text"_s,
                .refreshToken = u"refresh.token.text"_s,
                .expiresIn = 900s,
                .scopes = {u"api:read"_s},
                .family = core::FamilyId{u"family-1"_s},
                .issuedAt = core::SystemClock().now()};
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"gatehouse-lab-result-test"_s);
        QSettings().clear();
        ui::Theme::instance().install();
    }
    void callsUserinfoWhenTheTokenOpensIt();
    void hidesTheRefreshTokenFieldWhenThereIsNone();
};

void LabResultTest::callsUserinfoWhenTheTokenOpensIt()
{
    ui::LabResult result(u"http://127.0.0.1:8003"_s);
    core::LabToken token = aToken();
    result.setToken(token);
    QVERIFY(result.curl().endsWith(u"'http://127.0.0.1:8003/health'"_s));
    QVERIFY(part<QLabel>(result, u"curlNote"_s)->text().contains(u"403"_s));
    token.scopes.prepend(u"openid"_s);
    result.setToken(token);
    QVERIFY(result.curl().endsWith(u"'http://127.0.0.1:8003/oauth/userinfo'"_s));
    part<QLineEdit>(result, u"curlUrl"_s)->setText(u"https://api.example/things"_s);
    QVERIFY(result.curl().endsWith(u"'https://api.example/things'"_s));
    part<QLineEdit>(result, u"curlUrl"_s)->clear();
    QVERIFY(result.curl().endsWith(u"/oauth/userinfo'"_s));
}

void LabResultTest::hidesTheRefreshTokenFieldWhenThereIsNone()
{
    ui::LabResult result(u"http://127.0.0.1:8003"_s);
    core::LabToken token = aToken();
    result.setToken(token);
    QVERIFY(!part<QWidget>(result, u"labRefreshToken"_s)->parentWidget()->isHidden());
    token.refreshToken.clear();
    token.family = {};
    result.setToken(token);
    QVERIFY(part<QWidget>(result, u"labRefreshToken"_s)->parentWidget()->isHidden());
    QVERIFY(!part<QPushButton>(result, u"openIssuedChain"_s)->isEnabled());
}

QTEST_MAIN(LabResultTest)
#include "LabResultTest.moc"
