#pragma once

#include "core/crypto/Envelope.h"

#include <QByteArray>
#include <QString>

#include <mutex>

namespace core {

/// A place in the chain of a node: the number of a row and its hash.
struct ChainPoint
{
    QString nodeId = {};
    qint64 seq = 0;
    QString hash = {};

    bool operator==(const ChainPoint &) const = default;
};

/// HMAC-SHA-256 over what the database says about its own chains, under a key derived from the KEK, which is not in the
/// database. Who can write the file but does not know the KEK can then neither plant nor change a head, an anchor or
/// the end of a chain, and cannot take away rows that the end covers. What is left to him: putting an earlier state of
/// these tables back (a head that was exported or written down shows it), rows behind the end that a subcommand wrote
/// without the KEK (until the server's next row), and emptying everything including the signing keys.
class AuditSeal
{
public:
    enum class Kind { Head, Anchor, End };

    explicit AuditSeal(const Envelope &envelope) : m_key(envelope.derive("gatehouse audit seal 1")) {}

    /// 32 bytes. `more` is what else the record says: the JWS of a head, the purge time of an anchor.
    QByteArray seal(Kind kind, const ChainPoint &point, const QByteArray &more = {}) const;
    bool isGenuine(Kind kind, const ChainPoint &point, const QByteArray &more, const QByteArray &seal) const;

private:
    SecretBytes m_key;
    mutable std::mutex m_lastMutex;
    mutable ChainPoint m_lastEnd; ///< sealed last: each row asks for the end of the one before again
    mutable QByteArray m_lastSeal;
};

} // namespace core
