#pragma once

#include "core/base/SecretBytes.h"

#include <QString>

#include <span>

namespace core {

/// The only source of randomness, passed in so that tests can repeat a run. Any thread.
class Random
{
public:
    virtual ~Random() = default;
    virtual void fill(std::span<unsigned char> bytes) = 0;

    QString uuid();                    ///< version 4, lower case, with dashes
    SecretBytes secret(size_t bytes);
    QString urlSafeText(size_t bytes); ///< base64url without padding
};

/// OpenSSL's generator. Ends the process when it fails: nothing here can go on without randomness.
class SystemRandom final : public Random
{
public:
    void fill(std::span<unsigned char> bytes) override;
};

} // namespace core
