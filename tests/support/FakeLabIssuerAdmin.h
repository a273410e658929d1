#pragma once

#include "core/admin/LabIssuerAdmin.h"
#include "tests/support/FakeAnswers.h"

namespace tests {

class FakeLabIssuerAdmin final : public core::LabIssuerAdmin, public FakeAnswers
{
public:
    core::LabIssuerState current{.plan = {},
                                 .issuer = QStringLiteral("http://127.0.0.1:8003/lab"),
                                 .audience = QStringLiteral("codelab-api"),
                                 .keyId = {},
                                 .algorithm = QStringLiteral("RS256")};
    core::DraftedToken drafted{QStringLiteral("lab.token.text"),
                               {{QStringLiteral("alg"), QStringLiteral("RS256")}},
                               {{QStringLiteral("sub"), QStringLiteral("id-admin")}}};
    core::TokenPack pack;
    std::vector<core::LabDraft> drafts;
    std::vector<core::PackRequest> packs;

    core::LabIssuerState state() const override { return current; }
    QFuture<core::Result<core::LabIssuerState>> adopt(core::LabIssuerPlan plan) override
    {
        if (!failNext) {
            current.plan = plan;
            current.keyId = plan.isOn ? QStringLiteral("lab-key-1") : QString();
        }
        return answer(core::Result<core::LabIssuerState>(current));
    }
    QFuture<core::Result<core::DraftedToken>> draft(core::LabDraft draft) override
    {
        drafts.push_back(draft);
        return answer(core::Result<core::DraftedToken>(drafted));
    }
    QFuture<core::Result<core::TokenPack>> makePack(core::PackRequest request) override
    {
        packs.push_back(request);
        return answer(core::Result<core::TokenPack>(pack));
    }
};

} // namespace tests
