#include "core/crypto/PasswordHash.h"

#include "core/crypto/TokenDigest.h"

#include <algorithm>
#include <array>
#include <crypt.h>
#include <cstring>
#include <memory>

using namespace Qt::StringLiterals;

namespace core {

static constexpr int kLeastCost = 4;
static constexpr int kMostCost = 31;
static constexpr qsizetype kBcryptLength = 60;

/// 32 KiB that hold the password for a while: on the heap, and wiped.
struct WipeAndFree
{
    void operator()(crypt_data *data) const
    {
        wipeMemory(data, sizeof(*data));
        delete data;
    }
};

static bool isHashable(const SecretBytes &password)
{
    return !password.isEmpty() && password.size() <= PasswordHash::kMaxBytes &&
           std::ranges::find(password.view(), 0) == password.view().end();
}

/// Empty when crypt(3) does not know the setting.
static QByteArray crypted(const SecretBytes &password, const QByteArray &setting)
{
    std::unique_ptr<crypt_data, WipeAndFree> data(new crypt_data{});
    SecretBytes terminated(password.size() + 1);
    std::ranges::copy(password.view(), terminated.data());
    const auto *phrase = reinterpret_cast<const char *>(terminated.data());
    return QByteArray(crypt_rn(phrase, setting.constData(), data.get(), int(sizeof(crypt_data))));
}

Result<QString> PasswordHash::make(const SecretBytes &password, int cost, Random &random)
{
    if (!isHashable(password))
        return fail(ErrorKind::InvalidInput, u"a password has 1 to 72 bytes and no NUL"_s, u"password"_s);
    if (cost < kLeastCost || cost > kMostCost)
        return fail(ErrorKind::InvalidInput, u"the bcrypt cost is 4 to 31"_s);
    std::array<unsigned char, 16> salt;
    random.fill(salt);
    std::array<char, CRYPT_GENSALT_OUTPUT_SIZE> setting{};
    const auto *saltBytes = reinterpret_cast<const char *>(salt.data());
    if (!crypt_gensalt_rn("$2b$", ulong(cost), saltBytes, int(salt.size()), setting.data(), int(setting.size())))
        return fail(ErrorKind::Crypto, u"crypt(3) offers no bcrypt"_s);
    const QByteArray hash = crypted(password, QByteArray(setting.data()));
    if (hash.size() != kBcryptLength)
        return fail(ErrorKind::Crypto, u"the password could not be hashed"_s);
    return QString::fromLatin1(hash);
}

bool PasswordHash::verify(const SecretBytes &password, const QString &hash)
{
    const QByteArray expected = hash.toUtf8();
    if (!isHashable(password) || expected.isEmpty() || expected.size() >= CRYPT_OUTPUT_SIZE || expected.contains('\0'))
        return false;
    const QByteArray actual = crypted(password, expected);
    return !actual.isEmpty() && constantTimeEquals(actual, expected);
}

bool PasswordHash::needsRehash(const QString &hash, int cost)
{
    if (hash.size() != kBcryptLength || !hash.startsWith("$2b$"_L1) || hash.at(6) != u'$')
        return true;
    bool isNumber = false;
    const int present = QStringView(hash).sliced(4, 2).toInt(&isNumber);
    return !isNumber || present < cost;
}

QString PasswordHash::dummy(int cost)
{
    // A salt and a digest of zero bytes: finding their password means inverting bcrypt.
    const int bounded = std::clamp(cost, kLeastCost, kMostCost);
    return u"$2b$%1$"_s.arg(bounded, 2, 10, QChar(u'0')) + QString(22 + 31, u'.');
}

} // namespace core
