#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/base/SecretBytes.h"
#include "core/crypto/Random.h"

#include <QString>

namespace core {

/// The file of a database that came out of a backup, checked, before any program works on it. Waits.
class RestoredDatabase
{
public:
    RestoredDatabase(QString path, const SecretBytes &kek, const Clock &clock, Random &random)
        : m_path(std::move(path)), m_kek(kek.clone()), m_clock(clock), m_random(random)
    {}

    /// Takes schedule and folder of the backups out, with a row of the audit log: beside the first installation the
    /// copy would count that one's files as its own, and delete them.
    Result<void> leaveBackupsToTheFirst();
    /// Everything that is sealed, the audit log's ends and heads too, is from now on sealed under `kek`. Crypto when
    /// something does not open; then nothing is changed.
    Result<void> sealUnder(const SecretBytes &kek);

private:
    QString m_path;
    SecretBytes m_kek;
    const Clock &m_clock;
    Random &m_random;
};

} // namespace core
