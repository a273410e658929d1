#include "ui/server/SettingsForm.h"

#include "tests/support/FakeSettingsAdmin.h"
#include "ui/server/SettingField.h"
#include "ui/server/SettingWords.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

class SettingsFormTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void savesOnlyWhatWasChangedAndAllAtOnce();
    void takesBackASavedValueByReset();
    void keepsWhatWasTypedWhenSavingFails();
    void namesTheFieldThatDoesNotFit();
    void saysWhatEachRefusalMeans_data();
    void saysWhatEachRefusalMeans();
    void keepsWhatWasTypedWhenTheSettingsAreReadAgain();
    void discardsWhatWasTyped();
    void doesNotLetAFixedValueBeEdited_data();
    void doesNotLetAFixedValueBeEdited();
    void savesOnce();
    void tellsUnitsAndDefaults();

private:
    ui::SettingField *field(const QString &name) { return m_form->findChild<ui::SettingField *>(u"setting_"_s + name); }
    QLineEdit *edit(const QString &name) { return field(name)->findChild<QLineEdit *>(u"settingEditor"_s); }
    QPushButton *save() { return m_form->findChild<QPushButton *>(u"saveSettings"_s); }
    void read() { m_form->setEntries(m_settings->given); }

    std::unique_ptr<tests::FakeSettingsAdmin> m_settings;
    std::unique_ptr<ui::SettingsForm> m_form;
};

static const QString kHttps = u"AUTH_SERVICE__REQUIRE_HTTPS"_s;
static const QString kBody = u"AUTH_SERVICE__HTTP_MAX_BODY"_s;
static const QString kProxies = u"AUTH_SERVICE__TRUSTED_PROXIES"_s;

void SettingsFormTest::init()
{
    m_settings = std::make_unique<tests::FakeSettingsAdmin>();
    m_settings->given = {tests::aSetting(kHttps, u"false"_s, u"true or false"_s),
                         tests::aSetting(kBody, u"65536"_s, u"a whole number from 1024 to 1048576"_s),
                         tests::aSetting(kProxies, {}, u"addresses or networks"_s)};
    m_form = std::make_unique<ui::SettingsForm>(
        *m_settings, std::vector<ui::SettingsForm::Group>{{u"One"_s, {kHttps, kProxies}}, {u"Two"_s, {kBody}}});
    m_form->show();
    read();
}

void SettingsFormTest::savesOnlyWhatWasChangedAndAllAtOnce()
{
    QVERIFY(!save()->isEnabled());
    edit(kBody)->setText(u" 131072 "_s);
    field(kHttps)->findChild<QCheckBox *>()->click();
    QVERIFY(save()->isEnabled());
    QSignalSpy saved(m_form.get(), &ui::SettingsForm::saved);
    save()->click();
    QTRY_COMPARE(saved.count(), 1);
    QCOMPARE(m_settings->saved.size(), size_t(1));
    QCOMPARE(m_settings->saved.front(), (core::SettingsAdmin::Changes{{kHttps, u"true"_s}, {kBody, u"131072"_s}}));
    read();
    QVERIFY(!save()->isEnabled());
}

void SettingsFormTest::takesBackASavedValueByReset()
{
    m_settings->entry(kBody).value = u"4096"_s;
    m_settings->entry(kBody).source = core::SettingSource::Saved;
    read();
    QCOMPARE(edit(kBody)->text(), u"4096"_s);
    auto *reset = field(kBody)->findChild<QPushButton *>(u"settingReset"_s);
    reset->click();
    QCOMPARE(edit(kBody)->text(), u"65536"_s);
    QVERIFY(!reset->isVisible());
    save()->click();
    QTRY_COMPARE(m_settings->saved.size(), size_t(1));
    QCOMPARE(m_settings->saved.front(), (core::SettingsAdmin::Changes{{kBody, std::nullopt}}));
}

void SettingsFormTest::keepsWhatWasTypedWhenSavingFails()
{
    edit(kProxies)->setText(u"10.0.0.0/8"_s);
    m_settings->failNext = core::Error{core::ErrorKind::Storage, u"disk I/O error"_s};
    save()->click();
    QTRY_VERIFY(!m_form->failureText().isEmpty());
    QVERIFY(!m_form->failureText().contains(u"I/O"_s));
    QCOMPARE(edit(kProxies)->text(), u"10.0.0.0/8"_s);
    QVERIFY(save()->isEnabled());
}

