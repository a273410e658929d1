#include "ui/audit/RefusalDialog.h"

#include "tests/support/AuditSamples.h"
#include "tests/support/FakeAuditAdmin.h"
#include "tests/support/PagePicture.h"
#include "ui/audit/AuditCells.h"
#include "ui/audit/AuditPage.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/PagedTable.h"
#include "ui/widgets/RefusalRemedies.h"
#include "ui/widgets/RefusalWords.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTableWidget>
#include <QTest>

using namespace Qt::StringLiterals;

class RefusalDialogTest : public QObject
{
    Q_OBJECT

private:
    static core::AuditRow aRefusal(const QString &event, const QString &error, const QJsonObject &data)
    {
        core::AuditRow row = tests::anAuditRow(7, event, false, std::chrono::minutes(2));
        row.errorMessage = error;
        row.data = data;
        row.requestId = u"req-why"_s;
        return row;
    }
    QString text(const QString &name) { return m_dialog->findChild<QLabel *>(name)->text(); }
    void ask(const QString &request)
    {
        m_dialog->findChild<QLineEdit *>(u"refusalRequest"_s)->setText(request);
        m_dialog->findChild<QPushButton *>(u"explain"_s)->click();
    }
    void openDialog()
    {
        m_dialog = new ui::RefusalDialog(*m_audit);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        m_holder.reset(m_dialog);
        m_dialog->show();
    }

