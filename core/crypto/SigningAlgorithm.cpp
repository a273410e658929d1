#include "core/crypto/SigningAlgorithm.h"

using namespace Qt::StringLiterals;

namespace core {

QString algorithmName(SigningAlgorithm algorithm)
{
    switch (algorithm) {
    case SigningAlgorithm::RS256:
        return u"RS256"_s;
    case SigningAlgorithm::ES256:
        return u"ES256"_s;
    case SigningAlgorithm::EdDSA:
        return u"EdDSA"_s;
    }
    Q_UNREACHABLE();
}

std::optional<SigningAlgorithm> algorithmFromName(const QString &name)
{
    for (const auto algorithm : {SigningAlgorithm::RS256, SigningAlgorithm::ES256, SigningAlgorithm::EdDSA}) {
        if (name == algorithmName(algorithm))
            return algorithm;
    }
    if (name == "Ed25519"_L1) // RFC 9864's name for what EdDSA does with such a key
        return SigningAlgorithm::EdDSA;
    return std::nullopt;
}

} // namespace core
