#include "ui/audit/AuditDiff.h"

#include "ui/widgets/Theme.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

class AuditDiffTest : public QObject
{
    Q_OBJECT
private slots:
    void findsWhatAnAdminChanged();
    void namesWhatLeftAndWhatCameInLists();
    void saysOfASecretOnlyThatItChanged();
    void showsWhatWasStruckThrough();
};

void AuditDiffTest::findsWhatAnAdminChanged()
{
    const QJsonObject data{{u"before"_s, QJsonObject{{u"name"_s, u"a"_s}, {u"email"_s, u"x"_s}, {u"old"_s, 1}}},
                           {u"after"_s, QJsonObject{{u"name"_s, u"b"_s}, {u"email"_s, u"x"_s}, {u"new"_s, true}}}};
    const std::vector<ui::AuditChange> changes = ui::auditChanges(data);
    QCOMPARE(changes.size(), size_t(3));
    QCOMPARE(changes[0].member, u"name"_s);
    QCOMPARE(changes[0].before, u"a"_s);
    QCOMPARE(changes[0].after, u"b"_s);
    QCOMPARE(changes[1].kind, ui::AuditChange::Kind::Removed);
    QCOMPARE(changes[1].before, u"1"_s);
    QCOMPARE(changes[2].kind, ui::AuditChange::Kind::Added);
    QCOMPARE(changes[2].after, u"true"_s);
    QVERIFY(ui::auditChanges({{u"family_id"_s, u"f"_s}}).empty());
}

void AuditDiffTest::namesWhatLeftAndWhatCameInLists()
{
    const QJsonObject data{
        {u"before"_s, QJsonObject{{u"scopes"_s, QJsonArray{u"a"_s, u"b"_s}}, {u"x"_s, QJsonObject{{u"y"_s, 1}}}}},
        {u"after"_s, QJsonObject{{u"scopes"_s, QJsonArray{u"b"_s, u"c"_s}}, {u"x"_s, QJsonObject{{u"y"_s, 2}}}}}};
    const std::vector<ui::AuditChange> changes = ui::auditChanges(data);
    QCOMPARE(changes.size(), size_t(3));
    QCOMPARE(changes[0].before, u"a"_s);
    QVERIFY(changes[0].after.isEmpty());
    QCOMPARE(changes[1].after, u"c"_s);
    QCOMPARE(changes[2].member, u"x.y"_s);
}

void AuditDiffTest::saysOfASecretOnlyThatItChanged()
{
    const QJsonObject data{{u"before"_s, QJsonObject{{u"client_secret"_s, u"old-one"_s}}},
                           {u"after"_s, QJsonObject{{u"client_secret"_s, u"new-one"_s}}}};
    const QString html = ui::auditDiffHtml(ui::auditChanges(data));
    QVERIFY(html.contains(u"client_secret"_s));
    QVERIFY(!html.contains(u"old-one"_s));
    QVERIFY(!html.contains(u"new-one"_s));
}

void AuditDiffTest::showsWhatWasStruckThrough()
{
    const QJsonObject data{{u"before"_s, QJsonObject{{u"name"_s, u"<b>one"_s}}},
                           {u"after"_s, QJsonObject{{u"name"_s, u"two"_s}}}};
    const QString html = ui::auditDiffHtml(ui::auditChanges(data));
    QVERIFY(html.contains(u"<s>&lt;b&gt;one</s>"_s));
    QVERIFY(html.contains(u"+ two"_s));
}

QTEST_MAIN(AuditDiffTest)
#include "AuditDiffTest.moc"
