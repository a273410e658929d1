#include "core/clients/ClientRules.h"
#include "server/oauth/Scope.h"
#include "tests/fuzz/Fuzzing.h"

#include <QSet>

using namespace Qt::StringLiterals;
using tests::require;

namespace {

QSet<QString> setOf(const QStringList &list)
{
    return {list.begin(), list.end()};
}

void checkParsed(const QStringList &scopes)
{
    require(!scopes.isEmpty(), "an empty list is omitted or refused");
    require(setOf(scopes).size() == scopes.size(), "no scope is there twice");
    for (const QString &scope : scopes)
        require(scope.size() > 255 || core::ClientRules::isScope(scope), "the rules of clients know each scope");
    const auto again = server::parseScope(scopes.join(u' '));
    require(again && *again && **again == scopes, "printed and parsed again it is the same");
}

void checkGranted(const std::optional<QStringList> &asked, const core::Client &client)
{
    const auto granted = server::grantedScopes(asked, client);
    QStringList allowed = client.scopes + core::ClientRules::openIdScopes(); // everybody may ask for these
    allowed.removeDuplicates();
    const auto theirs = setOf(asked ? allowed : client.scopes);
    require(granted.has_value() == (!asked || theirs.contains(setOf(*asked))), "granted if all are the client's or everybody's");
    if (!granted)
        return require(granted.error().code == server::OAuthCode::InvalidScope, "else it is an invalid_scope");
    require(theirs.contains(setOf(*granted)), "nothing beyond that");
    require(!asked || setOf(*granted) == setOf(*asked), "what was asked, no more and no less");
    QStringList inOrder = allowed;
    inOrder.removeIf([&](const QString &scope) { return !granted->contains(scope); });
    require(inOrder == *granted, "in the client's order");
    const auto narrowed = server::grantedScopes(*granted, client);
    require(narrowed && *narrowed == *granted, "asking for what was granted grants it");
}

} // namespace

/// The client's scopes, then the parameter.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    tests::FuzzInput input(data, size);
    core::Client client;
    client.scopes = QString::fromUtf8(input.line()).split(u' ', Qt::SkipEmptyParts);
    client.scopes.removeDuplicates();
    const QString parameter = QString::fromUtf8(input.rest());
    const auto asked = server::parseScope(parameter);
    checkGranted({}, client);
    if (!asked) {
        require(asked.error().code == server::OAuthCode::InvalidScope, "a malformed scope is an invalid_scope");
        return 0;
    }
    require(asked->has_value() != parameter.isEmpty(), "only an empty parameter counts as omitted");
    if (*asked)
        checkParsed(**asked);
    checkGranted(*asked, client);
    return 0;
}
