#include "core/base/LogMemory.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;

class LogMemoryTest : public QObject
{
    Q_OBJECT

private slots:
    void remembersWhatWasPrintedAndNothingElse()
    {
        installLog(LogLevel::Warning, LogFormat::Text);
        const qint64 before = newestNumber();
        logEvent(LogLevel::Info, u"not printed"_s);
        logEvent(LogLevel::Error, u"printed\nwith a break"_s, {{u"event"_s, u"test"_s}});
        const auto lines = LogMemory::ofProgram().after(before);
        QCOMPARE(lines.size(), size_t(1));
        QCOMPARE(lines[0].level, LogLevel::Error);
        QVERIFY(lines[0].text.endsWith(u"printed with a break event=test"_s));
    }
    void givesOnlyWhatIsNew()
    {
        LogMemory memory;
        for (int i = 0; i < 5; ++i)
            memory.take(LogLevel::Info, QByteArray::number(i));
        const auto lines = memory.after(3);
        QCOMPARE(lines.size(), size_t(2));
        QCOMPARE(lines[0].text, u"3"_s);
        QCOMPARE(lines[0].number, 4);
        QVERIFY(memory.after(5).empty());
    }
    void forgetsTheOldestLines()
    {
        LogMemory memory;
        for (size_t i = 0; i < LogMemory::kMostLines + 10; ++i)
            memory.take(LogLevel::Info, QByteArray::number(qsizetype(i)));
        const auto lines = memory.after(0);
        QCOMPARE(lines.size(), LogMemory::kMostLines);
        QCOMPARE(lines.front().text, u"10"_s);
    }
    void cutsLongLines()
    {
        LogMemory memory;
        memory.take(LogLevel::Info, QByteArray(2 * LogMemory::kLongestLine, 'x'));
        QCOMPARE(memory.after(0).front().text.size(), LogMemory::kLongestLine + 1);
    }

private:
    static qint64 newestNumber()
    {
        const auto lines = LogMemory::ofProgram().after(0);
        return lines.empty() ? 0 : lines.back().number;
    }
};

QTEST_GUILESS_MAIN(LogMemoryTest)
#include "LogMemoryTest.moc"
