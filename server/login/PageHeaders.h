#pragma once

#include "server/http/HttpMessage.h"

#include <QList>

namespace server {

/// What a page of ours may do in a browser; everything else it may not, scripts and frames above all.
struct PagePolicy
{
    QByteArray inlineStyle = {};        ///< the very text between <style> and </style>: allowed by its hash
    QList<QByteArray> formTargets = {}; ///< besides ourselves: where the answer to a form redirects to (Chromium asks)
};

/// The headers of an HTML page: strict CSP, no framing, no storing, no opener. Before addSecurityHeaders, which leaves
/// what is there. The referrer goes to ourselves alone; none at all would make browsers send `Origin: null`.
void addPageHeaders(HttpResponse &response, const PagePolicy &policy = {});

} // namespace server
