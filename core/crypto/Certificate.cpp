#include "core/crypto/Certificate.h"

#include "core/crypto/CertificateKey.h"
#include "core/crypto/CertificateNames.h"
#include "core/crypto/OpenSsl.h"

#include <algorithm>
#include <ctime>
#include <openssl/err.h>
#include <openssl/pem.h>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr int kLeastSignatureBits = 112; // SHA-1 has 63: no client takes it any more
constexpr int kLeastCertificateRsaBits = 2048;

Instant instantOf(const ASN1_TIME *time)
{
    std::tm parts{};
    return ASN1_TIME_to_tm(time, &parts) == 1 ? fromSeconds(timegm(&parts)) : Instant();
}

QString nameText(const X509_NAME *name)
{
    if (X509_NAME_entry_count(name) == 1) {
        const ASN1_OBJECT *kind = X509_NAME_ENTRY_get_object(X509_NAME_get_entry(name, 0));
        unsigned char *utf8 = nullptr;
        const int size = OBJ_obj2nid(kind) == NID_commonName
                             ? ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, 0)))
                             : -1;
        const QString text = QString::fromUtf8(reinterpret_cast<const char *>(utf8), qMax(0, size));
        OPENSSL_free(utf8);
        if (!text.isEmpty() && std::ranges::all_of(text, [](QChar c) { return c.isPrint(); }))
            return text;
    }
    const openssl::Bio out(BIO_new(BIO_s_mem()));
    X509_NAME_print_ex(out.get(), name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
    char *text = nullptr;
    const long size = BIO_get_mem_data(out.get(), &text);
    return QString::fromUtf8(text, qMax(0L, size));
}

QByteArrayView viewOf(const ASN1_STRING *string)
{
    return {ASN1_STRING_get0_data(string), ASN1_STRING_length(string)};
}

/// Empty for kinds that no TLS client looks at, and for what no DNS name can hold.
QString alternativeName(const GENERAL_NAME *name)
{
    if (name->type == GEN_IPADD)
        return addressText(viewOf(name->d.iPAddress));
    if (name->type != GEN_DNS)
        return {};
    const QByteArrayView text = viewOf(name->d.dNSName);
    const bool isPlain = std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7f; });
    return isPlain ? QString::fromLatin1(text) : QString();
}

} // namespace

Result<Certificate> Certificate::fromDer(const QByteArray &der)
{
    const unsigned char *position = openssl::bytes(der);
    const unsigned char *const end = position + der.size();
    std::shared_ptr<X509> x509(d2i_X509(nullptr, &position, long(der.size())), X509_free);
    ERR_clear_error();
    if (!x509 || position != end)
        return fail(ErrorKind::InvalidInput, u"not an X.509 certificate"_s, u"certificate"_s);
    return Certificate(std::move(x509));
}

Result<std::vector<Certificate>> Certificate::fromPem(const QByteArray &pem)
{
    const auto field = u"certificate"_s;
    if (pem.size() > kMostPemBytes)
        return fail(ErrorKind::InvalidInput, u"the certificates have more than %1 bytes"_s.arg(kMostPemBytes), field);
    const openssl::Bio in(BIO_new_mem_buf(pem.constData(), int(pem.size())));
    std::vector<Certificate> all;
    while (std::shared_ptr<X509> x509{PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr), X509_free}) {
        if (all.size() == kMostInPem)
            return fail(ErrorKind::InvalidInput, u"more than %1 certificates"_s.arg(kMostInPem), field);
        all.push_back(Certificate(std::move(x509)));
    }
    const unsigned long error = ERR_peek_last_error();
    const bool isAtEnd = ERR_GET_LIB(error) == ERR_LIB_PEM && ERR_GET_REASON(error) == PEM_R_NO_START_LINE;
    ERR_clear_error();
    if (!isAtEnd)
        return fail(ErrorKind::InvalidInput, u"certificate %1 cannot be read"_s.arg(all.size() + 1), field);
    if (all.empty())
        return fail(ErrorKind::InvalidInput, u"no certificate in PEM form"_s, field);
    return all;
}

QByteArray Certificate::toDer() const
{
    QByteArray der(qMax(0, i2d_X509(m_x509.get(), nullptr)), Qt::Uninitialized);
    auto *out = reinterpret_cast<unsigned char *>(der.data());
    i2d_X509(m_x509.get(), &out);
    return der;
}

