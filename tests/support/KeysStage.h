#pragma once

#include "core/base/Clock.h"
#include "tests/support/FakeKeyAdmin.h"
#include "ui/keys/KeysPage.h"
#include "ui/widgets/Theme.h"

#include <QLabel>
#include <QStandardPaths>
#include <QTest>

namespace tests {

inline core::KeySummary aKey(const QString &kid, core::KeyState state)
{
    core::KeySummary key;
    key.id = core::KeyId{kid};
    key.state = state;
    key.bits = 2048;
    return key;
}

/// One that waits, one that signs, one that only verifies and a revoked one.
inline void fillKeys(tests::FakeKeyAdmin &keys)
{
    using namespace Qt::StringLiterals;
    using namespace std::chrono_literals;
    const core::Instant now = core::SystemClock().now();
    core::KeySummary next = aKey(u"2026-01-key-2"_s, core::KeyState::Next);
    next.createdAt = now - 6min;
    next.activateAt = now + 54min;
    core::KeySummary active = aKey(u"2026-01-key-1"_s, core::KeyState::Active);
    active.createdAt = now - 40 * 24h;
    active.activatedAt = now - 39 * 24h;
    active.liveRefreshTokens = 412;
    core::KeySummary retiring = aKey(u"2025-10-key-1"_s, core::KeyState::Retiring);
    retiring.createdAt = now - 131 * 24h;
    retiring.activatedAt = now - 130 * 24h;
    retiring.retiringAt = now - 39 * 24h;
    retiring.retireAt = now + 12 * 24h;
    retiring.liveRefreshTokens = 17;
    core::KeySummary revoked = aKey(u"2025-08-key-1"_s, core::KeyState::Revoked);
    revoked.createdAt = now - 180 * 24h;
    revoked.activatedAt = now - 179 * 24h;
    revoked.retiringAt = now - 130 * 24h;
    revoked.revokedAt = now - 120 * 24h;
    keys.state.keys = {next, active, retiring, revoked};
    keys.state.jwks = u"{\n    \"keys\": [\n        {\n            \"kid\": \"2026-01-key-1\"\n        }\n    ]\n}"_s;
    keys.state.kekPlace = u"GNOME Keyring"_s;
}

/// The page of signing keys on a fake.
class KeysStage
{
protected:
    static void dressUp()
    {
        QStandardPaths::setTestModeEnabled(true);
        ui::Theme::instance().install();
    }
    /// With its keys, unless they could not be read.
    static std::unique_ptr<ui::KeysPage> pageOf(FakeKeyAdmin &keys)
    {
        auto page = std::make_unique<ui::KeysPage>(keys);
        page->refresh(-1);
        QCoreApplication::processEvents();
        return page;
    }
    /// Empty: none is shown.
    static QString noticeOf(const ui::KeysPage &page)
    {
        const auto *notice = part<QWidget>(page, QStringLiteral("pageNotice"));
        const auto *text = notice->findChild<QLabel *>(QStringLiteral("messageText"));
        return notice->isHidden() || !text ? QString() : text->text();
    }
    template <class T>
    static T *part(const QWidget &page, const QString &name)
    {
        return page.findChild<T *>(name);
    }
};

} // namespace tests
