#include "ui/lab/LabIssuerPane.h"

#include "core/admin/ServerControl.h"
#include "tests/support/FakeClientAdmin.h"
#include "tests/support/FakeLabAdmin.h"
#include "tests/support/FakeLabIssuerAdmin.h"
#include "tests/support/FakeUserAdmin.h"
#include "tests/support/PagePicture.h"
#include "ui/lab/ClaimsEditor.h"
#include "ui/lab/LabPage.h"
#include "ui/lab/SpanField.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/StateMark.h"

#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTableWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class LabIssuerPaneTest : public QObject
{
    Q_OBJECT

private:
    template <class T>
    static T *part(const QWidget &pane, const QString &name)
    {
        return pane.findChild<T *>(name);
    }
    std::unique_ptr<ui::LabIssuerPane> makePane()
    {
        auto pane = std::make_unique<ui::LabIssuerPane>(m_issuer, [this] { return m_subject; });
        pane->show();
        return pane;
    }
    static void type(ui::ClaimsEditor &editor, const QString &json)
    {
        part<QPlainTextEdit>(editor, u"claimsJson"_s)->setPlainText(json);
    }

    tests::FakeLabIssuerAdmin m_issuer;
    ui::LabIssuerPane::Subject m_subject;

private Q_SLOTS:
    void initTestCase();
    void init();
    void isOffAndSignsNothing();
    void switchesOnAndOff();
    void tellsTheWindowWhileItIsOn();
    void movesTheClock();
    void signsTheClaimsOfTheEditor();
    void keepsTableAndJsonInStep();
    void tellsWhatCannotBeRead_data();
    void tellsWhatCannotBeRead();
    void tellsOfABadCell();
    void offersKnownClaimsWithTheirTypes();
    void sliderAndFieldAgree();
    void saysWhySigningFailed();
    void looksFinished();
};

void LabIssuerPaneTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"gatehouse-lab-issuer-test"_s);
    ui::Theme::instance().install();
}

void LabIssuerPaneTest::init()
{
    QSettings().clear();
    m_issuer.current.plan = {};
    m_issuer.drafts.clear();
    m_issuer.failNext.reset();
    m_subject = {{core::UserId{u"id-admin"_s}, core::ClientId{u"codelab-flutter-app"_s}, {u"openid"_s}, {}},
                 u"admin"_s};
}

void LabIssuerPaneTest::isOffAndSignsNothing()
{
    const auto pane = makePane();
    QCOMPARE(part<ui::StateLabel>(*pane, u"labIssuerState"_s)->word(), u"off"_s);
    QVERIFY(!part<QPushButton>(*pane, u"signDraft"_s)->isEnabled());
    QVERIFY(part<QPushButton>(*pane, u"signDraft"_s)->toolTip().contains(u"off"_s));
    for (const QString &name : {u"copyDraft"_s, u"inspectDraft"_s, u"removeClaim"_s})
        QVERIFY2(!part<QPushButton>(*pane, name)->isEnabled(), qPrintable(name));
}

void LabIssuerPaneTest::switchesOnAndOff()
{
    const auto pane = makePane();
    QSignalSpy changed(pane.get(), &ui::LabIssuerPane::stateChanged);
    part<QPushButton>(*pane, u"labIssuerSwitch"_s)->click();
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(m_issuer.current.plan.isOn && !m_issuer.current.plan.isForOthers);
    QVERIFY(part<ui::StateLabel>(*pane, u"labIssuerState"_s)->word().contains(u"lab-key-1"_s));
    QVERIFY(part<QPushButton>(*pane, u"signDraft"_s)->isEnabled());
    part<QCheckBox>(*pane, u"labIssuerForOthers"_s)->click();
    QTRY_VERIFY(m_issuer.current.plan.isForOthers);
    QTRY_COMPARE(changed.size(), 2);
    part<QPushButton>(*pane, u"labIssuerSwitch"_s)->click();
    QTRY_VERIFY(!m_issuer.current.plan.isOn);
}

