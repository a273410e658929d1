#include "ui/audit/AuditRules.h"

#include "core/admin/AuditQueryText.h"
#include "tests/support/AuditSamples.h"
#include "tests/support/Contrast.h"
#include "ui/audit/AuditMatch.h"
#include "ui/audit/AuditRulesDialog.h"
#include "ui/widgets/Theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class AuditRulesTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void keepsTextReadableOnEveryTint_data();
    void keepsTextReadableOnEveryTint();
    void takesTheFirstRuleThatMatches();
    void keepsRulesForTheNextStart();
    void leavesOutRulesThatAreOffOrNotUnderstood();
    void matchesRowsAsTheLogWould_data();
    void matchesRowsAsTheLogWould();
    void previewsAndTakesBackOnCancel();
    void refusesARuleWithoutAFilter();
};

void AuditRulesTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    ui::Theme::instance().install();
}

void AuditRulesTest::init()
{
    QSettings().remove(u"audit/colourRules"_s);
}

void AuditRulesTest::keepsTextReadableOnEveryTint_data()
{
    QTest::addColumn<ui::Mode>("mode");
    QTest::newRow("light") << ui::Mode::Light;
    QTest::newRow("dark") << ui::Mode::Dark;
}

void AuditRulesTest::keepsTextReadableOnEveryTint()
{
    QFETCH(ui::Mode, mode);
    ui::Theme::instance().setMode(mode);
    for (int color = 0; color < ui::kRuleColors; ++color) {
        const QColor tint = ui::ruleTint(ui::RuleColor(color));
        for (const ui::Tone tone : {ui::Tone::Text, ui::Tone::Good, ui::Tone::Danger, ui::Tone::Waiting,
                                    ui::Tone::Accent, ui::Tone::Neutral}) {
            const double ratio = tests::contrast(ui::Theme::instance().color(tone), tint);
            QVERIFY2(ratio >= 4.5, qPrintable(u"%1 on %2: %3"_s.arg(int(tone)).arg(color).arg(ratio)));
        }
    }
    ui::Theme::instance().setMode(ui::Mode::Light);
}

void AuditRulesTest::takesTheFirstRuleThatMatches()
{
    ui::AuditRules rules;
    rules.setRules({{u"admin"_s, u"user is admin"_s, ui::RuleColor::Green, true},
                    {u"failed"_s, u"result is failed"_s, ui::RuleColor::Red, true}});
    const auto both = tests::anAuditRow(7, u"login_failed"_s, false, 1min);
    QCOMPARE(rules.ruleOf(both)->name, u"admin"_s);
    const auto failed = tests::anAuditRow(8, u"login_failed"_s, false, 1min);
    QCOMPARE(rules.ruleOf(failed)->name, u"failed"_s);
    QVERIFY(!rules.ruleOf(tests::anAuditRow(8, u"login_success"_s, true, 1min)));
}

void AuditRulesTest::keepsRulesForTheNextStart()
{
    const std::vector<ui::AuditRule> own{{u"mine"_s, u"address is 10.0.0.9"_s, ui::RuleColor::Violet, false}};
    {
        ui::AuditRules rules;
        QCOMPARE(rules.rules(), ui::AuditRules::defaults());
        rules.setRules(own);
    }
    QCOMPARE(ui::AuditRules().rules(), own);
    ui::AuditRules().setRules({});
    QVERIFY(ui::AuditRules().rules().empty()); // none is a choice too
}

void AuditRulesTest::leavesOutRulesThatAreOffOrNotUnderstood()
{
    ui::AuditRules rules;
    const auto row = tests::anAuditRow(7, u"login_failed"_s, false, 1min);
    rules.setRules({{u"off"_s, u"result is failed"_s, ui::RuleColor::Red, false},
                    {u"broken"_s, u"result is one of (failed"_s, ui::RuleColor::Red, true},
                    {u"empty"_s, {}, ui::RuleColor::Red, true}});
    QVERIFY(!rules.ruleOf(row));
}

void AuditRulesTest::matchesRowsAsTheLogWould_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<bool>("matches");
    QTest::newRow("event") << u"event is security_incident"_s << true;
    QTest::newRow("one of events") << u"event is one of (login_failed, security_incident)"_s << true;
    QTest::newRow("other event") << u"event is login_failed"_s << false;
    QTest::newRow("excluded event") << u"event is not security_incident"_s << false;
    QTest::newRow("user by name, any case") << u"user is TEST@example.com"_s << true;
    QTest::newRow("user by id") << u"user is id-test"_s << true;
    QTest::newRow("result") << u"result is ok"_s << false;
    QTest::newRow("chain") << u"family is 7f3a9c1e-0d5b"_s << true;
    QTest::newRow("grant") << u"grant is refresh_token"_s << true;
    QTest::newRow("other grant") << u"grant is password"_s << false;
    QTest::newRow("words") << u"10.0.0"_s << true;
    QTest::newRow("words and not others") << u"10.0.0 and not reuse"_s << false;
    QTest::newRow("bookmarks") << u"marked is yes"_s << false;
    QTest::newRow("not bookmarks") << u"marked is no"_s << true;
}

void AuditRulesTest::matchesRowsAsTheLogWould()
{
    QFETCH(QString, filter);
    QFETCH(bool, matches);
    core::AuditRow row = tests::anAuditLog()[2];
    row.data.insert(u"grant"_s, u"refresh_token"_s); // as the endpoints write it
    const core::FilterParse parse = core::parseFilter(filter, core::auditFields());
    QVERIFY(parse.validity != core::FilterParse::Validity::Invalid);
    QCOMPARE(ui::auditMatches(core::auditQueryOf(parse.terms, core::SystemClock().now()), row), matches);
}

void AuditRulesTest::previewsAndTakesBackOnCancel()
{
    ui::AuditRules rules;
    auto *dialog = new ui::AuditRulesDialog(rules);
    dialog->findChild<QPushButton *>(u"addRule"_s)->click();
    auto *filter = dialog->findChild<QLineEdit *>(u"ruleFilter"_s);
    filter->clear();
    QTest::keyClicks(filter, u"user is admin"_s);
    QCOMPARE(rules.rules().size(), size_t(4)); // seen behind the dialog already
    QCOMPARE(rules.rules().back().filter, u"user is admin"_s);
    delete dialog;
    QCOMPARE(rules.rules(), ui::AuditRules::defaults());
    dialog = new ui::AuditRulesDialog(rules);
    dialog->findChild<QListWidget *>(u"ruleList"_s)->setCurrentRow(2);
    dialog->findChild<QPushButton *>(u"ruleUp"_s)->click();
    dialog->findChild<QPushButton *>(u"submit"_s)->click();
    delete dialog;
    QCOMPARE(rules.rules()[1].name, ui::AuditRules::defaults()[2].name);
}

void AuditRulesTest::refusesARuleWithoutAFilter()
{
    ui::AuditRules rules;
    ui::AuditRulesDialog dialog(rules);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    dialog.findChild<QPushButton *>(u"addRule"_s)->click();
    dialog.findChild<QPushButton *>(u"submit"_s)->click();
    QVERIFY(!dialog.failureText().isEmpty());
    QVERIFY(dialog.isVisible());
}

QTEST_MAIN(AuditRulesTest)
#include "AuditRulesTest.moc"
