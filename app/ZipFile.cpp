#include "app/ZipFile.h"

#include <QFile>
#include <QSaveFile>

#include <memory>
#include <zip.h>

namespace app {

using namespace Qt::StringLiterals;
using core::Result;

namespace {

core::Error storage(const QString &detail)
{
    return {core::ErrorKind::Storage, detail};
}

QString zipErrorText(zip_error_t &error)
{
    const QString text = QString::fromUtf8(zip_error_strerror(&error));
    zip_error_fini(&error);
    return text;
}

struct FreeSource
{
    void operator()(zip_source_t *source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, FreeSource>;

/// Into `archive`, which is made in memory; `files` must outlive the call.
Result<void> fill(zip_source_t *archive, const std::vector<std::pair<QString, QByteArray>> &files)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_t *zip = zip_open_from_source(archive, ZIP_TRUNCATE, &error);
    if (!zip)
        return core::fail(storage(zipErrorText(error)));
    zip_source_keep(archive); // zip_close gives its own reference back
    for (const auto &[name, content] : files) {
        zip_source_t *source = zip_source_buffer(zip, content.constData(), zip_uint64_t(content.size()), 0);
        if (!source || zip_file_add(zip, name.toUtf8().constData(), source, ZIP_FL_ENC_UTF_8) < 0) {
            const QString detail = QString::fromUtf8(zip_strerror(zip));
            zip_source_free(source);
            zip_discard(zip);
            return core::fail(storage(detail));
        }
    }
    if (zip_close(zip) < 0) {
        const QString detail = QString::fromUtf8(zip_strerror(zip));
        zip_discard(zip);
        return core::fail(storage(detail));
    }
    return {};
}

Result<QByteArray> bytesOf(zip_source_t *archive)
{
    zip_stat_t facts;
    zip_stat_init(&facts);
    if (zip_source_stat(archive, &facts) < 0 || zip_source_open(archive) < 0)
        return core::fail(storage(QString::fromUtf8(zip_error_strerror(zip_source_error(archive)))));
    QByteArray bytes(qsizetype(facts.size), Qt::Uninitialized);
    const zip_int64_t got = zip_source_read(archive, bytes.data(), facts.size);
    zip_source_close(archive);
    if (got != bytes.size())
        return core::fail(storage(u"the archive is not whole"_s));
    return bytes;
}

} // namespace

Result<void> writeZip(const QString &path, const std::vector<std::pair<QString, QByteArray>> &files)
{
    zip_error_t error;
    zip_error_init(&error);
    const Source archive(zip_source_buffer_create(nullptr, 0, 0, &error));
    if (!archive)
        return core::fail(storage(zipErrorText(error)));
    if (const auto filled = fill(archive.get(), files); !filled)
        return filled;
    const auto bytes = bytesOf(archive.get());
    if (!bytes)
        return core::fail(bytes.error());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return core::fail(storage(u"%1: %2"_s.arg(path, file.errorString())));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (file.write(*bytes) != bytes->size() || !file.commit())
        return core::fail(storage(u"%1: %2"_s.arg(path, file.errorString())));
    return {};
}

} // namespace app
