#include "core/crypto/ServerIdentity.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {

QByteArray ServerIdentity::chainPem() const
{
    QByteArray pem;
    for (const Certificate &certificate : chain)
        pem += certificate.toPem();
    return pem;
}

/// Takes the next one of the chain out of `rest` while there is one.
static std::vector<Certificate> orderedChain(Certificate leaf, std::vector<Certificate> &rest)
{
    std::vector<Certificate> chain{std::move(leaf)};
    for (;;) {
        const auto issuer = std::ranges::find_if(rest, [&](const Certificate &candidate) {
            return !(candidate == chain.back()) && chain.back().isIssuedBy(candidate);
        });
        if (issuer == rest.end())
            return chain;
        chain.push_back(*issuer);
        rest.erase(issuer);
    }
}

static Result<std::vector<Certificate>> chainOf(const CertificateKey &key, std::vector<Certificate> given)
{
    const auto field = u"certificate"_s;
    const auto own = std::ranges::find_if(given, [&](const Certificate &each) { return each.belongsTo(key); });
    if (own == given.end())
        return fail(ErrorKind::InvalidInput, u"the private key belongs to none of the certificates"_s, u"key"_s);
    const Certificate leaf = *own;
    std::erase_if(given, [&](const Certificate &each) { return each == leaf; });
    auto chain = orderedChain(leaf, given);
    for (const Certificate &left : given) {
        if (std::ranges::find(chain, left) == chain.end())
            return fail(ErrorKind::InvalidInput,
                        u"'%1' does not belong to the chain of '%2'"_s.arg(left.subject(), leaf.subject()), field);
    }
    if (chain.size() > 1 && chain.back().isSelfIssued())
        chain.pop_back();
    return chain;
}

Result<ServerIdentity> serverIdentityFromPem(const QByteArray &chainPem, const SecretBytes &keyPem,
                                             const SecretBytes &passphrase)
{
    auto given = Certificate::fromPem(chainPem);
    if (!given)
        return fail(given.error());
    auto key = CertificateKey::fromPem(keyPem, passphrase);
    if (!key)
        return fail(key.error());
    auto chain = chainOf(*key, *std::move(given));
    if (!chain)
        return fail(chain.error());
    if (const auto serves = chain->front().checkServes(); !serves)
        return fail(serves.error());
    for (const Certificate &each : *chain) {
        if (const auto strong = each.checkStrength(); !strong)
            return fail(strong.error());
    }
    return ServerIdentity{*std::move(chain), *std::move(key)};
}

} // namespace core
