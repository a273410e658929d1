#pragma once

#include "core/base/Result.h"

#include <QFuture>
#include <QString>

namespace core {

/// Where the key-encryption key lives and what it seals.
struct KekState
{
    QString place; ///< for people
    bool isFallback = false;
    int signingKeys = 0; ///< sealed under it
    int certificates = 0;
    QString folder = {}; ///< the data folder that it opens
};

/// What a test of the key found.
struct KekTest
{
    enum class Place { Same, Different, NotTried };
    Place place = Place::NotTried; ///< read again as the next start will; NotTried where it was given from outside
    int opened = 0;
    QStringList damaged; ///< names of what it does not open
};

/// The key-encryption key (KEK). Main thread; every look at the key itself is an audit row (`secret_viewed`).
class KekAdmin
{
public:
    virtual ~KekAdmin() = default;
    virtual QFuture<Result<KekState>> state() = 0;
    /// Reads the key from its place once more, and opens everything that is sealed. Changes nothing.
    virtual QFuture<Result<KekTest>> test() = 0;
    /// The key as letters that people can type, with a check sum: for a sheet of paper. Audited before it is given.
    virtual QFuture<Result<QString>> recoveryCode() = 0;
};

} // namespace core
