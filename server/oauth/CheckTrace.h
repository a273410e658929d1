#pragma once

#include "core/base/Result.h"
#include "core/base/SeenRequest.h"
#include "server/oauth/OAuthError.h"

#include <vector>

namespace server {

/// Writes down what is checked about the request that this thread answers, as long as it lives. Without one noting a
/// check does nothing.
class CheckTrace
{
public:
    CheckTrace();
    ~CheckTrace();
    CheckTrace(const CheckTrace &) = delete;
    CheckTrace &operator=(const CheckTrace &) = delete;

    std::vector<core::RequestCheck> take() { return std::move(m_checks); }

    static bool isOn();
    /// Again by the same name, and what comes after a failed one, is not noted.
    static void note(core::RequestCheck check);

private:
    std::vector<core::RequestCheck> m_checks;
};

void notePassed(const char *name, const char *rule);
void noteFailed(const char *name, const char *rule, const QString &why);

/// By how it came out. `rule`: "RFC 7636 §4.6".
template <class T>
void noteCheck(const char *name, const char *rule, const core::Result<T, OAuthError> &outcome)
{
    if (!CheckTrace::isOn())
        return;
    if (outcome)
        return notePassed(name, rule);
    const OAuthError &error = outcome.error();
    noteFailed(name, rule, error.auditNote.isEmpty() ? error.description : error.auditNote);
}

} // namespace server
