#include "ui/users/BrowserName.h"

#include <QCoreApplication>

#include <array>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct BrowserNameContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::BrowserName)
};

struct Sign
{
    QLatin1String part; ///< of the header
    QLatin1String name;
};

// The order matters: each of these claims to be those below it too.
constexpr std::array<Sign, 6> kBrowsers{{{"Edg/"_L1, "Edge"_L1},
                                         {"OPR/"_L1, "Opera"_L1},
                                         {"YaBrowser/"_L1, "Yandex"_L1},
                                         {"Firefox/"_L1, "Firefox"_L1},
                                         {"Chrome/"_L1, "Chrome"_L1},
                                         {"Safari/"_L1, "Safari"_L1}}};
constexpr std::array<Sign, 6> kSystems{{{"Android"_L1, "Android"_L1},
                                        {"iPhone"_L1, "iOS"_L1},
                                        {"iPad"_L1, "iPadOS"_L1},
                                        {"Windows"_L1, "Windows"_L1},
                                        {"Mac OS X"_L1, "macOS"_L1},
                                        {"Linux"_L1, "Linux"_L1}}};

template <size_t size>
QString nameIn(const QString &userAgent, const std::array<Sign, size> &signs)
{
    for (const Sign &sign : signs) {
        if (userAgent.contains(sign.part))
            return sign.name;
    }
    return {};
}

} // namespace

QString browserName(const QString &userAgent)
{
    if (userAgent.isEmpty())
        return BrowserNameContext::tr("unknown browser");
    QStringList names{nameIn(userAgent, kBrowsers), nameIn(userAgent, kSystems)};
    names.removeAll(QString());
    return names.isEmpty() ? userAgent.section(u' ', 0, 0).section(u'/', 0, 0).left(40) : names.join(u", "_s);
}

} // namespace ui