void LabIssuerPaneTest::tellsTheWindowWhileItIsOn()
{
    tests::FakeLabAdmin lab;
    tests::FakeUserAdmin users;
    tests::FakeClientAdmin clients;
    m_issuer.current.plan.isOn = true; // the window is made anew while it is on
    ui::LabPage page(lab, nullptr, users, clients, {}, &m_issuer);
    QSignalSpy banner(&page, &ui::PageFrame::bannerChanged);
    QTRY_COMPARE(banner.size(), 1);
    QVERIFY(banner.first().first().toString().contains(u"lab issuer is on"_s));
    page.bannerPressed();
    QTRY_VERIFY(!m_issuer.current.plan.isOn);
    QTRY_VERIFY(banner.last().first().toString().isEmpty());
}

void LabIssuerPaneTest::movesTheClock()
{
    m_issuer.current.plan.isOn = true;
    const auto pane = makePane();
    part<QSpinBox>(*pane, u"labOffsetExact"_s)->setValue(-90);
    QTRY_COMPARE(m_issuer.current.plan.offset.count(), -90);
    QVERIFY(m_issuer.current.plan.isOn);
}

void LabIssuerPaneTest::signsTheClaimsOfTheEditor()
{
    m_issuer.current.plan.isOn = true;
    const auto pane = makePane();
    type(*pane->findChild<ui::ClaimsEditor *>(), uR"({"roles":["root"],"nbf":null})"_s);
    part<QSpinBox>(*pane, u"draftLifetimeExact"_s)->setValue(77);
    part<QPushButton>(*pane, u"signDraft"_s)->click();
    QTRY_COMPARE(part<QPlainTextEdit>(*pane, u"draftedToken"_s)->toPlainText(), u"lab.token.text"_s);
    QCOMPARE(m_issuer.drafts.size(), size_t(1));
    const core::LabDraft &draft = m_issuer.drafts.front();
    QCOMPARE(draft.user.value, u"id-admin"_s);
    QCOMPARE(draft.lifetime.count(), 77);
    QCOMPARE(draft.claims, (QJsonObject{{u"roles"_s, QJsonArray{u"root"_s}}, {u"nbf"_s, QJsonValue::Null}}));
}

void LabIssuerPaneTest::keepsTableAndJsonInStep()
{
    ui::ClaimsEditor editor;
    auto *table = part<QTableWidget>(editor, u"claimsTable"_s);
    auto *json = part<QPlainTextEdit>(editor, u"claimsJson"_s);
    type(editor, uR"({"admin":true,"level":3,"name":"Ann"})"_s);
    QCOMPARE(table->rowCount(), 3);
    QCOMPARE(table->item(1, 0)->text(), u"level"_s);
    table->item(1, 2)->setText(u"4"_s);
    QCOMPARE(editor.claims()[u"level"_s].toInt(), 4);
    QVERIFY(json->toPlainText().contains(u"\"level\": 4"_s));
    table->setCurrentCell(0, 0);
    part<QPushButton>(editor, u"removeClaim"_s)->click();
    QCOMPARE(editor.claims(), (QJsonObject{{u"level"_s, 4}, {u"name"_s, u"Ann"_s}}));
    QVERIFY(!json->toPlainText().contains(u"admin"_s));
}

void LabIssuerPaneTest::tellsWhatCannotBeRead_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("fault");
    QTest::newRow("cut off") << u"{\n \"a\": \n"_s << u"Line"_s;
    QTest::newRow("a list") << u"[1]"_s << u"one JSON object"_s;
}

void LabIssuerPaneTest::tellsWhatCannotBeRead()
{
    QFETCH(QString, json);
    QFETCH(QString, fault);
    m_issuer.current.plan.isOn = true;
    const auto pane = makePane();
    auto *editor = pane->findChild<ui::ClaimsEditor *>();
    type(*editor, u"{\"a\":1}"_s);
    type(*editor, json);
    QVERIFY(!editor->isValid());
    QVERIFY(part<QLabel>(*editor, u"claimsFault"_s)->text().contains(fault));
    QVERIFY(!part<QPushButton>(*pane, u"signDraft"_s)->isEnabled());
    type(*editor, u"{}"_s);
    QVERIFY(part<QPushButton>(*pane, u"signDraft"_s)->isEnabled());
}

