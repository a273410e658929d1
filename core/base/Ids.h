#pragma once

#include <QHash>
#include <QMetaType>
#include <QString>

#include <compare>

namespace core {

/// An identifier that cannot be taken for another kind of identifier. Compared byte for byte.
template <class Tag>
struct Id
{
    QString value;

    bool isEmpty() const { return value.isEmpty(); }
    friend bool operator==(const Id &, const Id &) = default;
    friend auto operator<=>(const Id &a, const Id &b) { return a.value.compare(b.value) <=> 0; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

using UserId = Id<struct UserIdTag>;       ///< UUID with dashes; `sub` of the tokens
using ClientId = Id<struct ClientIdTag>;   ///< OAuth `client_id`, not the row's id
using FamilyId = Id<struct FamilyIdTag>;   ///< UUID of a refresh-token chain; `sid` of the access tokens
using SessionId = Id<struct SessionIdTag>; ///< UUID of a signed-in browser; `sid` of the ID tokens
using KeyId = Id<struct KeyIdTag>;         ///< `kid`: YYYY-MM-key-N
using RequestId = Id<struct RequestIdTag>; ///< X-Request-ID, 1–64 characters of [A-Za-z0-9._-]

} // namespace core
