#include "core/upkeep/BackupArchive.h"

#include "core/crypto/AesGcm.h"
#include "core/crypto/Envelope.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr QByteArrayView kBackupName = "GHBACKUP";
constexpr QByteArrayView kBackupMark = "GHBACKUP1\n"; // names the parameters of this file as well
constexpr qsizetype kIdBytes = 16;
constexpr qsizetype kHeaderBytes = 10 + kIdBytes + kIdBytes + 8;
constexpr qsizetype kFrameBytes = 1 << 20;
constexpr qsizetype kMostSealed = kFrameBytes + 64;

enum class Frame : char { Manifest = 'M', Key = 'K', Data = 'D', End = 'E' };

QByteArray headerBytes(const BackupHeader &header)
{
    QByteArray bytes = kBackupMark.toByteArray() + header.salt + header.id;
    char millis[8];
    qToBigEndian(toMillis(header.createdAt), millis);
    return bytes.append(millis, sizeof millis);
}

Result<BackupHeader> readHeader(QFile &file)
{
    const QByteArray bytes = file.read(kHeaderBytes);
    if (!bytes.startsWith(kBackupMark) && bytes.startsWith(kBackupName))
        return fail(
            ErrorKind::Conflict,
            u"%1 was made by a newer version of Gatehouse; update this program to open it"_s.arg(file.fileName()),
            u"version"_s);
    if (!bytes.startsWith(kBackupMark))
        return fail(ErrorKind::InvalidInput, u"%1 is no backup of Gatehouse"_s.arg(file.fileName()));
    if (bytes.size() < kHeaderBytes)
        return fail(ErrorKind::InvalidInput, u"%1 is not whole"_s.arg(file.fileName()));
    qsizetype place = kBackupMark.size();
    BackupHeader header;
    header.salt = bytes.mid(place, kIdBytes);
    header.id = bytes.mid(place += kIdBytes, kIdBytes);
    header.createdAt = fromMillis(qFromBigEndian<qint64>(bytes.constData() + place + kIdBytes));
    return header;
}

/// What a frame is sealed over: it fits nowhere but at its own place in its own file.
QByteArray contextOf(const QByteArray &header, quint64 number, Frame kind)
{
    char index[8];
    qToBigEndian(number, index);
    return QByteArray(header).append(index, sizeof index).append(char(kind));
}

QByteArray manifestJson(const BackupManifest &manifest)
{
    return QJsonDocument(QJsonObject{{u"program"_s, manifest.program},
                                     {u"node_id"_s, manifest.nodeId},
                                     {u"schema"_s, manifest.schema},
                                     {u"database_bytes"_s, manifest.databaseBytes},
                                     {u"sha256"_s, QString::fromLatin1(manifest.sha256.toHex())}})
        .toJson(QJsonDocument::Compact);
}

BackupManifest manifestOf(const SecretBytes &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json.toByteArray()).object();
    return {object.value(u"program"_s).toString(), object.value(u"node_id"_s).toString(),
            object.value(u"schema"_s).toInt(), object.value(u"database_bytes"_s).toInteger(),
            QByteArray::fromHex(object.value(u"sha256"_s).toString().toLatin1())};
}

Error cannotUse(const QFileDevice &file)
{
    return {ErrorKind::Storage, u"%1: %2"_s.arg(file.fileName(), file.errorString())};
}

class FrameWriter
{
public:
    FrameWriter(QSaveFile &file, const SecretBytes &key, QByteArray header, Random &random)
        : m_file(file), m_key(key), m_header(std::move(header)), m_random(random)
    {}
    Result<void> begin()
    {
        if (m_file.write(m_header) != m_header.size())
            return fail(cannotUse(m_file));
        return {};
    }
    Result<void> put(Frame kind, const SecretBytes &plain)
    {
        const QByteArray sealed = aesGcmSeal(m_key, plain, contextOf(m_header, m_number++, kind), m_random);
        char size[4];
        qToBigEndian(quint32(sealed.size()), size);
        const QByteArray frame = QByteArray(1, char(kind)).append(size, sizeof size) + sealed;
        if (m_file.write(frame) != frame.size())
            return fail(cannotUse(m_file));
        return {};
    }

private:
    QSaveFile &m_file;
    const SecretBytes &m_key;
    QByteArray m_header;
    Random &m_random;
    quint64 m_number = 0;
};

