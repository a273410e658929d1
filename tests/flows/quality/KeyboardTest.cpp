#include "tests/flows/quality/DemoConsole.h"
#include "tests/support/GapWatch.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSet>

using namespace Qt::StringLiterals;

/// Everything can be reached with Tab and has a name, nothing holds Tab fast, and no page keeps the event loop waiting.
class KeyboardTest : public QObject
{
    Q_OBJECT

private:
    tests::DemoConsole m_console;

    static QString called(const QWidget *widget)
    {
        return u"%1 %2"_s.arg(QLatin1String(widget->metaObject()->className()), widget->objectName());
    }
    static bool takesTab(const QWidget *widget)
    {
        return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) &&
               !widget->focusProxy() && !widget->visibleRegion().isEmpty();
    }
    static QList<QWidget *> tabStops(const QWidget *root)
    {
        QList<QWidget *> stops;
        for (QWidget *one : root->findChildren<QWidget *>()) {
            if (takesTab(one))
                stops.append(one);
        }
        return stops;
    }
    static QStringList nameless(const QWidget *root)
    {
        QStringList found;
        for (QWidget *one : tabStops(root)) {
            QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(one);
            if (!accessible || accessible->text(QAccessible::Name).isEmpty())
                found.append(called(one));
        }
        return found;
    }
    static void addPages()
    {
        QTest::addColumn<QString>("page");
        for (const QString &page : tests::DemoConsole::kPages)
            QTest::newRow(qPrintable(page)) << page;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_console.open(), m_console.failure());
        m_console.show(u"en"_s, {1280, 800});
    }
    void cleanupTestCase() { m_console.close(); }

    void namesWhatTakesTheFocus_data() { addPages(); }
    void namesWhatTakesTheFocus()
    {
        QFETCH(QString, page);
        m_console.openPage(page);
        QStringList found;
        m_console.eachTab([&](const QString &) { found += nameless(m_console.window()); });
        m_console.eachDialog([&](const QString &place, QDialog *dialog) {
            for (const QString &one : nameless(dialog))
                found.append(place + u" | "_s + one);
        });
        found.removeDuplicates();
        QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
    }

    void reachesEverythingWithTab_data() { addPages(); }
    void reachesEverythingWithTab()
    {
        QFETCH(QString, page);
        m_console.openPage(page);
        m_console.window()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_console.window()));
        const QList<QWidget *> stops = tabStops(m_console.page());
        QVERIFY(!stops.isEmpty());
        stops.first()->setFocus(Qt::TabFocusReason);
        QSet<const QWidget *> visited;
        QString trap;
        for (int step = 0; step < 400; ++step) {
            QWidget *focused = QApplication::focusWidget();
            QVERIFY(focused);
            visited.insert(focused);
            QTest::keyClick(focused, Qt::Key_Tab);
            if (QApplication::focusWidget() == focused && qobject_cast<QLabel *>(focused))
                QTest::keyClick(focused, Qt::Key_Tab); // a link in a text is a stop of its own
            if (QApplication::focusWidget() == focused && stops.size() > 1) {
                trap = called(focused);
                break;
            }
            if (QApplication::focusWidget() == stops.first() && step > 0)
                break;
        }
        QVERIFY2(trap.isEmpty(), qPrintable(u"held by "_s + trap));
        QStringList missed;
        for (const QWidget *one : tabStops(m_console.page())) {
            if (!visited.contains(one))
                missed.append(called(one));
        }
        QVERIFY2(missed.isEmpty(), qPrintable(u'\n' + missed.join(u'\n')));
    }

    void answersAtOnce_data() { addPages(); }
    void answersAtOnce()
    {
        QFETCH(QString, page);
        m_console.openPage(page == "users"_L1 ? u"keys"_s : u"users"_s);
        tests::GapWatch watch;
        m_console.openPage(page);
        m_console.eachTab([](const QString &) {});
        if (auto *text = m_console.page()->findChild<QLineEdit *>(u"filterText"_s); text && text->isVisible()) {
            QTest::keyClicks(text, u"adm"_s, {}, 10);
            m_console.settle();
            text->clear();
        }
        if (auto *table = m_console.page()->findChild<ui::DataTable *>()) {
            for (int step = 0; step < 20; ++step) {
                table->verticalScrollBar()->setValue(table->verticalScrollBar()->maximum() * step / 20);
                QTest::qWait(5);
            }
        }
        m_console.settle();
        QVERIFY2(watch.longest() < watch.kTooLong, qPrintable(u"%1 ms"_s.arg(watch.longest().count())));
    }
};

QTEST_MAIN(KeyboardTest)
#include "KeyboardTest.moc"
