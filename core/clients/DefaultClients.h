#pragma once

#include "core/clients/Client.h"

#include <vector>

namespace core {

/// A client to be made by ClientService::create.
struct ClientDraft
{
    Client client;
    QString secret; ///< typed one of a demo client; empty: generated when the client is confidential
};

/// PRODUCT.md §6: made at the first start.
std::vector<ClientDraft> defaultClients();
/// What --demo adds to them.
std::vector<ClientDraft> demoClients();

} // namespace core
