#include "ui/widgets/FilterLine.h"

#include "ui/widgets/FilterMemory.h"
#include "ui/widgets/FilterMenu.h"

#include <QAbstractItemView>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

class FilterLineTest : public QObject
{
    Q_OBJECT

private:
    struct Window : QWidget
    {
        Window() : line(new ui::FilterLine(u"Search"_s)), other(new QLineEdit)
        {
            auto *column = new QVBoxLayout(this);
            column->addWidget(line);
            column->addWidget(other);
            line->setObjectName(u"testFilter"_s);
        }
        void speak()
        {
            line->setFields({{u"user"_s},
                             {u"event"_s, {u"login_failed"_s, u"login_success"_s}, true},
                             {u"since"_s, {}, false, true}});
            show();
            QVERIFY(QTest::qWaitForWindowExposed(this));
            activateWindow();
            text()->setFocus();
        }
        QLineEdit *text() { return line->findChild<QLineEdit *>(u"filterText"_s); }
        QAbstractItemView *list() { return line->findChild<QAbstractItemView *>(u"filterCandidates"_s); }
        QString shown(int row) { return list()->model()->index(row, 0).data().toString(); }
        void type(const QString &keys) { QTest::keyClicks(text(), keys); }
        void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(text(), key, modifiers); }

        ui::FilterLine *line;
        QLineEdit *other;
    };

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"gatehouse-filter-test"_s);
    }
    void init() { QSettings().clear(); }

    void staysAPlainSearchWithoutFields()
    {
        Window window;
        window.show();
        QSignalSpy changed(window.line, &ui::FilterLine::changed);
        window.type(u"user is"_s);
        QVERIFY(changed.wait());
        QCOMPARE(window.line->text(), u"user is"_s);
        QCOMPARE(window.list(), nullptr);
        QVERIFY(!window.line->findChild<QLabel *>(u"filterVerdict"_s)->isVisible());
        window.press(Qt::Key_Escape);
        QCOMPARE(window.line->text(), QString());
        QVERIFY(changed.count() >= 2);
    }

    void announcesTermsOnlyWhenTheyChange()
    {
        Window window;
        window.speak();
        QSignalSpy changed(window.line, &ui::FilterLine::changed);
        window.type(u"user:adm"_s);
        QVERIFY(changed.wait());
        QCOMPARE(changed.count(), 1);
        QCOMPARE(window.line->terms(), (std::vector<core::FilterTerm>{{u"user"_s, {u"adm"_s}, false}}));
        window.text()->setText(u"user is adm "_s);
        window.press(Qt::Key_Return);
        QCOMPARE(changed.count(), 1);
    }

    void keepsTheOldRowsWhileTheTextIsInvalid()
    {
        Window window;
        window.speak();
        window.line->setTerms({{u"user"_s, {u"a"_s}, false}});
        QSignalSpy changed(window.line, &ui::FilterLine::changed);
        window.text()->setText(u"user is \"a"_s);
        window.press(Qt::Key_Return);
        QCOMPARE(changed.count(), 0);
        QCOMPARE(window.line->terms().front().values, QStringList{u"a"_s});
        auto *verdict = window.line->findChild<QLabel *>(u"filterVerdict"_s);
        QVERIFY(verdict->isVisible());
        QVERIFY(!verdict->text().isEmpty());
        QVERIFY(window.text()->toolTip().contains(u"quote"_s));
        QVERIFY(window.text()->accessibleDescription().contains(u"quote"_s));
        window.text()->setText(u"event is nonsense"_s);
        QVERIFY(verdict->isVisible());
        window.press(Qt::Key_Return);
        QCOMPARE(changed.count(), 1); // doubtful is asked all the same
        window.text()->setText(u"event is login_failed"_s);
        QVERIFY(!verdict->isVisible());
    }

    void completesFieldsAndValues()
    {
        Window window;
        window.speak();
        window.type(u"ev"_s);
        QVERIFY(window.list()->isVisible());
        QCOMPARE(window.shown(0), u"event is"_s);
        window.press(Qt::Key_Tab);
        QCOMPARE(window.text()->text(), u"event is "_s);
        QVERIFY(window.list()->isVisible()); // the values at once
        window.press(Qt::Key_Down);
        window.press(Qt::Key_Down);
        window.press(Qt::Key_Return);
        QCOMPARE(window.text()->text(), u"event is login_success "_s);
        QVERIFY(!window.list()->isVisible());
    }

    void takesNoKeysWhileNothingIsOffered()
    {
        Window window;
        window.speak();
        window.line->setTerms({{u"user"_s, {u"a"_s}, false}});
        QVERIFY(!window.list()->isVisible());
        window.press(Qt::Key_Tab);
        QVERIFY(!window.text()->hasFocus());
        window.text()->setFocus();
        window.press(Qt::Key_Tab, Qt::ShiftModifier);
        QVERIFY(!window.text()->hasFocus());
    }

    void enterMeansWhatIsTyped()
    {
        Window window;
        window.speak();
        QSignalSpy changed(window.line, &ui::FilterLine::changed);
        window.type(u"event is login"_s);
        QVERIFY(window.list()->isVisible());
        window.press(Qt::Key_Return);
        QVERIFY(!window.list()->isVisible());
        QCOMPARE(window.line->terms().front().values, QStringList{u"login"_s});
        QVERIFY(changed.count() >= 1);
    }

    void escapeClosesTheListBeforeItClears()
    {
        Window window;
        window.speak();
        window.type(u"ev"_s);
        window.press(Qt::Key_Escape);
        QVERIFY(!window.list()->isVisible());
        QCOMPARE(window.text()->text(), u"ev"_s);
        window.press(Qt::Key_Escape);
        QCOMPARE(window.text()->text(), QString());
    }

    void asksForValuesAndTakesLateOnes()
    {
        Window window;
        window.speak();
        QSignalSpy wanted(window.line, &ui::FilterLine::valuesWanted);
        window.type(u"user is ad"_s);
        QCOMPARE(wanted.last(), (QVariantList{u"user"_s, u"ad"_s}));
        window.line->offerValues(u"user"_s, u"a"_s, {u"too late"_s});
        QVERIFY(!window.list()->isVisible());
        window.line->offerValues(u"user"_s, u"ad"_s, {u"admin"_s, u"ada lovelace"_s});
        QVERIFY(window.list()->isVisible());
        QCOMPARE(window.shown(1), u"\"ada lovelace\""_s);
        window.press(Qt::Key_Down);
        window.press(Qt::Key_Down);
        window.press(Qt::Key_Tab);
        QCOMPARE(window.text()->text(), u"user is \"ada lovelace\" "_s);
    }

    void narrows()
    {
        Window window;
        window.speak();
        window.line->addTerm({u"user"_s, {u"a"_s}, false});
        window.line->addTerm({u"event"_s, {u"login_failed"_s}, false});
        window.line->addTerm({u"user"_s, {u"b c"_s}, false});
        QCOMPARE(window.line->text(), u"user is \"b c\" and event is login_failed"_s);
        window.line->addTerm({u"event"_s, {u"login_failed"_s}, true});
        window.line->addTerm({u"event"_s, {u"login_success"_s}, true});
        QCOMPARE(window.line->text(), u"user is \"b c\" and event is not one of (login_failed, login_success)"_s);
        window.line->addTerm({u"event"_s, {u"login_success"_s}, false});
        QCOMPARE(window.line->terms().size(), size_t(3));
        window.line->removeTerms(u"event"_s);
        QCOMPARE(window.line->text(), u"user is \"b c\""_s);
    }

    void goesBackThroughRecentFilters()
    {
        Window window;
        window.speak();
        for (const QString &one : {u"user is a"_s, u"user is b"_s}) {
            window.text()->setText(one);
            window.press(Qt::Key_Return);
        }
        window.press(Qt::Key_Escape);
        window.press(Qt::Key_Up);
        QCOMPARE(window.line->text(), u"user is b"_s);
        window.press(Qt::Key_Up);
        window.press(Qt::Key_Up); // no more
        QCOMPARE(window.line->text(), u"user is a"_s);
        window.press(Qt::Key_Down);
        QCOMPARE(window.line->text(), u"user is b"_s);
        window.press(Qt::Key_Down);
        QCOMPARE(window.line->text(), QString());
    }

    void keepsNoToken_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("alone") << u"eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"_s;
        QTest::newRow("as a value") << u"user is \"eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiIxIn0.c2ln\" and result is ok"_s;
        QTest::newRow("cut off") << u"eyJhbGciOiJFZERTQSJ9.eyJz"_s;
        QTest::newRow("encrypted") << u"Bearer eyJlbmMiOiJBMjU2R0NNIn0..aXY.dGV4dA.dGFn"_s;
    }
    void keepsNoToken()
    {
        QFETCH(const QString, text);
        ui::FilterMemory memory(u"tokens"_s);
        memory.remember(text);
        QCOMPARE(memory.recent(), QStringList());
        QVERIFY(!memory.save(u"mine"_s, text));
        QCOMPARE(memory.savedNames(), QStringList());
    }
    void remembersTwenty()
    {
        ui::FilterMemory memory(u"list"_s);
        for (int i = 0; i < 30; ++i)
            memory.remember(u"user is %1"_s.arg(i % 25));
        QCOMPARE(memory.recent().size(), 20);
        QCOMPARE(memory.recent().first(), u"user is 4"_s);
        QCOMPARE(ui::FilterMemory(u"another"_s).recent().size(), 0);
    }

    void savesUnderAName()
    {
        Window window;
        window.speak();
        window.line->setTerms({{u"user"_s, {u"a"_s}, false}});
        auto *menu = window.line->findChild<ui::FilterMenu *>();
        emit menu->menu()->aboutToShow();
        menu->menu()->findChild<QAction *>(u"saveThisFilter"_s)->trigger();
        auto *dialog = window.findChild<QDialog *>(u"saveFilter"_s);
        QVERIFY(dialog);
        dialog->findChild<QLineEdit *>(u"filterName"_s)->setText(u"Mine & yours"_s);
        dialog->findChild<QPushButton *>(u"submit"_s)->click();
        QCOMPARE(ui::FilterMemory(u"testFilter"_s).saved(u"Mine & yours"_s), u"user is a"_s);
        window.line->clear();
        emit menu->menu()->aboutToShow();
        bool chosen = false;
        for (QAction *action : menu->menu()->actions()) {
            if (action->text() == u"Mine && yours"_s) {
                action->trigger();
                chosen = true;
            }
        }
        QVERIFY(chosen);
        QCOMPARE(window.line->terms().size(), size_t(1));
        ui::FilterMemory(u"testFilter"_s).forget(u"Mine & yours"_s);
        QCOMPARE(ui::FilterMemory(u"testFilter"_s).savedNames(), QStringList());
    }

    void savesNothingInvalid()
    {
        Window window;
        window.speak();
        window.text()->setText(u"user is"_s);
        auto *menu = window.line->findChild<ui::FilterMenu *>();
        emit menu->menu()->aboutToShow();
        QVERIFY(!menu->menu()->findChild<QAction *>(u"saveThisFilter"_s)->isEnabled());
    }
};

QTEST_MAIN(FilterLineTest)
#include "FilterLineTest.moc"
