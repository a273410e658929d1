#pragma once

#include "core/admin/RequestLab.h"
#include "core/base/SeenRequest.h"
#include "core/clients/Client.h"
#include "ui/lab/RecentTokens.h"

#include <vector>

namespace ui {

/// A request as it stands in the form. {access_token}, {refresh_token} and {client_id} in it stand for those of the
/// chosen token, so that no secret has to stand there itself.
struct RequestDraft
{
    enum class Authorization { None, Bearer, Client };

    QString method = QStringLiteral("GET");
    QString address = {};
    QString headers = {}; ///< a line each
    QString body = {};    ///< of a form line breaks count for nothing
    Authorization authorization = Authorization::None;
    QString client = {}; ///< of Authorization::Client

    friend bool operator==(const RequestDraft &, const RequestDraft &) = default;
};

/// A request that was sent, and what came of it.
struct SentRequest
{
    RequestDraft draft;
    core::FlowRun run;
    core::Instant at;
};
/// What was sent in this run, newest first; in memory only.
using RequestHistory = std::vector<SentRequest>;

enum class RequestPreset { Discovery, Keys, Refresh, ClientCredentials, Userinfo, Introspect, Revoke, Device };
constexpr int kRequestPresets = 8;
QString presetName(RequestPreset preset);
/// `tokenClient`: of the chosen token; `clients`: those that there are.
RequestDraft presetDraft(RequestPreset preset, const core::ClientId &tokenClient,
                         const std::vector<core::Client> &clients);
/// What was seen, to be sent again: what was masked is a placeholder where the chosen token has it, else stays "***".
RequestDraft draftOf(const core::SeenRequest &seen);
bool hasMaskedParts(const RequestDraft &draft);
/// Of those that are known by their names; placeholders are none.
bool holdsSecrets(const RequestDraft &draft);

/// InvalidInput with field "header_line" (the detail is the line) and "token" when one is needed and `token` is null or
/// has none.
core::Result<core::OwnRequest> composed(const RequestDraft &draft, const RecentToken *token, bool refreshes);
QString requestFailureText(const core::Error &error);

} // namespace ui
