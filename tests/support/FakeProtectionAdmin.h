#pragma once

#include "core/admin/ProtectionAdmin.h"
#include "tests/support/FakeAnswers.h"

namespace tests {

inline core::BlockedSubject aBlockedName(const QString &name, core::Instant until)
{
    core::BlockedSubject subject;
    subject.kind = core::BlockedSubject::Kind::Name;
    subject.key = name;
    subject.shown = name;
    subject.user = core::UserId{QStringLiteral("id-") + name};
    subject.failures = 5;
    subject.until = until;
    subject.lastAddress = QStringLiteral("10.0.0.9");
    return subject;
}

inline core::BlockedSubject aBlockedAddress(const QString &address, core::Instant until)
{
    core::BlockedSubject subject;
    subject.kind = core::BlockedSubject::Kind::Address;
    subject.key = address;
    subject.shown = address;
    subject.failures = 11;
    subject.until = until;
    return subject;
}

class FakeProtectionAdmin : public core::ProtectionAdmin, public FakeAnswers
{
public:
    core::ProtectionFigures given;
    QStringList unblocked; ///< keys
    int asked = 0;

    void block(const core::BlockedSubject &subject)
    {
        given.blocked.push_back(subject);
        given.blockedTotal = int(given.blocked.size());
    }
    QFuture<core::Result<core::ProtectionFigures>> figures() override
    {
        ++asked;
        return answer(core::Result<core::ProtectionFigures>(given));
    }
    QFuture<core::Result<bool>> unblock(core::BlockedSubject subject) override
    {
        unblocked.append(subject.key);
        size_t gone = 0;
        if (!failNext)
            gone =
                std::erase_if(given.blocked, [&](const core::BlockedSubject &one) { return one.key == subject.key; });
        given.blockedTotal = int(given.blocked.size());
        return answer(core::Result<bool>(gone > 0));
    }
};

} // namespace tests
