#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBytes.h"

#include <QString>

#include <optional>

namespace core {

/// A small file that only its owner may read (0600). Any thread; Storage when the disk says no.
class OwnerOnlyFile
{
public:
    static constexpr qint64 kMostBytes = 4096;

    explicit OwnerOnlyFile(QString path) : m_path(std::move(path)) {}

    const QString &path() const { return m_path; }
    bool exists() const;
    /// True when others than the owner may read or write it.
    bool isOpenToOthers() const;
    /// NotFound, or InvalidInput when it is larger than kMostBytes.
    Result<SecretBytes> read() const;
    /// Written beside, flushed to the disk and renamed: there is a whole file or none. AlreadyExists when one is there.
    Result<void> create(const SecretBytes &content) const;

private:
    QString m_path;
};

} // namespace core
