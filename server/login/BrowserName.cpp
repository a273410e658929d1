#include "server/login/BrowserName.h"

using namespace Qt::StringLiterals;

namespace server {

namespace {

struct Mark
{
    QLatin1String sign;
    QLatin1String name;
};

// The first that is found counts: each browser claims to be those below it too.
constexpr Mark kBrowsers[] = {
    {"Edg"_L1, "Edge"_L1},         {"OPR/"_L1, "Opera"_L1},     {"YaBrowser/"_L1, "Yandex Browser"_L1},
    {"Firefox/"_L1, "Firefox"_L1}, {"FxiOS/"_L1, "Firefox"_L1}, {"Chrome/"_L1, "Chrome"_L1},
    {"CriOS/"_L1, "Chrome"_L1},    {"Safari/"_L1, "Safari"_L1}, {"curl/"_L1, "curl"_L1},
};
constexpr Mark kSystems[] = {
    {"Windows"_L1, "Windows"_L1}, {"Android"_L1, "Android"_L1}, {"iPhone"_L1, "iPhone"_L1}, {"iPad"_L1, "iPad"_L1},
    {"Mac OS X"_L1, "macOS"_L1},  {"CrOS"_L1, "ChromeOS"_L1},   {"Linux"_L1, "Linux"_L1},
};

template <size_t Count>
QString firstFound(const Mark (&marks)[Count], const QString &userAgent)
{
    for (const Mark &mark : marks) {
        if (userAgent.contains(mark.sign))
            return mark.name;
    }
    return {};
}

} // namespace

QString browserName(const QString &userAgent, const PageWords &words)
{
    const QString browser = firstFound(kBrowsers, userAgent);
    const QString system = firstFound(kSystems, userAgent);
    if (browser.isEmpty())
        return system.isEmpty() ? words("account", "Unknown browser") : system;
    if (system.isEmpty())
        return browser;
    //: browser, operating system
    return words("account", "%1 on %2").arg(browser, system);
}

} // namespace server
