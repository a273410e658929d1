#pragma once

#include "server/endpoints/Endpoint.h"
#include "server/login/AuthorizationFlow.h"

namespace server {

/// What the endpoints with pages share.
struct PageTools
{
    explicit PageTools(PageDesk::Context context) : desk(std::move(context)), signIn(desk), flow(desk, signIn) {}
    PageDesk desk;
    SignInDesk signIn;
    AuthorizationFlow flow;
};

/// An endpoint that answers people with pages: a visit that cannot be looked up is answered here. Request pool only.
class PageEndpoint : public Endpoint
{
public:
    Answer answer(const HttpRequest &request) final;

protected:
    /// `path` as in the route list.
    PageEndpoint(std::shared_ptr<PageTools> tools, QString path) : m_tools(std::move(tools)), m_path(std::move(path)) {}
    virtual Answer answerVisit(const HttpRequest &request, Visit visit) = 0;

    PageDesk &desk() const { return m_tools->desk; }
    SignInDesk &signInDesk() const { return m_tools->signIn; }
    AuthorizationFlow &flow() const { return m_tools->flow; }
    Answer failed(const HttpRequest &request, const core::Error &error, const core::ClientId &client = {}) const;
    Answer refused(const HttpRequest &request, const OAuthError &error, const core::ClientId &client = {}) const;
    Answer stale(const HttpRequest &request, const QString &restart, const core::ClientId &client = {}) const;

private:
    std::shared_ptr<PageTools> m_tools;
    QString m_path;
};

} // namespace server
