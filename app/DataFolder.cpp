#include "app/DataFolder.h"

#include "app/SoleHolder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTemporaryFile>

namespace app {

using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::Result;

DataFolder::DataFolder(QString path) : m_path(std::move(path)) {}
DataFolder::DataFolder(DataFolder &&) noexcept = default;
DataFolder &DataFolder::operator=(DataFolder &&) noexcept = default;
DataFolder::~DataFolder() = default;

QString DataFolder::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/gatehouse"_s;
}

Result<DataFolder> DataFolder::open(const QString &path)
{
    const QString wanted = path.isEmpty() ? defaultPath() : QDir(path).absolutePath();
    const bool existed = QFileInfo::exists(wanted);
    if (!QDir().mkpath(wanted))
        return core::fail(ErrorKind::Storage,
                          u"the data folder %1 cannot be made; choose another with --data-dir"_s.arg(wanted));
    if (!existed)
        QFile::setPermissions(wanted, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QTemporaryFile probe(wanted + u"/.write-test-XXXXXX"_s);
    if (!probe.open())
        return core::fail(ErrorKind::Storage,
                          u"the data folder %1 cannot be written: %2"_s.arg(wanted, probe.errorString()));
    return DataFolder(wanted);
}

Result<DataFolder> DataFolder::existing(const QString &path)
{
    DataFolder folder(path.isEmpty() ? defaultPath() : QDir(path).absolutePath());
    if (!folder.holdsDatabase())
        return core::fail(ErrorKind::NotFound, u"there is no Gatehouse database in %1"_s.arg(folder.m_path));
    return folder;
}

Result<DataFolder> DataFolder::temporary()
{
    auto holder = std::make_unique<QTemporaryDir>(QDir::tempPath() + u"/gatehouse-demo-XXXXXX"_s);
    if (!holder->isValid())
        return core::fail(ErrorKind::Storage, u"no temporary folder for the demo: %1"_s.arg(holder->errorString()));
    DataFolder folder(holder->path());
    folder.m_temporary = std::move(holder);
    return folder;
}

QString DataFolder::file(const QString &name) const
{
    return m_path + u'/' + name;
}

bool DataFolder::holdsDatabase() const
{
    return QFileInfo::exists(file(u"gatehouse.db"_s));
}

Result<void> DataFolder::lock()
{
    auto lock = holdAlone(file(u"gatehouse.lock"_s), u"the data folder %1"_s.arg(m_path));
    if (!lock)
        return core::fail(lock.error());
    m_lock = *std::move(lock);
    return {};
}

} // namespace app
