#include "core/crypto/CertificateNames.h"
#include "core/crypto/ServerIdentity.h"
#include "tests/fuzz/Fuzzing.h"

#include <QSet>

using namespace Qt::StringLiterals;
using core::Certificate;
using core::CertificateKey;
using core::SecretBytes;
using tests::require;

namespace {

SecretBytes secret(QByteArray bytes)
{
    return SecretBytes::take(std::move(bytes));
}

bool isShowable(const QString &text)
{
    return std::ranges::none_of(text, [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
}

void checkCertificate(const Certificate &certificate)
{
    const auto again = Certificate::fromDer(certificate.toDer());
    require(again && *again == certificate, "stored and read again it is the same certificate");
    const auto fromText = Certificate::fromPem(certificate.toPem());
    require(fromText && fromText->size() == 1 && fromText->front() == certificate, "as text too");
    require(again->subject() == certificate.subject() && again->names() == certificate.names(), "and says the same");
    require(isShowable(certificate.subject()) && isShowable(certificate.issuer()), "names can be shown in one line");
    const QStringList names = certificate.names();
    require(names.size() <= Certificate::kMostNames, "names have an end");
    require(std::ranges::all_of(names, isShowable), "each name can be shown in one line");
    require(certificate.sha256().size() == 95, "a fingerprint has 32 bytes");
    require(!certificate.isValidFor({}), "nobody is called nothing");
    const bool isNamed =
        names.contains(u"victim.example"_s, Qt::CaseInsensitive) || names.contains(u"*.example"_s, Qt::CaseInsensitive);
    require(isNamed || names.size() == Certificate::kMostNames || !certificate.isValidFor(u"victim.example"_s),
            "valid only for a host that it names");
    require(!certificate.isIssuedBy(certificate) || certificate.isSelfIssued(), "its own issuer bears its name");
    static_cast<void>(certificate.checkStrength());
    static_cast<void>(certificate.checkServes());
    static_cast<void>(certificate.algorithm());
}

void checkIdentity(const QByteArray &pem)
{
    const auto identity = core::serverIdentityFromPem(pem, secret(pem), {});
    if (!identity)
        return require(identity.error().kind == core::ErrorKind::InvalidInput ||
                           identity.error().kind == core::ErrorKind::Crypto,
                       "a bad identity is invalid input");
    require(identity->leaf().belongsTo(identity->key), "the first certificate is the key's");
    require(identity->leaf().checkServes() && identity->leaf().checkStrength(), "clients take it");
    for (size_t i = 1; i < identity->chain.size(); ++i)
        require(identity->chain[i - 1].isIssuedBy(identity->chain[i]), "each is issued by the next");
    const auto again = core::serverIdentityFromPem(identity->chainPem(), identity->key.toPem(), SecretBytes());
    require(again && again->chain == identity->chain, "stored and read again it is the same");
}

void checkKey(const QByteArray &pem)
{
    const auto key = CertificateKey::fromPem(secret(pem), secret("passphrase"_ba));
    if (!key)
        return;
    const auto again = CertificateKey::fromDer(key->toDer());
    require(again && again->toPem().toByteArray() == key->toPem().toByteArray(),
            "stored and read again it is the same");
    require(again->isRsa() == key->isRsa(), "of the same kind");
}

void checkNames(const QByteArray &text)
{
    const auto names = core::canonicalNames(QString::fromUtf8(text).split(u'\n'));
    if (!names)
        return require(names.error().field == "names"_L1, "a refusal names the field");
    require(!names->isEmpty() && QSet<QString>(names->begin(), names->end()).size() == names->size(), "each once");
    for (const QString &name : *names) {
        for (const QChar c : name)
            require(c > u' ' && c < u'\x7f' && !c.isUpper(), "lower-case ASCII");
    }
    const auto again = core::canonicalNames(*names);
    require(again && *again == *names, "written that way it stays that way");
}

} // namespace

/// "der" and the bytes of a certificate; "pem", "identity" or "key" and text; "names" and a name a line.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    tests::FuzzInput input(data, size);
    const QByteArray form = input.line();
    const QByteArray text = input.rest();
    if (form == "der") {
        if (const auto certificate = Certificate::fromDer(text))
            checkCertificate(*certificate);
    } else if (form == "pem") {
        const auto certificates = Certificate::fromPem(text);
        require(!certificates || certificates->size() <= size_t(Certificate::kMostInPem), "not too many");
        if (certificates)
            checkCertificate(certificates->front());
    } else if (form == "identity") {
        checkIdentity(text);
    } else if (form == "key") {
        checkKey(text);
    } else {
        checkNames(text);
    }
    return 0;
}
