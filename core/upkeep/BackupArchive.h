#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/base/SecretBytes.h"
#include "core/crypto/Random.h"

#include <QString>

#include <functional>
#include <optional>

namespace core {

/// What can be read of a backup without its passphrase.
struct BackupHeader
{
    QByteArray salt; ///< 16 bytes, of the passphrase's key
    QByteArray id;   ///< 16 random bytes: no frame of one file fits into another
    Instant createdAt;
};

/// What else it says of itself.
struct BackupManifest
{
    QString program; ///< version of the program that wrote it
    QString nodeId;
    int schema = 0;
    qint64 databaseBytes = 0;
    QByteArray sha256; ///< of the database
};

/// A key made of a passphrase, so that a schedule need not keep the passphrase itself.
struct BackupKey
{
    QByteArray salt;
    SecretBytes key; ///< 32 bytes

    static BackupKey make(const SecretBytes &passphrase, Random &random);
    static BackupKey of(const SecretBytes &passphrase, const BackupHeader &header);
};

/// A database and the key that its secrets are sealed with, in one encrypted file: a mark that names the version, salt,
/// id and time, then frames of at most 1 MiB, each sealed with AES-256-GCM over header, number and kind, the last one
/// marked as such. So a file that was cut, mixed or changed in a single bit does not open.
class BackupArchive
{
public:
    /// Done and total bytes; false ends with Cancelled.
    using Progress = std::function<bool(qint64 done, qint64 total)>;

    explicit BackupArchive(QString path) : m_path(std::move(path)) {}

    /// InvalidInput when it is no backup, Conflict with field "version" when it is one of a later version.
    Result<BackupHeader> header() const;
    /// There is the whole file or none: written beside its place, flushed and moved there.
    Result<void> write(const QString &database, const BackupManifest &manifest, const SecretBytes &kek,
                       const BackupKey &key, const BackupHeader &header, Random &random,
                       const Progress &progress) const;

    struct Content
    {
        BackupManifest manifest;
        SecretBytes kek;
    };
    /// Reads and checks all of it; `database` is the file to write it to, empty: only checked. Crypto when the
    /// passphrase is wrong or the file was changed.
    Result<Content> read(const SecretBytes &key, const QString &database, const Progress &progress) const;

private:
    QString m_path;
};

} // namespace core
