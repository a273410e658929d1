#pragma once

#include "core/clients/Client.h"
#include "server/login/Page.h"
#include "server/login/PageWords.h"

#include <QMap>

namespace server {

/// May this client have this access? Sends `decision`=allow or deny.
struct ConsentPage
{
    PageForm form;
    PageForm switchForm; ///< for somebody who is not the one who is signed in
    const core::Client &client;
    QString redirectUri;
    QString username;
    QStringList scopes;
    QMap<QString, QString> scopeDescriptions;
    QList<QByteArray> formTargets = {};

    Page page(const PageWords &words) const;
};

/// The client as people are to know it: its name, else its id.
QString shownName(const core::Client &client);
/// "Signed in as alice" with a way out.
Html signedInAs(const QString &username, const PageForm &switchForm, const PageWords &words);
/// "Allow" and "Deny".
Html decisionButtons(const PageWords &words);

} // namespace server