    std::unique_ptr<tests::FakeAuditAdmin> m_audit;
    std::unique_ptr<ui::RefusalDialog> m_holder;
    ui::RefusalDialog *m_dialog = nullptr;

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"gatehouse-refusal-test"_s);
        QSettings().clear();
        ui::Theme::instance().install();
    }
    void init()
    {
        m_audit = std::make_unique<tests::FakeAuditAdmin>();
        m_audit->rows = tests::anAuditLog();
        m_audit->rows[5] = aRefusal(u"token_invalid"_s, u"invalid_request"_s,
                                    {{u"endpoint"_s, u"/oauth/authorize"_s},
                                     {u"error"_s, u"invalid_request"_s},
                                     {u"parameter"_s, u"redirect_uri"_s},
                                     {u"description"_s, u"The redirect_uri is not registered."_s},
                                     {u"count"_s, 4}});
        m_audit->rows[5].id = u"refused"_s;
        m_audit->rows[6].requestId = u"req-why"_s;
        m_audit->rows[6].success = true;
        openDialog();
    }
    void cleanup() { m_holder.reset(); }

    void explainsARefusal_data()
    {
        QTest::addColumn<QString>("event");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QJsonObject>("data");
        QTest::addColumn<QString>("failed");
        QTest::addColumn<QString>("remedy");
        const auto oauth = [](const QString &error, const QString &parameter, const QString &note = {}) {
            return QJsonObject{{u"endpoint"_s, u"/oauth/token"_s},
                               {u"error"_s, error},
                               {u"parameter"_s, parameter},
                               {u"note"_s, note},
                               {u"description"_s, u"told"_s}};
        };
        const QString invalid = u"token_invalid"_s;
        QTest::newRow("another redirect URI")
            << invalid << u"invalid_request"_s << oauth(u"invalid_request"_s, u"redirect_uri"_s) << u"redirect_uri"_s
            << u"character by character"_s;
        QTest::newRow("no PKCE") << invalid << u"invalid_request"_s << oauth(u"invalid_request"_s, u"code_challenge"_s)
                                 << u"code_challenge"_s << u"SHA-256"_s;
        QTest::newRow("any parameter") << invalid << u"invalid_request"_s << oauth(u"invalid_request"_s, u"display"_s)
                                       << u"display"_s << u"each parameter once"_s;
        QTest::newRow("a wrong secret") << invalid << u"invalid_client"_s << oauth(u"invalid_client"_s, {})
                                        << u"did not prove"_s << u"Rotate the secret"_s;
        QTest::newRow("a used code") << invalid << u"invalid_grant"_s
                                     << oauth(u"invalid_grant"_s, u"code"_s, u"the code was used before"_s)
                                     << u"The code was used before."_s << u"Use a code once"_s;
        QTest::newRow("a note of a newer server")
            << invalid << u"invalid_grant"_s << oauth(u"invalid_grant"_s, u"code"_s, u"the moon is full"_s)
            << u"the moon is full"_s << u"Use a code once"_s;
        QTest::newRow("a scope") << invalid << u"invalid_scope"_s << oauth(u"invalid_scope"_s, u"scope"_s)
                                 << u"may not have"_s << u"Add the scope"_s;
        QTest::newRow("a refresh token of another client")
            << invalid << u"wrong_client"_s << QJsonObject{} << u"another client"_s << u"given to"_s;
        QTest::newRow("a dead chain") << invalid << u"revoked"_s << QJsonObject{} << u"or reuse"_s << u"what ended"_s;
        QTest::newRow("a chain that an admin ended")
            << invalid << u"revoked"_s << QJsonObject{{u"end_reason"_s, u"admin"_s}} << u"ended by an administrator"_s
            << u"Sign in again"_s;
        QTest::newRow("a chain after a theft") << invalid << u"revoked"_s << QJsonObject{{u"end_reason"_s, u"reuse"_s}}
                                               << u"had been used twice"_s << u"Sign in again"_s;
        QTest::newRow("a chain that a newer server ended")
            << invalid << u"revoked"_s << QJsonObject{{u"end_reason"_s, u"moon"_s}} << u"or reuse"_s
            << u"Sign in again"_s;
        QTest::newRow("a wrong password") << u"login_failed"_s << u"bad_credentials"_s << QJsonObject{}
                                          << u"password is wrong"_s << u"new password"_s;
        QTest::newRow("a locked name") << u"login_failed"_s << u"locked"_s << QJsonObject{} << u"locked"_s
                                       << u"unlock the user"_s;
        QTest::newRow("too many failures")
            << u"rate_limit_exceeded"_s << u"rate_limited"_s << QJsonObject{} << u"too many"_s << u"Server page"_s;
        QTest::newRow("the lock itself") << u"account_locked"_s << u"too_many_failures"_s << QJsonObject{}
                                         << u"locked now"_s << u"Wait"_s;
        QTest::newRow("a stolen token") << u"security_incident"_s << u"refresh_token_reuse"_s << QJsonObject{}
                                        << u"came again"_s << u"Open the chain"_s;
        QTest::newRow("an error of a newer server")
            << invalid << u"moon_phase"_s << QJsonObject{} << u"moon_phase"_s << QString();
    }
    void explainsARefusal()
    {
        QFETCH(QString, event);
        QFETCH(QString, error);
        QFETCH(QJsonObject, data);
        QFETCH(QString, failed);
        QFETCH(QString, remedy);
        const auto refusal = ui::refusalOf(aRefusal(event, error, data));
        QVERIFY(refusal);
        QVERIFY2(refusal->failed.contains(failed), qPrintable(refusal->failed));
        QVERIFY2(refusal->remedy.contains(remedy), qPrintable(refusal->remedy));
        QCOMPARE(refusal->remedy.isEmpty(), remedy.isEmpty());
        QVERIFY2(refusal->asked.contains(u"192.168.1.20"_s), qPrintable(refusal->asked));
    }
    void knowsEveryErrorOfTheProtocol_data()
    {
        QTest::addColumn<QString>("error");
        for (const char *error : {"invalid_request",
                                  "invalid_client",
                                  "invalid_grant",
                                  "unauthorized_client",
                                  "unsupported_grant_type",
                                  "invalid_scope",
                                  "invalid_target",
                                  "invalid_dpop_proof",
                                  "access_denied",
                                  "expired_token",
                                  "unsupported_response_type",
                                  "login_required",
                                  "consent_required",
                                  "interaction_required",
                                  "request_not_supported",
                                  "request_uri_not_supported",
                                  "invalid_request_uri",
                                  "registration_not_supported",
                                  "invalid_redirect_uri",
                                  "invalid_client_metadata",
                                  "invalid_token",
                                  "insufficient_scope"})
            QTest::newRow(error) << QString::fromLatin1(error);
    }
    void knowsEveryErrorOfTheProtocol()
    {
        QFETCH(QString, error);
        QVERIFY(!ui::refusalMeaning(error).isEmpty());
        QVERIFY(!ui::refusalRemedy(error, {}).isEmpty());
    }
    void tellsAnErrorInWordsAndKeepsItsCode_data()
    {
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("brief");
        QTest::newRow("a whole sentence") << u"bad_credentials"_s << u"The name or the password is wrong"_s;
        QTest::newRow("up to its colon") << u"too_many_failures"_s << u"The last failure was one too many"_s;
        QTest::newRow("up to its semicolon") << u"locked"_s << u"The name is locked after too many failed sign-ins"_s;
        QTest::newRow("the first of two")
            << u"refresh_token_reuse"_s << u"A refresh token that had been used came again"_s;
        QTest::newRow("a full stop within") << u"moon.phase: new"_s << u"moon.phase: new"_s;
        QTest::newRow("none") << QString() << QString();
    }
    void tellsAnErrorInWordsAndKeepsItsCode()
    {
        QFETCH(QString, error);
        QFETCH(QString, brief);
        const core::AuditRow row = aRefusal(u"login_failed"_s, error, {});
        const auto cell = [&](int role) { return ui::AuditCells::cell(row, ui::AuditCells::Error, role, nullptr); };
        QCOMPARE(cell(Qt::DisplayRole).toString(), brief);
        QVERIFY(cell(Qt::ToolTipRole).toString().startsWith(brief));
        QVERIFY(cell(Qt::ToolTipRole).toString().endsWith(error));
        QCOMPARE(cell(ui::CopyRole).toString(), error);
        QCOMPARE(cell(ui::FilterFieldRole).toString(), u"error"_s);
        QCOMPARE(cell(ui::FilterValueRole).toString(), error);
    }
    void saysWhatEndedTheChainOfADeadToken()
    {
        const core::AuditRow row = aRefusal(u"token_invalid"_s, u"revoked"_s, {{u"end_reason"_s, u"logout"_s}});
        QVERIFY(ui::errorBrief(row).contains(u"signed out"_s));
    }
    void saysNothingOfWhatWasNoRefusal()
    {
        QVERIFY(!ui::refusalOf(tests::anAuditRow(2, u"login_success"_s, true, std::chrono::minutes(1))));
        QVERIFY(!ui::refusalOf(tests::anAuditRow(2, u"client_updated"_s, false, std::chrono::minutes(1))));
    }
    void explainsAPastedRequestId()
    {
        ask(u"  req-why "_s);
        QTRY_COMPARE(m_dialog->findChild<QTableWidget *>(u"refusalRelated"_s)->rowCount(), 2);
        QVERIFY(text(u"refusalAsked"_s).contains(u"/oauth/authorize"_s));
        QVERIFY(text(u"refusalAsked"_s).contains(u"4 times"_s));
        QVERIFY(text(u"refusalFailed"_s).contains(u"The redirect_uri is not registered."_s));
        QVERIFY(text(u"refusalRemedy"_s).contains(u"tester"_s));
        auto *related = m_dialog->findChild<QTableWidget *>(u"refusalRelated"_s);
        related->setCurrentCell(1, 0);
        QVERIFY(text(u"refusalFailed"_s).startsWith(u"Nothing"_s));
    }
    void saysWhatToDoWhenNoEventHasTheId()
    {
        ask(u"req-unknown"_s);
        auto *stack = m_dialog->findChild<QStackedWidget *>();
        QTRY_VERIFY(text(u"refusalNothing"_s).startsWith(u"No event"_s));
        QCOMPARE(stack->currentIndex(), 0);
        QVERIFY(!m_dialog->findChild<QPushButton *>(u"showInLog"_s)->isEnabled());
        ask(QString());
        QVERIFY(text(u"refusalNothing"_s).startsWith(u"Type or paste"_s));
    }
    void saysWhenTheLogCannotBeRead()
    {
        m_audit->failure = core::Error{core::ErrorKind::Storage, u"disk"_s, {}};
        ask(u"req-why"_s);
        QTRY_VERIFY(text(u"refusalNothing"_s).contains(u"database"_s));
    }
    void opensFromARowAndLeadsBackToTheLog()
    {
        ui::AuditPage page(*m_audit);
        page.show();
        page.refresh(-1);
        auto *table = page.findChild<ui::DataTable *>(u"auditList"_s);
        QTRY_VERIFY(table->selectKey(u"refused"_s));
        auto *why = page.findChild<QPushButton *>(u"whyRefused"_s);
        QVERIFY(why->isVisible());
        QVERIFY(why->text() != page.findChild<QPushButton *>(u"askWhyRefused"_s)->text()); // that one asks for an ID
        why->click();
        auto *dialog = page.findChild<ui::RefusalDialog *>();
        QVERIFY(dialog->findChild<QLabel *>(u"refusalFailed"_s)->text().contains(u"redirect_uri"_s));
        QTRY_COMPARE(dialog->findChild<QTableWidget *>(u"refusalRelated"_s)->rowCount(), 2);
        QSignalSpy chosen(dialog, &ui::RefusalDialog::requestChosen);
        dialog->findChild<QPushButton *>(u"showInLog"_s)->click();
        QCOMPARE(chosen.count(), 1);
        QTRY_COMPARE(m_audit->asked.back().requestId, u"req-why"_s);
        QVERIFY(table->selectKey(m_audit->rows[6].id));
        QVERIFY(!why->isVisible()); // that one went well
    }
    void looksFinished()
    {
        ask(u"req-why"_s);
        QTRY_COMPARE(m_dialog->findChild<QStackedWidget *>()->currentIndex(), 1);
        QVERIFY(tests::takePictures(*m_dialog, u"refusal"_s, {720, 560}));
    }
};

QTEST_MAIN(RefusalDialogTest)
#include "RefusalDialogTest.moc"
