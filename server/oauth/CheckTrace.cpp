#include "server/oauth/CheckTrace.h"

#include <algorithm>

namespace server {

static thread_local CheckTrace *current = nullptr;

CheckTrace::CheckTrace()
{
    current = this;
}

CheckTrace::~CheckTrace()
{
    current = nullptr;
}

bool CheckTrace::isOn()
{
    return current != nullptr;
}

void CheckTrace::note(core::RequestCheck check)
{
    if (!current)
        return;
    auto &checks = current->m_checks;
    const bool isOver = !checks.empty() && !checks.back().passed;
    const bool isKnown =
        check.passed && std::ranges::find(checks, check.name, &core::RequestCheck::name) != checks.end();
    if (!isOver && !isKnown)
        checks.push_back(std::move(check));
}

void notePassed(const char *name, const char *rule)
{
    if (CheckTrace::isOn())
        CheckTrace::note({QString::fromLatin1(name), true, QString::fromUtf8(rule)});
}

void noteFailed(const char *name, const char *rule, const QString &why)
{
    if (CheckTrace::isOn())
        CheckTrace::note({QString::fromLatin1(name), false, QString::fromUtf8(rule), why});
}

} // namespace server