void LabIssuerPaneTest::tellsOfABadCell()
{
    ui::ClaimsEditor editor;
    auto *table = part<QTableWidget>(editor, u"claimsTable"_s);
    type(editor, uR"({"exp":1,"sub":"x"})"_s);
    table->item(0, 2)->setText(u"tomorrow"_s);
    QVERIFY(!editor.isValid());
    QVERIFY(part<QLabel>(editor, u"claimsFault"_s)->text().contains(u"exp"_s));
    QCOMPARE(editor.claims()[u"exp"_s].toInt(), 1);
    table->item(0, 2)->setText(u"2"_s);
    QVERIFY(editor.isValid());
    table->item(1, 0)->setText(u"exp"_s);
    QVERIFY(part<QLabel>(editor, u"claimsFault"_s)->text().contains(u"twice"_s));
}

void LabIssuerPaneTest::offersKnownClaimsWithTheirTypes()
{
    ui::ClaimsEditor editor;
    auto *table = part<QTableWidget>(editor, u"claimsTable"_s);
    for (QAction *action : part<QPushButton>(editor, u"addClaim"_s)->menu()->actions()) {
        if (action->text() == "groups"_L1)
            action->trigger();
    }
    QCOMPARE(table->rowCount(), 1);
    QCOMPARE(qobject_cast<QComboBox *>(table->cellWidget(0, 1))->currentText(), u"list or object"_s);
    QVERIFY(table->item(0, 0)->toolTip().contains(u"RFC"_s));
    table->item(0, 2)->setText(u"[\"a\", \"b\"]"_s);
    QCOMPARE(editor.claims()[u"groups"_s].toArray().size(), 2);
}

void LabIssuerPaneTest::sliderAndFieldAgree()
{
    ui::SpanField field(u"span"_s, u"Span"_s, {1, 60, 3600});
    auto *slider = part<QSlider>(field, u"spanSlider"_s);
    QSignalSpy changed(&field, &ui::SpanField::valueChanged);
    field.setValue(50s);
    QCOMPARE(field.value().count(), 50); // the slider does not round what was typed
    QCOMPARE(slider->value(), 1);
    slider->setValue(2);
    QCOMPARE(field.value().count(), 3600);
    QCOMPARE(changed.size(), 2);
}

void LabIssuerPaneTest::saysWhySigningFailed()
{
    m_issuer.current.plan.isOn = true;
    const auto pane = makePane();
    m_issuer.failNext = core::Error{core::ErrorKind::Conflict, u"off"_s, {}};
    part<QPushButton>(*pane, u"signDraft"_s)->click();
    QTRY_VERIFY(part<ui::MessageBar>(*pane, u"draftFailure"_s)->isVisible());
    QVERIFY(part<ui::MessageBar>(*pane, u"draftFailure"_s)->text().contains(u"lab issuer is off"_s));
}

void LabIssuerPaneTest::looksFinished()
{
    tests::FakeLabAdmin lab;
    tests::FakeUserAdmin users;
    tests::FakeClientAdmin clients;
    users.users = {tests::aUser(u"admin"_s)};
    clients.clients = {tests::aClient(u"codelab-flutter-app"_s)};
    m_issuer.current.plan = {.isOn = true, .isForOthers = false, .offset = -300s};
    m_issuer.current.keyId = u"lab-key-1"_s;
    ui::LabPage page(lab, nullptr, users, clients, {}, &m_issuer);
    page.refresh(-1);
    page.open(u"issuer"_s);
    type(*page.findChild<ui::ClaimsEditor *>(), uR"({"roles":["root"],"nbf":null,"exp":12,"email_verified":true})"_s);
    QTRY_VERIFY((page.refresh(core::SettingsArea), part<QPushButton>(page, u"signDraft"_s)->isEnabled()));
    part<QPushButton>(page, u"signDraft"_s)->click();
    QTRY_VERIFY(!part<QPlainTextEdit>(page, u"draftedToken"_s)->toPlainText().isEmpty());
    QVERIFY(tests::takePictures(page, u"lab-issuer"_s));
}

QTEST_MAIN(LabIssuerPaneTest)
#include "LabIssuerPaneTest.moc"
