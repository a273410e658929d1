#include "core/crypto/PemKeyCost.h"

#include "core/crypto/OpenSsl.h"

#include <openssl/err.h>
#include <openssl/pem.h>

namespace core {

namespace {

constexpr int64_t kMostRounds = 5'000'000; // OpenSSL writes 2,048, careful people up to a million

using Pbe2 = std::unique_ptr<PBE2PARAM, openssl::Release<PBE2PARAM_free>>;
using Pbkdf2 = std::unique_ptr<PBKDF2PARAM, openssl::Release<PBKDF2PARAM_free>>;
using Pbe1 = std::unique_ptr<PBEPARAM, openssl::Release<PBEPARAM_free>>;

bool isAffordable(const ASN1_INTEGER *rounds)
{
    int64_t value = 0;
    return rounds && ASN1_INTEGER_get_int64(&value, rounds) == 1 && value > 0 && value <= kMostRounds;
}

const ASN1_TYPE *parametersOf(const X509_ALGOR &algorithm, int &kind)
{
    const ASN1_OBJECT *object = nullptr;
    X509_ALGOR_get0(&object, nullptr, nullptr, &algorithm);
    kind = OBJ_obj2nid(object);
    return algorithm.parameter;
}

bool isAffordableAlgorithm(const X509_ALGOR &algorithm)
{
    int kind = 0;
    const ASN1_TYPE *parameters = parametersOf(algorithm, kind);
    if (kind != NID_pbes2) {
        const Pbe1 old(static_cast<PBEPARAM *>(ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(PBEPARAM), parameters)));
        return !old || isAffordable(old->iter); // of another form: OpenSSL will not open it
    }
    const Pbe2 scheme(static_cast<PBE2PARAM *>(ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(PBE2PARAM), parameters)));
    if (!scheme)
        return true;
    parameters = parametersOf(*scheme->keyfunc, kind);
    if (kind != NID_id_pbkdf2)
        return true; // scrypt: OpenSSL bounds its memory and so its time
    const Pbkdf2 function(
        static_cast<PBKDF2PARAM *>(ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(PBKDF2PARAM), parameters)));
    return !function || isAffordable(function->iter);
}

} // namespace

bool isAffordablePemKey(const SecretBytes &pem)
{
    const openssl::Bio in(BIO_new_mem_buf(pem.data(), int(pem.size())));
    const std::unique_ptr<X509_SIG, openssl::Release<X509_SIG_free>> sealed(
        PEM_read_bio_PKCS8(in.get(), nullptr, nullptr, nullptr));
    ERR_clear_error();
    if (!sealed)
        return true;
    const X509_ALGOR *algorithm = nullptr;
    X509_SIG_get0(sealed.get(), &algorithm, nullptr);
    return isAffordableAlgorithm(*algorithm);
}

} // namespace core
