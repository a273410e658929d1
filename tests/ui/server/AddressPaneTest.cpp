#include "ui/server/AddressPane.h"

#include "tests/support/FakeSettingsAdmin.h"
#include "ui/server/ListenerDialog.h"
#include "ui/server/ListenerTableModel.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/DataTable.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

class AddressPaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void listenerModelKeepsTheRulesOfItemModels();
    void showsWhereTheServerListens();
    void copiesTheUrlOfAListener();
    void addsAListener();
    void keepsTheFormWhenThePortIsTaken();
    void refusesAnAddressThatIsThereAlready();
    void warnsOfPlainHttpAndOfAMissingCertificate();
    void changesAListener();
    void removesAListenerButNotTheLast();
    void explainsWhyFixedAddressesCannotBeChanged();

private:
    template <class T>
    T *part(const QString &name)
    {
        return m_pane->findChild<T *>(name);
    }
    QPushButton *button(const QString &name) { return part<QPushButton>(name); }
    ui::DataTable *listeners() { return part<ui::DataTable>(u"listenerList"_s); }
    template <class T>
    T *opened(const QString &buttonName)
    {
        button(buttonName)->click();
        return m_pane->findChild<T *>();
    }
    void read();

    std::unique_ptr<tests::FakeSettingsAdmin> m_settings;
    core::ServerFigures m_server;
    std::unique_ptr<ui::AddressPane> m_pane;
    int m_told = 0;
};

static const QString kListen = u"AUTH_SERVICE__LISTEN"_s;

void AddressPaneTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"gatehouse-address-test"_s);
    QSettings().clear();
    ui::Theme::instance().install();
}

void AddressPaneTest::init()
{
    m_pane.reset();
    m_told = 0;
    m_settings = std::make_unique<tests::FakeSettingsAdmin>();
    m_settings->given = {tests::aSetting(kListen, u"http://127.0.0.1:8003,https://0.0.0.0:8443"_s)};
    m_server = {};
    m_server.state = core::ServerFigures::State::Running;
    m_server.urls = {u"http://127.0.0.1:8003"_s, u"https://falcon:8443"_s};
    m_pane = std::make_unique<ui::AddressPane>(*m_settings, QStringList{u"falcon"_s, u"192.168.1.20"_s});
    connect(m_pane.get(), &ui::AddressPane::changed, this, [this] {
        ++m_told;
        read();
    });
    m_pane->show();
    read();
}

void AddressPaneTest::read()
{
    m_pane->setEntries(m_settings->given);
    m_pane->setServer(m_server);
}

void AddressPaneTest::listenerModelKeepsTheRulesOfItemModels()
{
    ui::ListenerTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setListeners(ui::listenAddresses(u"127.0.0.1:1,0.0.0.0:2"_s));
    model.setServer(m_server);
    QCOMPARE(model.rowCount(), 2);
    model.setListeners({});
    QCOMPARE(model.rowCount(), 0);
}

void AddressPaneTest::showsWhereTheServerListens()
{
    using Model = ui::ListenerTableModel;
    const auto *model = listeners()->model();
    QCOMPARE(model->index(0, Model::State).data().toString(), u"listening"_s);
    QCOMPARE(model->index(1, Model::Url).data().toString(), u"https://falcon:8443"_s);
    QVERIFY(model->index(1, Model::Address).data().toString().contains(u"every network"_s));
    m_server.urls = {u"http://127.0.0.1:8003"_s};
    m_pane->setServer(m_server);
    QCOMPARE(model->index(0, Model::State).data().toString(), u"listening"_s);
    QCOMPARE(model->index(1, Model::State).data().toString(), u"not served"_s);
    QCOMPARE(model->index(1, Model::State).data(ui::MarkRole).value<ui::StateMark>().shape, ui::Shape::Cross);
    m_server.urls.clear();
    m_server.state = core::ServerFigures::State::Failed;
    m_server.failure = u"port 8003 is in use"_s;
    m_pane->setServer(m_server);
    QCOMPARE(part<QLabel>(u"addressServerFailure"_s)->text(), u"port 8003 is in use"_s);
    QVERIFY(part<QLabel>(u"addressServerFailure"_s)->isVisible());
}

void AddressPaneTest::copiesTheUrlOfAListener()
{
    listeners()->selectKey(u"1"_s);
    part<QToolButton>(u"copyListener"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"https://falcon:8443"_s);
}

void AddressPaneTest::addsAListener()
{
    auto *dialog = opened<ui::ListenerDialog>(u"addListener"_s);
    auto *host = dialog->findChild<QComboBox *>(u"listenHost"_s);
    auto *other = dialog->findChild<QLineEdit *>(u"listenOtherHost"_s);
    auto *submit = dialog->findChild<QPushButton *>(u"submit"_s);
    QVERIFY(host->findData(u"192.168.1.20"_s) >= 0 && !other->isVisible());
    host->setCurrentIndex(host->count() - 1);
    QVERIFY(other->isVisible() && !submit->isEnabled());
    other->setText(u" [fd00::20] "_s);
    dialog->findChild<QLineEdit *>(u"listenPort"_s)->clear();
    QVERIFY(!submit->isEnabled());
    dialog->findChild<QLineEdit *>(u"listenPort"_s)->setText(u"9000"_s);
    dialog->findChild<QPushButton *>(u"submit"_s)->click();
    QTRY_COMPARE(listeners()->model()->rowCount(), 3);
    QCOMPARE(m_settings->entry(kListen).value, u"http://127.0.0.1:8003,https://0.0.0.0:8443,http://[fd00::20]:9000"_s);
    QCOMPARE(m_told, 1);
}

