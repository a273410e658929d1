#include "ui/keys/KeyTimeline.h"

#include "ui/widgets/Theme.h"

#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class KeyTimelineTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void showsWhatIsPublishedForLongEnoughToBeSeen_data();
    void showsWhatIsPublishedForLongEnoughToBeSeen();
    void keepsTheWordOfNowInsideItsFrame();

private:
    static core::KeyOverview keysOf(std::chrono::hours published);
    static QImage pictureOf(const core::KeyOverview &keys);
    static int pixelsOf(const QImage &picture, const QRect &area, const QColor &color);
    static core::Instant now() { return core::fromMillis(1'768'478'400'000); }
};

void KeyTimelineTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    ui::Theme::instance().install();
}

/// One key that signs, and one that waits for `published` before it takes over.
core::KeyOverview KeyTimelineTest::keysOf(std::chrono::hours published)
{
    core::KeySummary active;
    active.id = core::KeyId{u"one"_s};
    active.state = core::KeyState::Active;
    active.createdAt = now() - 720h;
    active.activatedAt = now() - 720h;
    core::KeySummary next;
    next.id = core::KeyId{u"two"_s};
    next.state = core::KeyState::Next;
    next.createdAt = now();
    next.activateAt = now() + published;
    core::KeyOverview keys;
    keys.keys = {next, active};
    keys.rotateEvery = 2160h;
    return keys;
}

QImage KeyTimelineTest::pictureOf(const core::KeyOverview &keys)
{
    ui::KeyTimeline timeline;
    timeline.setKeys(keys, now());
    timeline.resize(1000, timeline.sizeHint().height());
    return timeline.grab().toImage();
}

int KeyTimelineTest::pixelsOf(const QImage &picture, const QRect &area, const QColor &color)
{
    int found = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            const QColor here = picture.pixelColor(x, y);
            const int distance = std::abs(here.red() - color.red()) + std::abs(here.green() - color.green()) +
                                 std::abs(here.blue() - color.blue());
            found += distance < 48 ? 1 : 0;
        }
    }
    return found;
}

void KeyTimelineTest::showsWhatIsPublishedForLongEnoughToBeSeen_data()
{
    QTest::addColumn<int>("hours");
    QTest::addColumn<bool>("isShown");
    QTest::newRow("an hour of three months") << 1 << false;
    QTest::newRow("ten days") << 240 << true;
}

void KeyTimelineTest::showsWhatIsPublishedForLongEnoughToBeSeen()
{
    QFETCH(int, hours);
    QFETCH(bool, isShown);
    const QImage picture = pictureOf(keysOf(std::chrono::hours(hours)));
    const QRect bars = QRect(QPoint(112, 0), picture.rect().bottomRight()); // right of the names and their marks
    QCOMPARE(pixelsOf(picture, bars, ui::Theme::instance().color(ui::Tone::Waiting)) > 0, isShown);
}

void KeyTimelineTest::keepsTheWordOfNowInsideItsFrame()
{
    const QImage picture = pictureOf(keysOf(240h));
    const QRect top(40, 1, picture.width() - 80, 5); // below the frame's line, above the word
    QCOMPARE(pixelsOf(picture, top, ui::Theme::instance().color(ui::Tone::Accent)), 0);
}

QTEST_MAIN(KeyTimelineTest)
#include "KeyTimelineTest.moc"
