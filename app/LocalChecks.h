#pragma once

#include "core/admin/CertificateAdmin.h"
#include "core/admin/DiagnosticsAdmin.h"
#include "core/admin/KekAdmin.h"
#include "core/crypto/Random.h"
#include "core/database/Database.h"
#include "core/secrets/SecretStore.h"

#include <optional>

namespace app {

/// Steps of the self-test that need no server. What they look at is given, so that tests can make it fail.

/// `newestRow`: of the audit log; `isSynchronized`: none when the system does not say.
core::SelfTestCheck clockCheck(core::Instant now, std::optional<core::Instant> newestRow,
                               std::optional<bool> isSynchronized);
std::optional<bool> systemClockIsSynchronized();
/// PRAGMA quick_check and foreign_key_check. Waits.
core::SelfTestCheck databaseQuickCheck(core::Database &database);
/// Free space, and a small file that is written, read and removed.
core::SelfTestCheck diskCheck(const QString &folder, qint64 freeBytes);
core::SelfTestCheck certificateCheck(const core::CertificateState &state, bool isNeeded, core::Instant now);
/// An entry that is written, read and removed. Main thread; ready there.
QFuture<core::SelfTestCheck> keychainRoundTrip(core::SecretStore &keychain, core::Random &random);
core::SelfTestCheck sealedKeysCheck(const core::Result<core::KekTest> &test);

} // namespace app
