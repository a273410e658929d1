#include "ui/widgets/TimeTicks.h"

#include <QLocale>
#include <QPainter>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TimeTicksTest : public QObject
{
    Q_OBJECT

private:
    static core::Instant local(const QString &text, const QTimeZone &zone)
    {
        QDateTime at = QDateTime::fromString(text, u"yyyy-MM-dd HH:mm:ss"_s);
        at.setTimeZone(zone);
        return core::fromMillis(at.toMSecsSinceEpoch());
    }
    static QStringList texts(const std::vector<ui::TimeTick> &ticks)
    {
        QStringList all;
        for (const ui::TimeTick &tick : ticks)
            all.append(tick.text);
        return all;
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void standsAtRoundLocalTimes_data()
    {
        using Span = std::chrono::milliseconds;
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<qint64>("apart");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const QByteArray &zone, const QString &from, const QString &to,
                            Span apart, const QStringList &expected) {
            QTest::newRow(name) << zone << from << to << qint64(apart.count()) << expected;
        };
        const QByteArray berlin = "Europe/Berlin";
        row("a day that begins at no round time", "UTC", u"2026-11-21 03:19:00"_s, u"2026-11-22 03:19:00"_s, 150min,
            {u"06:00"_s, u"09:00"_s, u"12:00"_s, u"15:00"_s, u"18:00"_s, u"21:00"_s, u"00:00"_s, u"03:00"_s});
        row("local, not UTC", "Asia/Kolkata", u"2026-11-21 00:00:00"_s, u"2026-11-21 12:00:00"_s, 3h,
            {u"00:00"_s, u"03:00"_s, u"06:00"_s, u"09:00"_s, u"12:00"_s});
        row("an hour that summer time leaves out", berlin, u"2026-03-29 00:00:00"_s, u"2026-03-29 06:00:00"_s, 1h,
            {u"00:00"_s, u"01:00"_s, u"03:00"_s, u"04:00"_s, u"05:00"_s, u"06:00"_s});
        row("hours of the wall after summer time begins", berlin, u"2026-03-29 00:00:00"_s, u"2026-03-29 12:00:00"_s,
            3h, {u"00:00"_s, u"03:00"_s, u"06:00"_s, u"09:00"_s, u"12:00"_s});
        row("an hour that comes twice", berlin, u"2026-10-25 01:30:00"_s, u"2026-10-25 03:00:00"_s, 30min,
            {u"01:30"_s, u"02:00"_s, u"02:30"_s, u"02:00"_s, u"02:30"_s, u"03:00"_s});
        row("midnights across the end of summer time", berlin, u"2026-10-23 12:00:00"_s, u"2026-10-27 12:00:00"_s, 20h,
            {u"24 Oct"_s, u"25 Oct"_s, u"26 Oct"_s, u"27 Oct"_s});
        row("half days name their days", "UTC", u"2026-11-20 00:00:00"_s, u"2026-11-21 12:30:00"_s, 12h,
            {u"20 Nov"_s, u"12:00"_s, u"21 Nov"_s, u"12:00"_s});
        row("seconds", "UTC", u"2026-11-20 10:00:03"_s, u"2026-11-20 10:00:11"_s, 2s,
            {u"10:00:04"_s, u"10:00:06"_s, u"10:00:08"_s, u"10:00:10"_s});
        row("less than a second apart", "UTC", u"2026-11-20 10:00:00"_s, u"2026-11-20 10:00:02"_s, 10ms,
            {u"10:00:00"_s, u"10:00:01"_s, u"10:00:02"_s});
        row("Mondays", "UTC", u"2026-11-01 00:00:00"_s, u"2026-11-30 00:00:00"_s, 96h,
            {u"2 Nov"_s, u"9 Nov"_s, u"16 Nov"_s, u"23 Nov"_s, u"30 Nov"_s});
        row("months across a year", "UTC", u"2026-10-20 00:00:00"_s, u"2027-02-10 00:00:00"_s, 480h,
            {u"Nov 2026"_s, u"Dec 2026"_s, u"Jan 2027"_s, u"Feb 2027"_s});
        row("a minute", "UTC", u"2026-11-20 10:00:38"_s, u"2026-11-20 10:01:38"_s, 12s,
            {u"10:00:45"_s, u"10:01:00"_s, u"10:01:15"_s, u"10:01:30"_s});
        row("a day without a midnight", "America/Sao_Paulo", u"2018-11-02 12:00:00"_s, u"2018-11-05 12:00:00"_s, 20h,
            {u"3 Nov"_s, u"4 Nov"_s, u"5 Nov"_s});
        row("ten years", "UTC", u"2016-11-22 00:00:00"_s, u"2026-11-22 00:00:00"_s, 24h * 500,
            {u"2018"_s, u"2020"_s, u"2022"_s, u"2024"_s, u"2026"_s});
        row("decades", "UTC", u"1995-06-01 00:00:00"_s, u"2026-06-01 00:00:00"_s, 24h * 3000,
            {u"2000"_s, u"2010"_s, u"2020"_s});
        row("one moment that is round", "UTC", u"2026-11-20 10:00:00"_s, u"2026-11-20 10:00:00"_s, 1h, {u"10:00"_s});
        row("one moment that is not", "UTC", u"2026-11-20 10:00:01"_s, u"2026-11-20 10:00:01"_s, 1h, {});
        row("from the end to the beginning", "UTC", u"2026-11-20 10:00:00"_s, u"2026-11-19 10:00:00"_s, 1h, {});
    }
    void standsAtRoundLocalTimes()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(qint64, apart);
        QFETCH(QStringList, expected);
        const QTimeZone place(zone);
        QVERIFY(place.isValid());
        QCOMPARE(texts(ui::timeTicks(local(from, place), local(to, place), std::chrono::milliseconds(apart), place)),
                 expected);
    }
    void neverGivesMoreThanAnAxisCanShow()
    {
        const core::Instant from = local(u"2026-01-01 00:00:00"_s, QTimeZone::utc());
        QVERIFY(ui::timeTicks(from, from + 24h * 3650, 1ms, QTimeZone::utc()).size() <= 400);
        QVERIFY(ui::timeTicks(core::fromMillis(0), core::fromMillis(Q_INT64_C(200'000'000'000'000)),
                              std::chrono::milliseconds(Q_INT64_C(90'000'000'000'000)), QTimeZone::utc())
                    .size() <= 400);
    }
    void labelsAreWholeAndApart()
    {
        QImage image(200, 20, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        ui::TickLabels labels(painter, QRectF(10, 0, 180, 20));
        QVERIFY(labels.draw(0, u"00:00"_s)); // pushed in from the left end
        QVERIFY(!labels.draw(20, u"01:00"_s));
        QVERIFY(labels.draw(100, u"02:00"_s));
        QVERIFY(labels.draw(200, u"03:00"_s)); // and from the right one
        painter.end();
        for (int y = 0; y < image.height(); ++y) {
            QCOMPARE(image.pixelColor(5, y), QColor(Qt::white));
            QCOMPARE(image.pixelColor(195, y), QColor(Qt::white));
        }
    }
};

QTEST_MAIN(TimeTicksTest)
#include "TimeTicksTest.moc"