class FrameReader
{
public:
    FrameReader(QFile &file, const SecretBytes &key, QByteArray header)
        : m_file(file), m_key(key), m_header(std::move(header))
    {}
    struct Read
    {
        Frame kind;
        SecretBytes plain;
    };
    Result<Read> next()
    {
        const QByteArray head = m_file.read(5);
        const quint32 size = head.size() == 5 ? qFromBigEndian<quint32>(head.constData() + 1) : 0;
        const QByteArray sealed = size > 0 && size <= quint32(kMostSealed) ? m_file.read(size) : QByteArray();
        if (sealed.isEmpty() || sealed.size() != qsizetype(size))
            return fail(ErrorKind::Crypto, u"%1 is not whole"_s.arg(m_file.fileName()));
        const auto kind = Frame(head[0]);
        auto plain = aesGcmOpen(m_key, sealed, contextOf(m_header, m_number++, kind));
        if (!plain)
            return fail(ErrorKind::Crypto, u"the passphrase is wrong or %1 was changed"_s.arg(m_file.fileName()));
        return Read{kind, *std::move(plain)};
    }
    Result<SecretBytes> expect(Frame kind)
    {
        auto read = next();
        if (!read)
            return fail(read.error());
        if (read->kind != kind)
            return fail(ErrorKind::Crypto, u"%1 is not whole"_s.arg(m_file.fileName()));
        return std::move(read->plain);
    }

private:
    QFile &m_file;
    const SecretBytes &m_key;
    QByteArray m_header;
    quint64 m_number = 0;
};

bool goesOn(const BackupArchive::Progress &progress, qint64 done, qint64 total)
{
    return !progress || progress(done, total);
}

Result<void> putDatabase(FrameWriter &writer, QFile &source, const BackupArchive::Progress &progress)
{
    qint64 done = 0;
    while (!source.atEnd()) {
        QByteArray chunk = source.read(kFrameBytes);
        if (chunk.isEmpty())
            return fail(cannotUse(source));
        done += chunk.size();
        if (const auto put = writer.put(Frame::Data, SecretBytes::take(std::move(chunk))); !put)
            return put;
        if (!goesOn(progress, done, source.size()))
            return fail(ErrorKind::Cancelled, u"the backup was cancelled"_s);
    }
    return writer.put(Frame::End, SecretBytes(size_t(1)));
}

/// Everything up to the end frame, into `target` when it is open.
Result<QByteArray> takeDatabase(FrameReader &reader, QFile &target, qint64 total,
                                const BackupArchive::Progress &progress)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    qint64 done = 0;
    while (true) {
        const auto read = reader.next();
        if (!read)
            return fail(read.error());
        if (read->kind == Frame::End)
            return hash.result();
        if (read->kind != Frame::Data)
            return fail(ErrorKind::Crypto, u"the backup is not whole"_s);
        const QByteArray chunk = read->plain.toByteArray();
        hash.addData(chunk);
        if (target.isOpen() && target.write(chunk) != chunk.size())
            return fail(cannotUse(target));
        done += chunk.size();
        if (!goesOn(progress, done, total))
            return fail(ErrorKind::Cancelled, u"reading the backup was cancelled"_s);
    }
}

} // namespace

BackupKey BackupKey::make(const SecretBytes &passphrase, Random &random)
{
    QByteArray salt(kIdBytes, Qt::Uninitialized);
    random.fill({reinterpret_cast<unsigned char *>(salt.data()), size_t(salt.size())});
    return {salt, keyFromPassphrase(passphrase, salt)};
}

BackupKey BackupKey::of(const SecretBytes &passphrase, const BackupHeader &header)
{
    return {header.salt, keyFromPassphrase(passphrase, header.salt)};
}

Result<BackupHeader> BackupArchive::header() const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(cannotUse(file));
    return readHeader(file);
}

Result<void> BackupArchive::write(const QString &database, const BackupManifest &manifest, const SecretBytes &kek,
                                  const BackupKey &key, const BackupHeader &header, Random &random,
                                  const Progress &progress) const
{
    QFile source(database);
    if (!source.open(QIODevice::ReadOnly))
        return fail(cannotUse(source));
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(cannotUse(file));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    FrameWriter writer(file, key.key, headerBytes(header), random);
    for (const auto &step : {std::function([&] { return writer.begin(); }), std::function([&] {
                                 return writer.put(Frame::Manifest, SecretBytes::take(manifestJson(manifest)));
                             }),
                             std::function([&] { return writer.put(Frame::Key, kek); }),
                             std::function([&] { return putDatabase(writer, source, progress); })}) {
        if (auto done = step(); !done)
            return done; // the unfinished file goes with QSaveFile
    }
    if (!file.commit())
        return fail(cannotUse(file));
    return {};
}

Result<BackupArchive::Content> BackupArchive::read(const SecretBytes &key, const QString &database,
                                                   const Progress &progress) const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(cannotUse(file));
    const auto header = readHeader(file);
    if (!header)
        return fail(header.error());
    FrameReader reader(file, key, headerBytes(*header));
    const auto manifest = reader.expect(Frame::Manifest);
    if (!manifest)
        return fail(manifest.error());
    auto kek = reader.expect(Frame::Key);
    if (!kek)
        return fail(kek.error());
    Content content{manifestOf(*manifest), *std::move(kek)};
    QFile target(database);
    if (!database.isEmpty() &&
        !target.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return fail(cannotUse(target));
    const auto sha256 = takeDatabase(reader, target, content.manifest.databaseBytes, progress);
    if (!sha256)
        return fail(sha256.error());
    if (*sha256 != content.manifest.sha256 || !file.atEnd())
        return fail(ErrorKind::Crypto, u"%1 is not what was written"_s.arg(m_path));
    if (target.isOpen() && !target.flush())
        return fail(cannotUse(target));
    return content;
}

} // namespace core
