#pragma once

#include <QString>

#include <expected>
#include <utility>

namespace core {

enum class ErrorKind { NotFound, AlreadyExists, InvalidInput, Conflict, Expired, Cancelled, Busy, Storage, Crypto, Keychain };

/// Why an operation failed. `detail` is for the log (English, never a secret); windows show text chosen by `kind`.
/// For InvalidInput `field` may name what was wrong ("username", "redirect_uris").
struct Error
{
    ErrorKind kind = ErrorKind::Storage;
    QString detail;
    QString field = {};
};

/// The only way a function reports an expected failure.
template <class T, class E = Error>
class [[nodiscard]] Result : public std::expected<T, E>
{
public:
    using std::expected<T, E>::expected;
};

template <class E>
auto fail(E error)
{
    return std::unexpected<E>(std::move(error));
}

inline auto fail(ErrorKind kind, QString detail, QString field = {})
{
    return std::unexpected<Error>(Error{kind, std::move(detail), std::move(field)});
}

} // namespace core
