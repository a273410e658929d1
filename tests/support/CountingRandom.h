#pragma once

#include "core/crypto/Random.h"

#include <atomic>

namespace tests {

/// Bytes 0, 1, 2 … so that a test can foresee them. Any thread.
class CountingRandom final : public core::Random
{
public:
    void fill(std::span<unsigned char> bytes) override
    {
        for (unsigned char &byte : bytes)
            byte = m_next++;
    }

private:
    std::atomic<unsigned char> m_next{0};
};

} // namespace tests