void SettingsFormTest::namesTheFieldThatDoesNotFit()
{
    edit(kBody)->setText(u"a lot"_s);
    m_settings->failNext = core::Error{core::ErrorKind::InvalidInput, u"AUTH_SERVICE__HTTP_MAX_BODY is …"_s, kBody};
    save()->click();
    QTRY_VERIFY(m_form->failureText().startsWith(ui::settingWords(kBody).title));
    auto *refusal = field(kBody)->findChild<QLabel *>(u"settingRefusal"_s);
    QVERIFY(refusal->isVisible());
    QVERIFY(refusal->text().contains(u"from 1024 to 1048576"_s));
    QVERIFY(!field(kProxies)->findChild<QLabel *>(u"settingRefusal"_s)->isVisible());
    edit(kBody)->setText(u"2048"_s);
    QVERIFY(!refusal->isVisible());
}

void SettingsFormTest::saysWhatEachRefusalMeans_data()
{
    using Kind = core::ErrorKind;
    QTest::addColumn<core::ErrorKind>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("said");
    QTest::newRow("port in use") << Kind::Conflict << QString() << u"taken by another program"_s;
    QTest::newRow("fixed meanwhile") << Kind::Conflict << kBody << u"Body is fixed"_s;
    QTest::newRow("nobody could come") << Kind::InvalidInput << kHttps << u"a trusted proxy is needed"_s;
    QTest::newRow("addresses") << Kind::InvalidInput << u"AUTH_SERVICE__LISTEN"_s << u"cannot listen"_s;
    QTest::newRow("a limit") << Kind::InvalidInput << kBody << u"Body does not fit"_s;
    QTest::newRow("not possible here") << Kind::InvalidInput << QString() << u"cannot be put into effect"_s;
    QTest::newRow("database") << Kind::Storage << QString() << u"database"_s;
}

void SettingsFormTest::saysWhatEachRefusalMeans()
{
    QFETCH(core::ErrorKind, kind);
    QFETCH(QString, name);
    QFETCH(QString, said);
    const QString text = ui::settingFailureText({kind, u"details"_s, name});
    QVERIFY2(text.contains(said), qPrintable(text));
    QVERIFY(!text.contains(u"details"_s));
}

void SettingsFormTest::keepsWhatWasTypedWhenTheSettingsAreReadAgain()
{
    edit(kBody)->setText(u"2048"_s);
    m_settings->entry(kProxies).value = u"10.0.0.1"_s;
    read();
    QCOMPARE(edit(kBody)->text(), u"2048"_s);
    QCOMPARE(edit(kProxies)->text(), u"10.0.0.1"_s);
    QVERIFY(save()->isEnabled());
}

void SettingsFormTest::discardsWhatWasTyped()
{
    edit(kBody)->setText(u"2048"_s);
    m_form->findChild<QPushButton *>(u"discardSettings"_s)->click();
    QCOMPARE(edit(kBody)->text(), u"65536"_s);
    QVERIFY(!m_form->isChanged());
    QVERIFY(m_settings->saved.empty());
}

void SettingsFormTest::doesNotLetAFixedValueBeEdited_data()
{
    QTest::addColumn<core::SettingSource>("source");
    QTest::addColumn<QString>("said");
    QTest::newRow("environment") << core::SettingSource::Environment << kBody;
    QTest::newRow("command line") << core::SettingSource::CommandLine << u"command line"_s;
}

void SettingsFormTest::doesNotLetAFixedValueBeEdited()
{
    QFETCH(core::SettingSource, source);
    QFETCH(QString, said);
    edit(kBody)->setText(u"2048"_s);
    m_settings->entry(kBody).source = source;
    m_settings->entry(kBody).value = u"8192"_s;
    read();
    QVERIFY(!edit(kBody)->isEnabled());
    QCOMPARE(edit(kBody)->text(), u"8192"_s);
    QVERIFY(field(kBody)->findChild<QLabel *>(u"settingFixed"_s)->text().contains(said));
    QVERIFY(!field(kBody)->findChild<QPushButton *>(u"settingReset"_s)->isVisible());
    QVERIFY(!m_form->isChanged());
}

void SettingsFormTest::savesOnce()
{
    edit(kBody)->setText(u"2048"_s);
    m_settings->isHolding = true;
    save()->click();
    save()->click();
    QCOMPARE(m_settings->saved.size(), size_t(1));
    m_settings->release();
    QTRY_VERIFY(m_form->failureText().isEmpty());
}

void SettingsFormTest::tellsUnitsAndDefaults()
{
    QVERIFY(field(kBody)->findChild<QLabel *>(u"settingHint"_s)->text().contains(u"65536 (64 KiB)"_s));
    QVERIFY(field(kHttps)->findChild<QLabel *>(u"settingHint"_s)->text().contains(u"Default: off"_s));
    QVERIFY(field(kProxies)->findChild<QLabel *>(u"settingHint"_s)->text().contains(u"Default: none"_s));
    QCOMPARE(edit(kBody)->accessibleName(), ui::settingWords(kBody).title);
}

QTEST_MAIN(SettingsFormTest)
#include "SettingsFormTest.moc"
