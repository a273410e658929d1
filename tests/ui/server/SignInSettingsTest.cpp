#include "tests/support/FakeCertificateAdmin.h"
#include "tests/support/FakeProtectionAdmin.h"
#include "tests/support/FakeServerControl.h"
#include "tests/support/FakeSettingsAdmin.h"
#include "ui/server/ScopeTable.h"
#include "ui/server/ServerPage.h"
#include "ui/server/SettingField.h"
#include "ui/server/SettingWords.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTableWidget>
#include <QTest>

using namespace Qt::StringLiterals;

class SignInSettingsTest : public QObject
{
    Q_OBJECT

private:
    QWidget *form() { return m_page->findChild<QWidget *>(u"signInForm"_s); }
    QWidget *field(const QString &name) { return form()->findChild<QWidget *>(u"setting_AUTH_SERVICE__"_s + name); }
    QLineEdit *editor(const QString &name) { return field(name)->findChild<QLineEdit *>(); }
    QPushButton *save()
    {
        return m_page->findChild<QWidget *>(u"signInForm"_s)->findChild<QPushButton *>(u"saveSettings"_s);
    }

    tests::FakeSettingsAdmin m_settings;
    tests::FakeCertificateAdmin m_certificates;
    tests::FakeProtectionAdmin m_protection;
    tests::FakeServerControl m_server;
    std::unique_ptr<ui::ServerPage> m_page;

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"gatehouse-sign-in-settings-test"_s);
        QSettings().clear();
    }
    void init()
    {
        m_settings.saved.clear();
        m_settings.given = {
            tests::aSetting(u"AUTH_SERVICE__TEAM_NAME"_s, u"Gatehouse"_s, u"at most 60 printable characters"_s),
            tests::aSetting(u"AUTH_SERVICE__ACCENT_COLOR"_s, u"#4f5bd5"_s, u"#rrggbb"_s),
            tests::aSetting(u"AUTH_SERVICE__SCOPE_DESCRIPTIONS"_s, {}, u"scope=text, several with ; between them"_s),
            tests::aSetting(u"AUTH_SERVICE__SESSION_IDLE_LIFETIME"_s, u"28800"_s,
                            u"whole seconds from 60 to 2592000"_s),
            tests::aSetting(u"AUTH_SERVICE__SESSION_LIFETIME"_s, u"604800"_s, u"whole seconds from 300 to 31536000"_s),
            tests::aSetting(u"AUTH_SERVICE__DPOP_NONCE"_s, u"false"_s, u"true or false"_s)};
        m_page = std::make_unique<ui::ServerPage>(
            ui::ServerPage::Parts{m_settings, m_certificates, m_protection, m_server}, QStringList{u"falcon"_s});
        m_page->show();
        m_page->refresh(-1);
        m_page->open(u"sign-in"_s);
        QTRY_VERIFY(field(u"DPOP_NONCE"_s));
    }
    void tellsEachInWords()
    {
        for (const core::SettingEntry &entry : m_settings.given) {
            const ui::SettingWords words = ui::settingWords(entry.name);
            QVERIFY2(words.title != entry.name && !words.hint.isEmpty(), qPrintable(entry.name));
            QTRY_VERIFY2(field(entry.name.mid(14))->isVisible(), qPrintable(entry.name));
        }
    }
    void savesWhatWasChanged()
    {
        editor(u"TEAM_NAME"_s)->setText(u"Falcon team"_s);
        editor(u"SESSION_LIFETIME"_s)->setText(u"86400"_s);
        save()->click();
        QTRY_COMPARE(m_settings.saved.size(), size_t(1));
        QCOMPARE(m_settings.saved.front(),
                 (core::SettingsAdmin::Changes{{u"AUTH_SERVICE__TEAM_NAME"_s, u"Falcon team"_s},
                                               {u"AUTH_SERVICE__SESSION_LIFETIME"_s, u"86400"_s}}));
    }
    void savesWhatScopesMean()
    {
        auto *meaning = qobject_cast<ui::SettingField *>(field(u"SCOPE_DESCRIPTIONS"_s));
        auto *table = meaning->findChild<QTableWidget *>(u"scopeRows"_s);
        QVERIFY(table);
        meaning->findChild<QPushButton *>(u"addScope"_s)->click();
        QVERIFY(!meaning->isChanged()); // nothing is in it yet
        table->item(0, 0)->setText(u"api:read"_s);
        table->item(0, 1)->setText(u"See your plans = all of them"_s);
        save()->click();
        QTRY_COMPARE(m_settings.saved.size(), size_t(1));
        QCOMPARE(*m_settings.saved.front().value(u"AUTH_SERVICE__SCOPE_DESCRIPTIONS"_s),
                 u"api:read=See your plans = all of them"_s);
        table->setCurrentCell(0, 0);
        meaning->findChild<QPushButton *>(u"removeScope"_s)->click();
        QCOMPARE(meaning->value(), std::nullopt);
    }
    void savesWhatIsJustBeingTyped()
    {
        auto *meaning = qobject_cast<ui::SettingField *>(field(u"SCOPE_DESCRIPTIONS"_s));
        meaning->findChild<QPushButton *>(u"addScope"_s)->click();
        auto *line = meaning->findChild<QTableWidget *>(u"scopeRows"_s)->viewport()->findChild<QLineEdit *>();
        QVERIFY(line);
        QTest::keyClicks(line, u"api:read"_s);
        QVERIFY(meaning->isChanged());
        QVERIFY(save()->isEnabled());
        save()->click(); // as Ctrl+S does, it leaves the focus in the cell
        QTRY_COMPARE(m_settings.saved.size(), size_t(1));
        QCOMPARE(*m_settings.saved.front().value(u"AUTH_SERVICE__SCOPE_DESCRIPTIONS"_s), u"api:read="_s);
    }
    void aCellThatWasLeftByTabIsNotTheNextOne()
    {
        auto *meaning = qobject_cast<ui::SettingField *>(field(u"SCOPE_DESCRIPTIONS"_s));
        meaning->findChild<QPushButton *>(u"addScope"_s)->click();
        auto *line = meaning->findChild<QTableWidget *>(u"scopeRows"_s)->viewport()->findChild<QLineEdit *>();
        QVERIFY(line);
        QTest::keyClicks(line, u"api:read"_s);
        QTest::keyClick(line, Qt::Key_Tab); // its editor goes away later
        QCOMPARE(meaning->value(), u"api:read="_s);
    }
    void saysWhatFitsWhenOneIsRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expected");
        QTest::newRow("name") << u"TEAM_NAME"_s << u"60 characters"_s;
        QTest::newRow("colour") << u"ACCENT_COLOR"_s << u"#4f5bd5"_s;
        QTest::newRow("scopes") << u"SCOPE_DESCRIPTIONS"_s << u"scope=text"_s;
        QTest::newRow("time") << u"SESSION_LIFETIME"_s << u"from 300 to 31536000"_s;
    }
    void saysWhatFitsWhenOneIsRefused()
    {
        QFETCH(QString, name);
        QFETCH(QString, expected);
        if (auto *scopes = field(name)->findChild<ui::ScopeTable *>())
            scopes->setText(u"x"_s);
        else
            editor(name)->setText(u"x"_s);
        m_settings.failNext = core::Error{core::ErrorKind::InvalidInput, u"detail"_s, u"AUTH_SERVICE__"_s + name};
        save()->click();
        auto *refusal = field(name)->findChild<QLabel *>(u"settingRefusal"_s);
        QTRY_VERIFY(refusal->isVisible());
        QVERIFY2(refusal->text().contains(expected), qPrintable(refusal->text()));
    }
};

QTEST_MAIN(SignInSettingsTest)
#include "SignInSettingsTest.moc"
