#include "core/crypto/CertificateDraft.h"

#include "core/crypto/CertificateNames.h"
#include "core/crypto/OpenSsl.h"

#include <openssl/err.h>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr int kSerialBits = 127; // positive as a 128-bit integer; RFC 5280 §4.1.2.2
constexpr long kVersion3 = 2;

bool setSerial(X509 &x509)
{
    const openssl::Bignum serial(BN_new());
    return serial && BN_rand(serial.get(), kSerialBits, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1 &&
           BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(&x509));
}

bool setTimes(X509 &x509, const CertificateDraft::Plan &plan)
{
    return ASN1_TIME_set(X509_getm_notBefore(&x509), time_t(toSeconds(plan.notBefore))) &&
           ASN1_TIME_set(X509_getm_notAfter(&x509), time_t(toSeconds(plan.notAfter)));
}

bool addNameEntry(X509_NAME *name, const char *kind, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    return X509_NAME_add_entry_by_txt(name, kind, MBSTRING_UTF8, openssl::bytes(utf8), int(utf8.size()), -1, 0) == 1;
}

bool setSubject(X509 &x509, const CertificateDraft::Plan &plan)
{
    X509_NAME *name = X509_get_subject_name(&x509);
    return (!plan.isAuthority || addNameEntry(name, "O", u"Gatehouse"_s)) &&
           (plan.commonName.isEmpty() || addNameEntry(name, "CN", plan.commonName));
}

bool addExtension(X509 &x509, X509V3_CTX &context, int kind, const char *value)
{
    const std::unique_ptr<X509_EXTENSION, openssl::Release<X509_EXTENSION_free>> extension(
        X509V3_EXT_conf_nid(nullptr, &context, kind, value));
    return extension && X509_add_ext(&x509, extension.get(), -1) == 1;
}

/// Built of values, never of OpenSSL's configuration text: a name cannot become a directive.
bool addNames(X509 &x509, const QStringList &names, bool isCritical)
{
    const openssl::GeneralNames all(GENERAL_NAMES_new());
    for (const QString &each : names) {
        const QByteArray address = addressBytes(each);
        const QByteArray value = address.isEmpty() ? each.toLatin1() : address;
        std::unique_ptr<GENERAL_NAME, openssl::Release<GENERAL_NAME_free>> name(GENERAL_NAME_new());
        ASN1_STRING *text = address.isEmpty() ? ASN1_IA5STRING_new() : ASN1_OCTET_STRING_new();
        if (!name || !text)
            return false;
        GENERAL_NAME_set0_value(name.get(), address.isEmpty() ? GEN_DNS : GEN_IPADD, text);
        if (ASN1_STRING_set(text, value.constData(), int(value.size())) != 1 ||
            sk_GENERAL_NAME_push(all.get(), name.get()) == 0)
            return false;
        static_cast<void>(name.release()); // owned by the list now
    }
    return X509_add1_ext_i2d(&x509, NID_subject_alt_name, all.get(), isCritical, X509V3_ADD_DEFAULT) == 1;
}

bool addExtensions(X509 &x509, X509 &issuer, const CertificateDraft::Plan &plan)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, &issuer, &x509, nullptr, nullptr, 0);
    const bool isBasic =
        addExtension(x509, context, NID_basic_constraints,
                     plan.isAuthority ? "critical,CA:TRUE,pathlen:0" : "critical,CA:FALSE") &&
        addExtension(x509, context, NID_key_usage,
                     plan.isAuthority ? "critical,keyCertSign,cRLSign" : "critical,digitalSignature") &&
        addExtension(x509, context, NID_subject_key_identifier, "hash") &&
        addExtension(x509, context, NID_authority_key_identifier, "keyid:always");
    if (!isBasic || plan.isAuthority)
        return isBasic;
    return addExtension(x509, context, NID_ext_key_usage, "serverAuth") &&
           addNames(x509, plan.names, plan.commonName.isEmpty());
}

} // namespace

Result<Certificate> CertificateDraft::sign(const Plan &plan, const CertificateKey &key,
                                           const std::optional<Certificate> &issuer, const CertificateKey &issuerKey)
{
    std::shared_ptr<X509> x509(X509_new(), X509_free);
    X509 *const signer = issuer ? issuer->m_x509.get() : x509.get();
    const bool isMade = x509 && X509_set_version(x509.get(), kVersion3) == 1 && setSerial(*x509) &&
                        setTimes(*x509, plan) && setSubject(*x509, plan) &&
                        X509_set_issuer_name(x509.get(), X509_get_subject_name(signer)) == 1 &&
                        X509_set_pubkey(x509.get(), key.m_key.get()) == 1 && addExtensions(*x509, *signer, plan) &&
                        X509_sign(x509.get(), issuerKey.m_key.get(), EVP_sha256()) > 0;
    ERR_clear_error();
    if (!isMade)
        return fail(ErrorKind::Crypto, u"the certificate could not be made"_s);
    return Certificate(std::move(x509));
}

} // namespace core
