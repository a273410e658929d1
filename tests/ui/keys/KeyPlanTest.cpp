#include "ui/keys/KeyPlan.h"

#include "ui/widgets/TimeText.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class KeyPlanTest : public QObject
{
    Q_OBJECT
private slots:
    void namesTheKeyThatStartsSigningNext();
    void namesTheKeyThatLeavesFirst();
    void namesTheScheduledRotationWhenNothingElseIsPlanned();
    void saysThatAKeyIsOverdue();
    void plansNothingWithoutKeys();
    void plansNothingWhenKeysAreRotatedByHand();
    void drawsALifeInThreeSpans();
    void endsEverySpanAtTheRevocation();
    void drawsTheComingHandOver();
    void drawsOnlyThePublicationOfAKeyThatNeverSigned();

private:
    static constexpr core::Instant kNow{std::chrono::milliseconds(1'768'478'400'000)};
    static core::KeySummary active();
    static core::KeySummary next();
    static core::KeySummary retiring();
};

core::KeySummary KeyPlanTest::active()
{
    core::KeySummary key;
    key.id = core::KeyId{u"2026-01-key-1"_s};
    key.state = core::KeyState::Active;
    key.createdAt = kNow - 240h;
    key.activatedAt = kNow - 239h;
    return key;
}

core::KeySummary KeyPlanTest::next()
{
    core::KeySummary key;
    key.id = core::KeyId{u"2026-01-key-2"_s};
    key.state = core::KeyState::Next;
    key.createdAt = kNow - 6min;
    key.activateAt = kNow + 54min;
    return key;
}

core::KeySummary KeyPlanTest::retiring()
{
    core::KeySummary key;
    key.id = core::KeyId{u"2025-10-key-1"_s};
    key.state = core::KeyState::Retiring;
    key.createdAt = kNow - 2400h;
    key.activatedAt = kNow - 2399h;
    key.retiringAt = kNow - 239h;
    key.retireAt = kNow + 20min;
    return key;
}

void KeyPlanTest::namesTheKeyThatStartsSigningNext()
{
    const auto step = ui::nextKeyStep({{next(), active()}, {}, {}, false, 3600s, 2160h});
    QVERIFY(step.has_value());
    QCOMPARE(step->key.value, u"2026-01-key-2"_s);
    const QString text = ui::keyStepText(*step, kNow);
    QVERIFY2(text.contains(u"starts signing on "_s + ui::shortLocalTime(kNow + 54min)), qPrintable(text));
}

void KeyPlanTest::namesTheKeyThatLeavesFirst()
{
    const auto step = ui::nextKeyStep({{next(), active(), retiring()}, {}, {}, false, 3600s, 2160h});
    QVERIFY(step.has_value());
    QCOMPARE(step->key.value, u"2025-10-key-1"_s);
    QVERIFY(ui::keyStepText(*step, kNow).contains(ui::shortLocalTime(kNow + 20min)));
}

void KeyPlanTest::namesTheScheduledRotationWhenNothingElseIsPlanned()
{
    const auto step = ui::nextKeyStep({{active()}, {}, {}, false, 3600s, 480h});
    QVERIFY(step.has_value());
    QVERIFY(ui::keyStepText(*step, kNow).contains(u"scheduled rotation comes on "_s + ui::shortLocalTime(kNow + 241h)));
}

void KeyPlanTest::saysThatAKeyIsOverdue()
{
    const auto step = ui::nextKeyStep({{active()}, {}, {}, false, 3600s, 100h});
    QVERIFY(step.has_value());
    QVERIFY(ui::keyStepText(*step, kNow).contains(u"due for rotation"_s));
}

void KeyPlanTest::plansNothingWithoutKeys()
{
    QVERIFY(!ui::nextKeyStep({}));
}

void KeyPlanTest::plansNothingWhenKeysAreRotatedByHand()
{
    const core::KeyOverview keys{{active()}, {}, {}, false, 3600s, 0h};
    QVERIFY(!ui::nextKeyStep(keys));
    QVERIFY(!ui::plannedKey(keys, kNow));
    QVERIFY(ui::scheduleText(keys).contains(u"by hand"_s));
    const auto spans = ui::keySpans(active(), 0h, kNow, {}, 24h);
    QCOMPARE(spans.size(), size_t(2)); // nobody knows when it will retire
    QVERIFY(spans[1].open && spans[1].to == kNow);
    QVERIFY(ui::keySpanText(spans[1]).contains(u"until somebody rotates"_s));
}

void KeyPlanTest::drawsALifeInThreeSpans()
{
    const auto spans = ui::keySpans(retiring(), 2160h, kNow);
    QCOMPARE(spans.size(), size_t(3));
    QVERIFY(spans[0].kind == ui::KeySpan::Kind::Published && !spans[0].planned);
    QVERIFY(spans[1].kind == ui::KeySpan::Kind::Signing && !spans[1].planned);
    QVERIFY(spans[2].kind == ui::KeySpan::Kind::Retiring && spans[2].planned);
    QVERIFY(spans[1].to == spans[2].from);
    QVERIFY(spans[2].to == kNow + 20min);
}

void KeyPlanTest::endsEverySpanAtTheRevocation()
{
    core::KeySummary key = active();
    key.state = core::KeyState::Revoked;
    key.revokedAt = kNow - 1h;
    const auto spans = ui::keySpans(key, 2160h, kNow);
    QCOMPARE(spans.size(), size_t(2));
    QVERIFY(spans[1].to == kNow - 1h);
    QVERIFY(!spans[1].planned);
}

void KeyPlanTest::drawsTheComingHandOver()
{
    const auto handOver = ui::keyHandOver({{next(), active()}, {}, {}, false, 3600s, 2160h});
    QVERIFY(handOver == kNow + 54min);
    const auto coming = ui::keySpans(next(), 2160h, kNow, handOver);
    QCOMPARE(coming.size(), size_t(2));
    QCOMPARE(ui::keySpanWord(coming[1]), u"will sign"_s);
    QCOMPARE(ui::keySpanWord({ui::KeySpan::Kind::Retiring, kNow + 1h, kNow + 2h, true, true}), u"will only verify"_s);
    QVERIFY(coming[0].planned && coming[0].to == kNow + 54min);
    QVERIFY(coming[1].kind == ui::KeySpan::Kind::Signing && coming[1].ahead);
    QVERIFY(coming[1].from == kNow + 54min && coming[1].to == kNow + 54min + 2160h);
    const auto going = ui::keySpans(active(), 2160h, kNow, handOver);
    QVERIFY(going.back().kind == ui::KeySpan::Kind::Signing && going.back().planned && !going.back().ahead);
    QVERIFY(going.back().to == kNow + 54min);
    QVERIFY(!ui::keyHandOver({{active()}, {}, {}, false, 3600s, 2160h}));
}

void KeyPlanTest::drawsOnlyThePublicationOfAKeyThatNeverSigned()
{
    core::KeySummary key = next();
    key.state = core::KeyState::Revoked;
    key.revokedAt = kNow - 1min;
    const auto spans = ui::keySpans(key, 2160h, kNow);
    QCOMPARE(spans.size(), size_t(1));
    QVERIFY(!spans[0].planned);
    QVERIFY(spans[0].to == kNow - 1min);
}

QTEST_GUILESS_MAIN(KeyPlanTest)
#include "KeyPlanTest.moc"
