#pragma once

#include "core/authorization/Consents.h"
#include "core/authorization/PasswordChange.h"
#include "core/sessions/BrowserSessions.h"
#include "server/login/Page.h"
#include "server/login/PageWords.h"

#include <QMap>

#include <vector>

namespace server {

/// What was just done; told once, by the address after the redirect.
enum class AccountNews { None, PasswordChanged, SessionEnded, OthersEnded, AccessRevoked };
/// As a word for the address, and back; anything unknown is None.
QString accountNewsName(AccountNews news);
AccountNews accountNewsFromName(const QString &name);

/// Why a new password was not taken; before core was asked, or as core said.
struct PasswordFailure
{
    enum class Kind { Incomplete, Differs, Refused };
    Kind kind = Kind::Incomplete;
    core::PasswordChangeRefusal refusal = {};
};

/// A user's own page: password, signed-in browsers, apps with access. Every form sends `action` to the same address.
struct AccountPage
{
    struct Access
    {
        core::Consent consent;
        QString clientName;
    };
    PageForm form; ///< without `action`, which each adds
    PageForm signOut;
    const core::User &user;
    core::SessionId current;
    std::vector<core::BrowserSession> sessions;
    std::vector<Access> accesses;
    QMap<QString, QString> scopeDescriptions;
    bool offersPassword = true;
    AccountNews news = AccountNews::None;
    std::optional<PasswordFailure> passwordFailure = {};

    Page page(const PageWords &words) const;

private:
    Html heading(const PageWords &words) const;
    Html passwordSection(const PageWords &words) const;
    Html sessionSection(const PageWords &words) const;
    Html sessionRow(const core::BrowserSession &session, const PageWords &words) const;
    Html accessSection(const PageWords &words) const;
    Html accessRow(const Access &access, const PageWords &words) const;
    /// The form with its `action` and, where it has one, its object.
    PageForm formFor(const QString &action, const QString &subject = {}) const;
};

} // namespace server
