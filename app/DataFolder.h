#pragma once

#include "core/base/Result.h"

#include <QLockFile>
#include <QString>

#include <memory>

class QTemporaryDir;

namespace app {

/// The folder that holds database, lock and key file. Owner-only; at most one server at a time.
class DataFolder
{
public:
    /// Empty `path`: the user's own folder. Storage when it cannot be made or written.
    static core::Result<DataFolder> open(const QString &path);
    /// An existing one, for subcommands that only read. NotFound when there is none.
    static core::Result<DataFolder> existing(const QString &path);
    /// A fresh one that is removed with this object.
    static core::Result<DataFolder> temporary();

    DataFolder(DataFolder &&) noexcept;
    DataFolder &operator=(DataFolder &&) noexcept;
    ~DataFolder();

    QString path() const { return m_path; }
    bool isTemporary() const { return bool(m_temporary); }
    QString file(const QString &name) const;
    bool holdsDatabase() const;
    /// Conflict, naming the holder, when another server works here.
    core::Result<void> lock();

    static QString defaultPath();

private:
    explicit DataFolder(QString path);
    QString m_path;
    std::unique_ptr<QTemporaryDir> m_temporary;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace app
