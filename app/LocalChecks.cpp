#include "app/LocalChecks.h"

#include <QDir>
#include <QFile>
#include <QLocale>
#include <QTemporaryFile>

#ifdef Q_OS_LINUX
#include <sys/timex.h>
#endif

namespace app {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::SelfTestCheck;
using CheckOutcome = SelfTestCheck::Outcome;

namespace {

constexpr qint64 kLowDisk = 1024ll * 1024 * 1024;
constexpr qint64 kNoDisk = 128ll * 1024 * 1024;
constexpr auto kEndsSoon = 14 * 24h;
const auto kRestoreBackup = u"Stop the program, keep the file, and restore the last good backup to a copy."_s;
const auto kUnlockKeychain = u"Unlock the keychain, or log in to the desktop again; see the page Signing keys."_s;

core::Result<QString> firstValue(core::Snapshot &snapshot, const QString &sql)
{
    auto rows = snapshot.run(sql);
    if (!rows)
        return core::fail(rows.error());
    return rows->next() ? rows->text(0) : QString();
}

QString momentText(core::Instant moment)
{
    return core::toDateTime(moment).toString(Qt::ISODate);
}

/// Empty: it worked.
QString trialOfFile(const QString &folder)
{
    const QByteArray bytes(4096, 'g');
    QTemporaryFile file(folder + u"/self-test-XXXXXX"_s);
    if (!file.open() || file.write(bytes) != bytes.size() || !file.flush())
        return file.errorString();
    return file.seek(0) && file.readAll() == bytes ? QString() : u"what was written is not what is read"_s;
}

} // namespace

SelfTestCheck clockCheck(core::Instant now, std::optional<core::Instant> newestRow, std::optional<bool> isSynchronized)
{
    SelfTestCheck check{.name = u"clock"_s, .detail = momentText(now)};
    const auto setRight =
        u"Set the clock, and let the system keep it (timedatectl set-ntp true): tokens that were issued "
        u"in the future are refused."_s;
    if (newestRow && *newestRow > now + 2s) {
        check.outcome = CheckOutcome::Failed;
        check.detail = u"the clock was set back: the newest row of the audit log is of %1, now is %2"_s.arg(
            momentText(*newestRow), momentText(now));
        check.advice = setRight;
    } else if (isSynchronized == false) {
        check.outcome = CheckOutcome::Doubtful;
        check.detail = u"%1; nothing keeps the clock in step with the time of the network"_s.arg(momentText(now));
        check.advice = setRight;
    }
    return check;
}

std::optional<bool> systemClockIsSynchronized()
{
#ifdef Q_OS_LINUX
    timex state{};
    const int answer = adjtimex(&state);
    if (answer >= 0)
        return answer != TIME_ERROR && (state.status & STA_UNSYNC) == 0;
#endif
    return std::nullopt;
}

SelfTestCheck databaseQuickCheck(core::Database &database)
{
    SelfTestCheck check{.name = u"database"_s, .detail = u"ok"_s};
    const auto found = database.readNow([](core::Snapshot &snapshot) -> core::Result<QString> {
        const auto quick = firstValue(snapshot, u"PRAGMA quick_check(1)"_s);
        if (!quick || *quick != "ok"_L1)
            return quick;
        const auto orphan = firstValue(snapshot, u"PRAGMA foreign_key_check"_s);
        if (!orphan)
            return orphan;
        return orphan->isEmpty() ? QString() : u"rows of %1 point nowhere"_s.arg(*orphan);
    });
    if (found && found->isEmpty())
        return check;
    check.outcome = CheckOutcome::Failed;
    check.detail = found ? *found : found.error().detail;
    check.advice = kRestoreBackup;
    return check;
}

SelfTestCheck diskCheck(const QString &folder, qint64 freeBytes)
{
    const QLocale words(QLocale::C);
    SelfTestCheck check{.name = u"disk"_s, .detail = u"%1 free"_s.arg(words.formattedDataSize(freeBytes))};
    const QString trouble = trialOfFile(folder);
    if (!trouble.isEmpty()) {
        check.outcome = CheckOutcome::Failed;
        check.detail = u"%1: %2"_s.arg(folder, trouble);
        check.advice = u"See who owns the folder, and that its disk is neither full nor read-only."_s;
    } else if (freeBytes >= 0 && freeBytes < kLowDisk) {
        check.outcome = freeBytes < kNoDisk ? CheckOutcome::Failed : CheckOutcome::Doubtful;
        check.advice = u"Make room, shorten the time that audit rows are kept, or compact the database (Backup)."_s;
    }
    return check;
}

SelfTestCheck certificateCheck(const core::CertificateState &state, bool isNeeded, core::Instant now)
{
    SelfTestCheck check{.name = u"certificate"_s};
    const auto renew = u"Make or import a new one (Certificate)."_s;
    if (!state.server) {
        check.outcome = isNeeded ? CheckOutcome::Failed : CheckOutcome::Skipped;
        check.detail = isNeeded ? u"there is none, but an address with HTTPS"_s : u"no address needs one"_s;
        check.advice = isNeeded ? renew : QString();
        return check;
    }
    check.detail = u"%1, until %2"_s.arg(state.server->subject, momentText(state.server->notAfter));
    if (state.server->notAfter <= now || state.server->notBefore > now) {
        check.outcome = isNeeded ? CheckOutcome::Failed : CheckOutcome::Doubtful;
        check.advice = renew;
    } else if (!state.failure.isEmpty()) {
        check.outcome = CheckOutcome::Doubtful;
        check.detail += u"; newer files are not taken over: "_s + state.failure;
        check.advice = u"Put the files right; the older ones still serve."_s;
    } else if (state.server->notAfter - now < kEndsSoon && state.source != core::CertificateState::Source::SelfMade) {
        check.outcome = CheckOutcome::Doubtful;
        check.advice = renew;
    }
    return check;
}

QFuture<SelfTestCheck> keychainRoundTrip(core::SecretStore &keychain, core::Random &random)
{
    const auto entry = u"self-test"_s;
    const auto secret = std::make_shared<const core::SecretBytes>(random.secret(32));
    auto promise = std::make_shared<QPromise<SelfTestCheck>>();
    promise->start();
    const auto settle = [promise](CheckOutcome outcome, const QString &detail) {
        promise->addResult(SelfTestCheck{.name = u"keychain"_s,
                                         .outcome = outcome,
                                         .detail = detail,
                                         .advice = outcome == CheckOutcome::Passed ? QString() : kUnlockKeychain});
        promise->finish();
    };
    keychain.write(entry, secret).then([=, &keychain](const core::Result<void> &written) {
        if (!written)
            return settle(CheckOutcome::Failed, written.error().detail);
        keychain.read(entry).then([=, &keychain](const core::Result<core::SecretStore::Secret> &read) {
            const bool isSame = read && *read && (*read)->toByteArray() == secret->toByteArray();
            keychain.remove(entry).then([=, &keychain](const core::Result<void> &removed) {
                if (!isSame)
                    return settle(CheckOutcome::Failed,
                                  u"%1 does not give back what it was given"_s.arg(keychain.displayName()));
                if (!removed)
                    return settle(CheckOutcome::Doubtful, removed.error().detail);
                settle(CheckOutcome::Passed, keychain.displayName());
            });
        });
    });
    return promise->future();
}

SelfTestCheck sealedKeysCheck(const core::Result<core::KekTest> &test)
{
    SelfTestCheck check{.name = u"sealed_keys"_s};
    if (!test) {
        check.outcome = CheckOutcome::Failed;
        check.detail = test.error().detail;
    } else if (!test->damaged.isEmpty()) {
        check.outcome = CheckOutcome::Failed;
        check.detail = u"%1 cannot be opened"_s.arg(test->damaged.join(u", "_s));
    } else if (test->place == core::KekTest::Place::Different) {
        check.outcome = CheckOutcome::Failed;
        check.detail = u"the next start would not find the key-encryption key, or another one"_s;
    } else {
        check.detail = u"%1 opened"_s.arg(test->opened);
    }
    if (check.outcome == CheckOutcome::Failed)
        check.advice = u"Print the recovery sheet now (Signing keys), before the program is stopped."_s;
    return check;
}

} // namespace app
