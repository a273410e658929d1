#include "core/admin/FlowLab.h"
#include "tests/support/RealConsole.h"
#include "ui/widgets/StateMark.h"

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>

using namespace Qt::StringLiterals;
using tests::HttpAnswer;
using tests::HttpClient;

/// The console on its real server: what an admin does in the windows.
class ConsoleJourneyTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_console.open(), m_console.failure); }
    void cleanupTestCase() { m_console.close(); }
    void makesAClientAndRunsItsFlow();
    void explainsARefusalByItsRequestId();

private:
    tests::RealConsole m_console;
};

void ConsoleJourneyTest::makesAClientAndRunsItsFlow()
{
    m_console.window()->openPage(u"clients"_s);
    auto *create = m_console.find<QPushButton>("newClient");
    QTRY_VERIFY(create && create->isVisible());
    QTest::mouseClick(create, Qt::LeftButton);
    auto *wizard = m_console.find<QDialog>("newClientDialog");
    QVERIFY(wizard);
    auto *next = wizard->findChild<QPushButton *>(u"submit"_s);
    QTest::mouseClick(next, Qt::LeftButton);
    QTest::keyClicks(wizard->findChild<QLineEdit *>(u"clientId"_s), u"journey-app"_s);
    QTest::mouseClick(next, Qt::LeftButton);
    QTest::mouseClick(next, Qt::LeftButton);
    QTRY_VERIFY(wizard->findChild<QLabel *>(u"created"_s)); // public: no secret to show
    wizard->close();

    m_console.window()->openPage(u"lab"_s, u"flows"_s);
    auto *client = m_console.find<QComboBox>("flowClient");
    QTRY_VERIFY(client->findText(u"journey-app"_s) >= 0);
    client->setCurrentIndex(client->findText(u"journey-app"_s));
    auto *run = m_console.find<QPushButton>("runFlow");
    for (const core::LabFlow flow : {core::LabFlow::AuthorizationCode, core::LabFlow::PushedAuthorization}) {
        auto *kind = m_console.find<QComboBox>("flowKind");
        kind->setCurrentIndex(kind->findData(int(flow)));
        auto *steps = m_console.find<QTableWidget>("flowSteps");
        steps->setRowCount(0);
        QTRY_VERIFY(run->isEnabled());
        QTest::mouseClick(run, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(steps->rowCount() >= 4, 60000);
        QCOMPARE(m_console.find<ui::StateLabel>("flowVerdict")->word(), u"succeeded"_s);
        QVERIFY(m_console.find<QPushButton>("inspectId")->isEnabled());
    }
}

void ConsoleJourneyTest::explainsARefusalByItsRequestId()
{
    const HttpAnswer refused = HttpClient(m_console.port())
                                   .get("/oauth/authorize?response_type=code&client_id=journey-app"
                                        "&redirect_uri=https%3A%2F%2Fevil.example%2F&code_challenge_method=S256"
                                        "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    QCOMPARE(refused.status, 400);
    const QByteArray request = refused.header("x-request-id");
    QVERIFY(!request.isEmpty());
    m_console.window()->openPage(u"audit"_s, u"why="_s + QString::fromLatin1(request));
    auto *dialog = m_console.find<QDialog>("refusalDialog");
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->findChild<QLabel *>(u"refusalFailed"_s)->text().contains(u"redirect_uri"_s));
    QVERIFY(dialog->findChild<QLabel *>(u"refusalAsked"_s)->text().contains(u"journey-app"_s));
    dialog->close();
}

QTEST_MAIN(ConsoleJourneyTest)
#include "ConsoleJourneyTest.moc"