QByteArray Certificate::toPem() const
{
    const openssl::Bio out(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(out.get(), m_x509.get());
    char *text = nullptr;
    const long size = BIO_get_mem_data(out.get(), &text);
    return QByteArray(text, size);
}

QString Certificate::subject() const
{
    return nameText(X509_get_subject_name(m_x509.get()));
}

QString Certificate::issuer() const
{
    return nameText(X509_get_issuer_name(m_x509.get()));
}

QStringList Certificate::names() const
{
    const openssl::GeneralNames found(
        static_cast<GENERAL_NAMES *>(X509_get_ext_d2i(m_x509.get(), NID_subject_alt_name, nullptr, nullptr)));
    QStringList names;
    for (int i = 0; i < sk_GENERAL_NAME_num(found.get()) && names.size() < kMostNames; ++i) {
        const QString name = alternativeName(sk_GENERAL_NAME_value(found.get(), i));
        if (!name.isEmpty())
            names << name;
    }
    return names;
}

Instant Certificate::notBefore() const
{
    return instantOf(X509_get0_notBefore(m_x509.get()));
}

Instant Certificate::notAfter() const
{
    return instantOf(X509_get0_notAfter(m_x509.get()));
}

QString Certificate::sha256() const
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    X509_digest(m_x509.get(), EVP_sha256(), digest, &size);
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(digest), int(size)).toHex(':').toUpper());
}

QString Certificate::algorithm() const
{
    const EVP_PKEY *key = X509_get0_pubkey(m_x509.get());
    if (!key)
        return u"unknown"_s;
    if (EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA)
        return u"RSA %1"_s.arg(EVP_PKEY_get_bits(key));
    if (EVP_PKEY_get_base_id(key) == EVP_PKEY_EC)
        return u"ECDSA P-%1"_s.arg(EVP_PKEY_get_bits(key));
    return QString::fromLatin1(EVP_PKEY_get0_type_name(key));
}

bool Certificate::isValidFor(const QString &host) const
{
    const QByteArray address = addressBytes(host);
    if (!address.isEmpty())
        return X509_check_ip(m_x509.get(), openssl::bytes(address), size_t(address.size()), 0) == 1;
    const QByteArray name = host.toLatin1();
    constexpr unsigned kFlags = X509_CHECK_FLAG_NEVER_CHECK_SUBJECT | X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS;
    return !name.isEmpty() &&
           X509_check_host(m_x509.get(), name.constData(), size_t(name.size()), kFlags, nullptr) == 1;
}

bool Certificate::isSelfIssued() const
{
    return X509_NAME_cmp(X509_get_subject_name(m_x509.get()), X509_get_issuer_name(m_x509.get())) == 0;
}

bool Certificate::isIssuedBy(const Certificate &issuer) const
{
    const bool isSo = X509_check_ca(issuer.m_x509.get()) > 0 &&
                      X509_check_issued(issuer.m_x509.get(), m_x509.get()) == X509_V_OK &&
                      X509_verify(m_x509.get(), X509_get0_pubkey(issuer.m_x509.get())) == 1;
    ERR_clear_error();
    return isSo;
}

bool Certificate::belongsTo(const CertificateKey &key) const
{
    const bool belongs = X509_check_private_key(m_x509.get(), key.m_key.get()) == 1;
    ERR_clear_error();
    return belongs;
}

Result<void> Certificate::checkStrength() const
{
    const auto field = u"certificate"_s;
    const EVP_PKEY *key = X509_get0_pubkey(m_x509.get());
    int signatureBits = 0;
    X509_get_signature_info(m_x509.get(), nullptr, nullptr, &signatureBits, nullptr);
    ERR_clear_error();
    if (!key)
        return fail(ErrorKind::InvalidInput, u"'%1' has an unknown kind of key"_s.arg(subject()), field);
    if (EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA && EVP_PKEY_get_bits(key) < kLeastCertificateRsaBits)
        return fail(ErrorKind::InvalidInput,
                    u"'%1' has an RSA key of %2 bits; clients want at least %3"_s.arg(subject())
                        .arg(EVP_PKEY_get_bits(key))
                        .arg(kLeastCertificateRsaBits),
                    field);
    if (!isSelfIssued() && signatureBits < kLeastSignatureBits)
        return fail(ErrorKind::InvalidInput, u"'%1' is signed with a broken hash (MD5 or SHA-1)"_s.arg(subject()),
                    field);
    return {};
}

Result<void> Certificate::checkServes() const
{
    const auto field = u"certificate"_s;
    if (auto strong = checkStrength(); !strong)
        return strong;
    const uint32_t flags = X509_get_extension_flags(m_x509.get());
    if (flags & EXFLAG_INVALID)
        return fail(ErrorKind::InvalidInput, u"'%1' has extensions that cannot be read"_s.arg(subject()), field);
    if ((flags & EXFLAG_XKUSAGE) && !(X509_get_extended_key_usage(m_x509.get()) & (XKU_SSL_SERVER | XKU_ANYEKU)))
        return fail(ErrorKind::InvalidInput, u"'%1' is not made for servers (extended key usage)"_s.arg(subject()),
                    field);
    if ((flags & EXFLAG_KUSAGE) && !(X509_get_key_usage(m_x509.get()) & KU_DIGITAL_SIGNATURE))
        return fail(ErrorKind::InvalidInput, u"'%1' may not sign handshakes (key usage)"_s.arg(subject()), field);
    return {};
}

} // namespace core
