#pragma once

#include "core/crypto/KeyPair.h"

namespace tests {

/// Keys that every run has, so that signed seeds stay signed. Made for this and used nowhere else.
class FuzzKeys
{
public:
    static core::PrivateKey ed25519()
    {
        return fromPem("MC4CAQAwBQYDK2VwBCIEIE1pWcY1SeiulJqw7w0jQY0W5QBjPXvL5ymcZ72DhkQi\n");
    }
    static core::PrivateKey p256()
    {
        return fromPem("MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgtffn0d92eUHlcIYB\n"
                       "OCAVIHdRITfNkLmhD79cx1KTvM6hRANCAAQbZ7k+cmfWKZ7UFwcR0j849xIgNJlk\n"
                       "vy33IvIfWU+icLkwqDyUr8VuKyqeTBqTCHSDXLS5YGbfOmFXhb4cQsVR\n");
    }
    static core::PrivateKey rsa() { return core::PrivateKey::generate(core::SigningAlgorithm::RS256).value(); }

private:
    static core::PrivateKey fromPem(const QByteArray &lines)
    {
        QByteArray pem = "-----BEGIN PRIVATE KEY-----\n" + lines + "-----END PRIVATE KEY-----\n";
        return core::PrivateKey::fromPem(core::SecretBytes::take(std::move(pem))).value();
    }
};

} // namespace tests
