#include "ui/widgets/TimeTicks.h"

#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;

class TimeTicksTest : public QObject
{
    Q_OBJECT

private:
    static core::Instant instant(const QString &utc)
    {
        return core::fromMillis(QDateTime::fromString(utc + u'Z', Qt::ISODateWithMs).toMSecsSinceEpoch());
    }
    static QString ticksText(const ui::TimeTicks &ticks, const QTimeZone &zone)
    {
        QStringList texts;
        for (const core::Instant at : ticks.at)
            texts.append(ui::tickText(at, ticks.words, zone));
        return texts.join(u", "_s);
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void standsAtRoundMomentsOfTheWallClock_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("until");
        QTest::addColumn<double>("room");
        QTest::addColumn<QString>("ticks");
        const QString utc = u"UTC"_s;
        const QString berlin = u"Europe/Berlin"_s;
        QTest::newRow("a minute") << utc << u"2026-11-22T04:41:38"_s << u"2026-11-22T04:42:38"_s << 400.0
                                  << u"04:41:45, 04:42:00, 04:42:15, 04:42:30"_s;
        QTest::newRow("a quarter of an hour")
            << utc << u"2026-11-22T04:41:38"_s << u"2026-11-22T04:56:38"_s << 400.0 << u"04:45, 04:50, 04:55"_s;
        QTest::newRow("a day ends amid an hour") << utc << u"2026-11-21T04:42:00"_s << u"2026-11-22T04:42:00"_s << 955.0
                                                 << u"06:00, 09:00, 12:00, 15:00, 18:00, 21:00, 00:00, 03:00"_s;
        QTest::newRow("both ends are ticks") << utc << u"2026-11-22T00:00:00"_s << u"2026-11-22T12:00:00"_s << 500.0
                                             << u"00:00, 03:00, 06:00, 09:00, 12:00"_s;
        QTest::newRow("hours of the wall clock, not of UTC")
            << u"Asia/Kolkata"_s << u"2026-11-21T18:00:00"_s << u"2026-11-22T18:00:00"_s << 400.0
            << u"00:00, 06:00, 12:00, 18:00"_s;
        QTest::newRow("two days name the midnights") << utc << u"2026-11-20T10:00:00"_s << u"2026-11-22T10:00:00"_s
                                                     << 420.0 << u"12:00, 21 Nov, 12:00, 22 Nov"_s;
        QTest::newRow("the clock is set forward at two")
            << berlin << u"2026-03-28T23:00:00"_s << u"2026-03-29T22:00:00"_s << 900.0
            << u"00:00, 03:00, 06:00, 09:00, 12:00, 15:00, 18:00, 21:00, 00:00"_s;
        QTest::newRow("there is no room for the hour after it is set forward")
            << berlin << u"2026-03-28T23:00:00"_s << u"2026-03-29T10:00:00"_s << 340.0
            << u"00:00, 06:00, 09:00, 12:00"_s;
        QTest::newRow("the clock is set back at three")
            << berlin << u"2026-10-24T22:00:00"_s << u"2026-10-25T23:00:00"_s << 900.0
            << u"00:00, 03:00, 06:00, 09:00, 12:00, 15:00, 18:00, 21:00, 00:00"_s;
        QTest::newRow("an hour comes twice") << berlin << u"2026-10-24T22:30:00"_s << u"2026-10-25T03:30:00"_s << 500.0
                                             << u"01:00, 02:00, 02:00, 03:00, 04:00"_s;
        QTest::newRow("every second hour when one comes twice")
            << berlin << u"2026-10-24T22:00:00"_s << u"2026-10-25T08:00:00"_s << 500.0
            << u"00:00, 02:00, 04:00, 06:00, 08:00"_s;
        QTest::newRow("days over a change of the clock")
            << berlin << u"2026-03-27T12:00:00"_s << u"2026-03-31T12:00:00"_s << 400.0
            << u"28 Mar, 29 Mar, 30 Mar, 31 Mar"_s;
        QTest::newRow("a day without a midnight")
            << u"America/Sao_Paulo"_s << u"2018-11-02T12:00:00"_s << u"2018-11-06T12:00:00"_s << 400.0
            << u"3 Nov, 4 Nov, 5 Nov, 6 Nov"_s;
        QTest::newRow("a month stands at Mondays") << utc << u"2026-11-01T00:00:00"_s << u"2026-12-01T00:00:00"_s
                                                   << 400.0 << u"2 Nov, 9 Nov, 16 Nov, 23 Nov, 30 Nov"_s;
        QTest::newRow("a year stands at its quarters") << utc << u"2025-11-22T00:00:00"_s << u"2026-11-22T00:00:00"_s
                                                       << 400.0 << u"Jan 2026, Apr 2026, Jul 2026, Oct 2026"_s;
        QTest::newRow("ten years") << utc << u"2016-11-22T00:00:00"_s << u"2026-11-22T00:00:00"_s << 600.0
                                   << u"2018, 2020, 2022, 2024, 2026"_s;
        QTest::newRow("a thousand years") << utc << u"1500-01-02T00:00:00"_s << u"2500-01-02T00:00:00"_s << 500.0
                                          << u"1600, 1800, 2000, 2200, 2400"_s;
        QTest::newRow("less than a second has no round moment")
            << utc << u"2026-11-22T04:00:00.100"_s << u"2026-11-22T04:00:00.900"_s << 400.0 << QString();
        QTest::newRow("no span") << utc << u"2026-11-22T04:00:00"_s << u"2026-11-22T04:00:00"_s << 400.0 << QString();
        QTest::newRow("backwards") << utc << u"2026-11-22T04:00:00"_s << u"2026-11-21T04:00:00"_s << 400.0 << QString();
        QTest::newRow("no room") << utc << u"2026-11-21T04:00:00"_s << u"2026-11-22T04:00:00"_s << 0.0 << QString();
    }
    void standsAtRoundMomentsOfTheWallClock()
    {
        QFETCH(QString, zone);
        QFETCH(QString, from);
        QFETCH(QString, until);
        QFETCH(double, room);
        const QTimeZone place(zone.toLatin1());
        QVERIFY(place.isValid());
        const ui::TimeTicks ticks = ui::timeTicks(instant(from), instant(until), room, 80, place);
        QTEST(ticksText(ticks, place), "ticks");
    }
    void neverStandsCloserThanAsked()
    {
        const QTimeZone berlin("Europe/Berlin"_ba);
        const core::Instant from = instant(u"2026-03-20T07:13:05"_s);
        for (qint64 seconds = 1; seconds < 400'000'000; seconds = seconds * 5 / 4 + 1) {
            const core::Instant until = from + std::chrono::seconds(seconds);
            const ui::TimeTicks ticks = ui::timeTicks(from, until, 700, 90, berlin);
            for (size_t at = 1; at < ticks.at.size(); ++at) {
                const double apart = double((ticks.at[at] - ticks.at[at - 1]).count()) / (double(seconds) * 1000) * 700;
                QVERIFY2(apart >= 89.9, qPrintable(QString::number(seconds)));
            }
            QVERIFY2(seconds < 10 || ticks.at.size() >= 1, qPrintable(QString::number(seconds)));
        }
    }
};

QTEST_GUILESS_MAIN(TimeTicksTest)
#include "TimeTicksTest.moc"
