#pragma once

#include "core/settings/Settings.h"
#include "server/http/HttpMessage.h"
#include "server/login/Page.h"
#include "server/login/PageWords.h"

#include <mutex>

namespace server {

/// What all our pages have around them: the document, the one stylesheet, the team's name and colour. Any thread.
class PageFrame
{
public:
    explicit PageFrame(const core::Settings &settings) { adopt(settings); }
    void adopt(const core::Settings &settings);

    QString teamName() const;
    /// The answer with all headers of a page; nothing in it may be changed afterwards but cookies.
    HttpResponse render(const Page &page, const PageWords &words) const;

private:
    struct Looks
    {
        QString teamName;
        QByteArray style;
    };
    Looks looks() const;

    mutable std::mutex m_mutex;
    Looks m_looks;
};

} // namespace server