void AddressPaneTest::keepsTheFormWhenThePortIsTaken()
{
    auto *dialog = opened<ui::ListenerDialog>(u"addListener"_s);
    dialog->findChild<QLineEdit *>(u"listenPort"_s)->setText(u"9000"_s);
    m_settings->failNext = core::Error{core::ErrorKind::Conflict, u"0.0.0.0:9000: address in use"_s};
    dialog->findChild<QPushButton *>(u"submit"_s)->click();
    QTRY_VERIFY(!dialog->failureText().isEmpty());
    QVERIFY(dialog->failureText().contains(u"taken"_s));
    QVERIFY(dialog->isVisible());
    QCOMPARE(dialog->findChild<QLineEdit *>(u"listenPort"_s)->text(), u"9000"_s);
    QCOMPARE(listeners()->model()->rowCount(), 2);
    dialog->findChild<QLineEdit *>(u"listenPort"_s)->setText(u"9001"_s);
    dialog->findChild<QPushButton *>(u"submit"_s)->click();
    QTRY_COMPARE(listeners()->model()->rowCount(), 3);
}

void AddressPaneTest::refusesAnAddressThatIsThereAlready()
{
    auto *dialog = opened<ui::ListenerDialog>(u"addListener"_s);
    auto *host = dialog->findChild<QComboBox *>(u"listenHost"_s);
    host->setCurrentIndex(host->findData(u"0.0.0.0"_s));
    dialog->findChild<QLineEdit *>(u"listenPort"_s)->setText(u"8443"_s);
    dialog->findChild<QPushButton *>(u"submit"_s)->click();
    QVERIFY(!dialog->failureText().isEmpty());
    QVERIFY(m_settings->saved.empty());
}

void AddressPaneTest::warnsOfPlainHttpAndOfAMissingCertificate()
{
    auto *dialog = opened<ui::ListenerDialog>(u"addListener"_s);
    auto *warning = dialog->findChild<QLabel *>(u"listenWarning"_s);
    auto *scheme = dialog->findChild<QComboBox *>(u"listenScheme"_s);
    auto *host = dialog->findChild<QComboBox *>(u"listenHost"_s);
    QVERIFY(warning->text().contains(u"plain HTTP"_s));
    scheme->setCurrentIndex(0);
    QVERIFY(warning->text().contains(u"no certificate"_s));
    scheme->setCurrentIndex(1);
    host->setCurrentIndex(0);
    QVERIFY(!warning->isVisible());
}

void AddressPaneTest::changesAListener()
{
    listeners()->selectKey(u"0"_s);
    auto *dialog = opened<ui::ListenerDialog>(u"changeListener"_s);
    QCOMPARE(dialog->findChild<QLineEdit *>(u"listenPort"_s)->text(), u"8003"_s);
    dialog->findChild<QLineEdit *>(u"listenPort"_s)->setText(u"8004"_s);
    dialog->findChild<QPushButton *>(u"submit"_s)->click();
    QTRY_COMPARE(m_settings->entry(kListen).value, u"http://127.0.0.1:8004,https://0.0.0.0:8443"_s);
}

void AddressPaneTest::removesAListenerButNotTheLast()
{
    listeners()->selectKey(u"1"_s);
    auto *dialog = opened<ui::ConfirmDialog>(u"removeListener"_s);
    QVERIFY(m_settings->saved.empty());
    dialog->findChild<QPushButton *>(u"confirm"_s)->click();
    QTRY_COMPARE(m_settings->entry(kListen).value, u"http://127.0.0.1:8003"_s);
    QTRY_COMPARE(listeners()->model()->rowCount(), 1);
    listeners()->selectKey(u"0"_s);
    QVERIFY(!button(u"removeListener"_s)->isEnabled());
    QVERIFY(!button(u"removeListener"_s)->toolTip().isEmpty());
}

void AddressPaneTest::explainsWhyFixedAddressesCannotBeChanged()
{
    m_settings->entry(kListen).source = core::SettingSource::Environment;
    read();
    QTRY_VERIFY(!button(u"addListener"_s)->isEnabled());
    QVERIFY(!button(u"changeListener"_s)->isEnabled());
    QVERIFY(!button(u"removeListener"_s)->isEnabled());
    QVERIFY(part<QLabel>(u"addressFixed"_s)->text().contains(kListen));
    emit listeners()->rowActivated(u"0"_s);
    QVERIFY(!m_pane->findChild<ui::ListenerDialog *>());
}

QTEST_MAIN(AddressPaneTest)
#include "AddressPaneTest.moc"
