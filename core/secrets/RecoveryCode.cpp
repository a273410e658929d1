#include "core/secrets/RecoveryCode.h"

#include "core/crypto/TokenDigest.h"
#include "core/secrets/KekText.h"

#include <QByteArray>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr char kLetters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr qsizetype kKeyLetters = 52;  // 260 bits for 256
constexpr qsizetype kCheckLetters = 4; // 20 bits: one mistake in a million goes unnoticed, and the data folder knows
constexpr qsizetype kGroup = 4;

/// The first 20 bits of a digest that belongs to this purpose alone.
QByteArray checkOf(const SecretBytes &kek)
{
    QByteArray salted = "gatehouse recovery sheet"_ba + kek.toByteArray();
    const QByteArray digest = sha256(salted);
    wipeMemory(salted.data(), size_t(salted.size()));
    const auto byte = [&](qsizetype at) { return unsigned(static_cast<unsigned char>(digest[at])); };
    const unsigned bits = (byte(0) << 12) | (byte(1) << 4) | (byte(2) >> 4);
    QByteArray letters;
    for (int shift = 15; shift >= 0; shift -= 5)
        letters.append(kLetters[(bits >> shift) & 31]);
    return letters;
}

QByteArray lettersOf(const SecretBytes &kek)
{
    QByteArray letters;
    unsigned held = 0;
    int bits = 0;
    for (const unsigned char byte : kek.view()) {
        held = (held << 8) | byte;
        for (bits += 8; bits >= 5; bits -= 5)
            letters.append(kLetters[(held >> (bits - 5)) & 31]);
        held &= (1u << bits) - 1;
    }
    letters.append(kLetters[(held << (5 - bits)) & 31]);
    return letters;
}

int valueOf(char letter)
{
    const char upper = letter >= 'a' && letter <= 'z' ? char(letter - 'a' + 'A') : letter;
    const char meant = upper == 'O' ? '0' : upper == 'I' || upper == 'L' ? '1' : upper;
    for (int value = 0; value < 32; ++value) {
        if (kLetters[value] == meant)
            return value;
    }
    return -1;
}

/// U+2010 to U+2015, three bytes of UTF-8: what a word processor makes of a dash.
bool isPrintedDash(std::span<const unsigned char> bytes, size_t at)
{
    return bytes.size() - at >= 3 && bytes[at] == 0xE2 && bytes[at + 1] == 0x80 && bytes[at + 2] >= 0x90 &&
           bytes[at + 2] <= 0x95;
}

auto wrong(const QString &why)
{
    return fail(ErrorKind::InvalidInput, why, u"recovery_code"_s);
}

} // namespace

QString recoveryCode(const SecretBytes &kek)
{
    QByteArray letters = lettersOf(kek) + checkOf(kek);
    QString code;
    for (qsizetype at = 0; at < letters.size(); at += kGroup)
        code += (at == 0 ? u""_s : u"-"_s) + QString::fromLatin1(letters.mid(at, kGroup));
    wipeMemory(letters.data(), size_t(letters.size()));
    return code;
}

Result<SecretBytes> kekFromRecoveryCode(const SecretBytes &text)
{
    QByteArray letters;
    const auto bytes = text.view();
    for (size_t at = 0; at < bytes.size(); ++at) {
        const unsigned char byte = bytes[at];
        if (isPrintedDash(bytes, at)) {
            at += 2;
            continue;
        }
        if (byte == '-' || byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n')
            continue;
        const int value = valueOf(char(byte));
        if (value < 0)
            return wrong(u"the recovery code has a sign at place %1 that cannot be in it"_s.arg(letters.size() + 1));
        letters.append(kLetters[value]);
    }
    if (letters.size() != kKeyLetters + kCheckLetters)
        return wrong(u"the recovery code has %1 letters and digits; 56 are expected"_s.arg(letters.size()));
    SecretBytes kek(kKekBytes);
    unsigned held = 0;
    int bits = 0;
    size_t filled = 0;
    for (qsizetype at = 0; at < kKeyLetters; ++at) {
        held = ((held << 5) | unsigned(valueOf(letters[at]))) & 0xfff;
        bits += 5;
        if (bits >= 8 && filled < kKekBytes) {
            kek.data()[filled++] = static_cast<unsigned char>(held >> (bits - 8));
            bits -= 8;
        }
    }
    const bool isRight = letters.last(kCheckLetters) == checkOf(kek) && letters.first(kKeyLetters) == lettersOf(kek);
    wipeMemory(letters.data(), size_t(letters.size()));
    if (!isRight)
        return wrong(u"the check sum of the recovery code does not fit: look for a letter that was typed wrongly"_s);
    return kek;
}

} // namespace core
