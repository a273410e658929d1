#include "tests/flows/quality/DemoConsole.h"
#include "tests/flows/quality/TextFit.h"

using namespace Qt::StringLiterals;

/// No text is cut off and nothing lies over anything: every page, tab and dialog, in each language.
class TextsTest : public QObject
{
    Q_OBJECT

private:
    tests::DemoConsole m_console;

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_console.open(), m_console.failure()); }
    void cleanupTestCase() { m_console.close(); }

    void cutsNothingOff_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("page");
        for (const QString &language : {u"en"_s, u"ru"_s, u"pseudo"_s}) {
            for (const QString &page : tests::DemoConsole::kPages)
                QTest::newRow(qPrintable(language + u'-' + page)) << language << page;
        }
    }
    void cutsNothingOff()
    {
        QFETCH(QString, language);
        QFETCH(QString, page);
        m_console.show(language, {1280, 800});
        m_console.openPage(page);
        QStringList found;
        m_console.eachTab([&](const QString &place) {
            for (const QString &text : tests::truncatedTexts(*m_console.window()))
                found.append(place + u" | "_s + text);
        });
        m_console.eachDialog([&](const QString &place, QDialog *dialog) {
            for (const QString &text : tests::truncatedTexts(*dialog))
                found.append(place + u" | "_s + text);
        });
        found.removeDuplicates();
        QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
    }

    void keepsItsOrderFromRightToLeft_data()
    {
        QTest::addColumn<QString>("page");
        for (const QString &page : tests::DemoConsole::kPages)
            QTest::newRow(qPrintable(page)) << page;
    }
    void keepsItsOrderFromRightToLeft()
    {
        QFETCH(QString, page);
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        m_console.show(u"en"_s, {1280, 800});
        m_console.openPage(page);
        QStringList found;
        m_console.eachTab([&](const QString &) { found += tests::overlaps(*m_console.window()); });
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        found.removeDuplicates();
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }
};

QTEST_MAIN(TextsTest)
#include "TextsTest.moc"
