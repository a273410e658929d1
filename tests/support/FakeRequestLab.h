#pragma once

#include "core/admin/RequestLab.h"
#include "core/admin/RequestWatch.h"
#include "tests/support/FakeAnswers.h"

#include <algorithm>

namespace tests {

/// Answers every request with `given`.
class FakeRequestLab final : public core::RequestLab, public FakeAnswers
{
public:
    core::FlowRun given;
    std::vector<core::OwnRequest> sent;
    int cancelled = 0;

    QFuture<core::Result<core::FlowRun>> send(core::OwnRequest request) override
    {
        sent.push_back(request);
        return answer(core::Result<core::FlowRun>(given));
    }
    void cancel() override { ++cancelled; }
};

/// Of a code whose verifier is wrong.
inline core::SeenRequest aRefusedRequest()
{
    using Place = core::SeenParameter::Place;
    core::SeenRequest seen;
    seen.at = core::fromMillis(1768478100123);
    seen.method = "POST";
    seen.path = seen.route = "/oauth/token";
    seen.client = core::ClientId{QStringLiteral("codelab-flutter-app")};
    seen.address = QStringLiteral("127.0.0.1");
    seen.status = 400;
    seen.error = QStringLiteral("invalid_grant");
    seen.duration = std::chrono::microseconds(3210);
    seen.id = core::RequestId{QStringLiteral("req-8dSkf02mKQxz")};
    seen.parameters = {
        {Place::Form, QStringLiteral("grant_type"), QStringLiteral("authorization_code")},
        {Place::Form, QStringLiteral("code"), QStringLiteral("***")},
        {Place::Form, QStringLiteral("code_verifier"), QStringLiteral("***")},
        {Place::Form, QStringLiteral("client_id"), QStringLiteral("codelab-flutter-app")},
        {Place::Header, QStringLiteral("content-type"), QStringLiteral("application/x-www-form-urlencoded")},
        {Place::Answer, QStringLiteral("error"), QStringLiteral("invalid_grant")}};
    seen.checks = {
        {QStringLiteral("limit"), true, QStringLiteral("RFC 6585 §4")},
        {QStringLiteral("client"), true, QStringLiteral("RFC 6749 §3.2.1")},
        {QStringLiteral("code"), true, QStringLiteral("RFC 6749 §4.1.3")},
        {QStringLiteral("pkce"), false, QStringLiteral("RFC 7636 §4.6"), QStringLiteral("the code_verifier is wrong")}};
    return seen;
}

/// Requests come by add().
class FakeRequestWatch final : public core::RequestWatch
{
public:
    std::vector<core::SeenRequest> seen;
    bool on = false;
    int kept = 500;

    void add(core::SeenRequest request)
    {
        request.number = qint64(seen.size()) + 1;
        seen.push_back(std::move(request));
    }
    bool isOn() const override { return on; }
    void switchOn() override { on = true; }
    void switchOff() override { on = false; }
    void forget() override { forgotten = seen.empty() ? 0 : seen.back().number; }
    std::vector<core::SeenRequest> after(qint64 number) const override
    {
        const auto first = std::ranges::upper_bound(seen, std::max(number, forgotten), {}, &core::SeenRequest::number);
        return {first, seen.end()};
    }
    int most() const override { return kept; }

    qint64 forgotten = 0;
};

} // namespace tests
