#include "tests/support/FakeConsoleLock.h"
#include "tests/support/PagePicture.h"
#include "tests/support/SpokenLanguage.h"
#include "ui/shell/AboutDialog.h"
#include "ui/shell/CloseQuestion.h"
#include "ui/shell/LockPage.h"
#include "ui/shell/LockPassphraseDialog.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/FormDialog.h"
#include "ui/widgets/SecretResult.h"

#include <QSettings>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class SecretDialog : public ui::FormDialog
{
public:
    SecretDialog() : FormDialog(u"Secret"_s, u"Make"_s, nullptr) {}
    using FormDialog::showResult;

protected:
    void submit() override {}
};

} // namespace

/// What the shell asks and tells besides its pages, in both languages and both themes; no button may be cut. With
/// GATEHOUSE_PICTURES=folder the pictures are kept for looking at.
class ShellPicturesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_translator.reset(); }
    void showsTheLock_data() { languages(); }
    void showsTheLock();
    void choosesThePassphrase_data() { languages(); }
    void choosesThePassphrase();
    void asksWhatClosingMeans_data() { languages(); }
    void asksWhatClosingMeans();
    void asksForASecretThatNobodyTook_data() { languages(); }
    void asksForASecretThatNobodyTook();
    void tellsItsVersions_data() { languages(); }
    void tellsItsVersions();

private:
    static void languages();
    void keep(QWidget &widget, const QString &name, QSize size = {});

    std::unique_ptr<QTranslator> m_translator;
    const QString m_wayOut = u"gatehoused console unlock --data-dir /srv/gatehouse"_s;
};

void ShellPicturesTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"gatehouse-shell-pictures-test"_s);
    QSettings().clear();
    ui::Theme::instance().install();
}

void ShellPicturesTest::languages()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << u"en"_s;
    QTest::newRow("ru") << u"ru"_s;
}

void ShellPicturesTest::keep(QWidget &widget, const QString &name, QSize size)
{
    widget.show();
    const QSize own = size.isEmpty() ? widget.size() : size;
    QVERIFY(tests::takePictures(widget, u"%1-%2"_s.arg(name, QString::fromLatin1(QTest::currentDataTag())), own));
    QCOMPARE(tests::cutButtons(widget), QStringList());
}

#define SPEAK()                                                                                                        \
    m_translator = tests::speak(QString::fromLatin1(QTest::currentDataTag()));                                         \
    if (!m_translator)                                                                                                 \
    QSKIP("the program, and with it its languages, is not built")

void ShellPicturesTest::showsTheLock()
{
    SPEAK();
    ui::LockPage page(m_wayOut);
    core::ServerFigures figures;
    figures.state = core::ServerFigures::State::Running;
    figures.urls = {u"http://127.0.0.1:8003"_s};
    page.showServer(figures);
    page.tellThatClosingStops();
    page.start();
    keep(page, u"lock"_s, {1280, 752});
    page.refuse({core::UnlockAnswer::Outcome::TooSoon, 30s});
    keep(page, u"lock-refused"_s, {1280, 752});
}

void ShellPicturesTest::choosesThePassphrase()
{
    SPEAK();
    tests::FakeConsoleLock lock;
    using Purpose = ui::LockPassphraseDialog::Purpose;
    ui::LockPassphraseDialog first(lock, Purpose::First, m_wayOut, nullptr);
    keep(first, u"lock-passphrase"_s);
    lock.choose(u"long enough to keep"_s);
    ui::LockPassphraseDialog change(lock, Purpose::Change, m_wayOut, nullptr);
    keep(change, u"lock-passphrase-change"_s);
}

void ShellPicturesTest::asksWhatClosingMeans()
{
    SPEAK();
    for (const bool mayKeep : {true, false}) {
        auto *question = new ui::CloseQuestion(mayKeep, nullptr);
        keep(*question, mayKeep ? u"close-with-tray"_s : u"close"_s);
        question->close();
    }
}

void ShellPicturesTest::asksForASecretThatNobodyTook()
{
    SPEAK();
    SecretDialog dialog;
    dialog.open();
    dialog.showResult(new ui::SecretResult(u"web"_s, u"made-for-this-test"_s), u"Done"_s);
    dialog.reject();
    auto *question = dialog.findChild<QDialog *>(u"loseSecret"_s);
    QVERIFY(question);
    keep(*question, u"lose-secret"_s);
    auto *typed = new ui::ConfirmDialog(u"Name"_s, u"…"_s, u"OK"_s, u"2026-07-key-1l"_s, nullptr);
    keep(*typed, u"type-name"_s);
    typed->close();
}

void ShellPicturesTest::tellsItsVersions()
{
    SPEAK();
    auto *about = new ui::AboutDialog({{u"Qt"_s, u"6.4.2"_s}, {u"OpenSSL"_s, u"3.0.17"_s}}, nullptr);
    keep(*about, u"about"_s);
    about->close();
}

QTEST_MAIN(ShellPicturesTest)
#include "ShellPicturesTest.moc"
