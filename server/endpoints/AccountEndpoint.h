#pragma once

#include "server/endpoints/PageEndpoint.h"
#include "server/login/AccountPage.h"

namespace server {

/// GET and POST /account: what a user sees and changes of himself.
class AccountEndpoint final : public PageEndpoint
{
public:
    explicit AccountEndpoint(std::shared_ptr<PageTools> tools);

private:
    Answer answerVisit(const HttpRequest &request, Visit visit) override;
    Answer show(const HttpRequest &request, const Visit &visit, AccountNews news,
                std::optional<PasswordFailure> failure = {}) const;
    Answer act(const HttpRequest &request, const Visit &visit, const FormBody &form);
    Answer changePassword(const HttpRequest &request, Visit visit, const FormBody &form);
    Answer endSession(const HttpRequest &request, const Visit &visit, const core::SessionId &id);
    Answer endOthers(const HttpRequest &request, const Visit &visit);
    Answer revokeAccess(const HttpRequest &request, const Visit &visit, const core::ClientId &client);
    core::Result<std::vector<AccountPage::Access>> accessesOf(const core::UserId &user) const;
    Answer done(AccountNews news) const;
};

} // namespace server
