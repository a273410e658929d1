#include "app/Components.h"

#include <QSslSocket>
#include <QSysInfo>

#include <zip.h>

namespace app {

using namespace Qt::StringLiterals;

static QString sqliteVersion(core::Database &database)
{
    const auto version = database.readNow([](core::Snapshot &snapshot) -> core::Result<QString> {
        auto rows = snapshot.run(u"SELECT sqlite_version()"_s);
        if (!rows)
            return core::fail(rows.error());
        return rows->next() ? rows->text(0) : QString();
    });
    return version.value_or(QString());
}

std::vector<core::ComponentVersion> componentsInUse(core::Database &database)
{
    const QString qt = QString::fromLatin1(qVersion());
    // "OpenSSL 3.0.11 19 Sep 2023"
    const QString tls = QSslSocket::sslLibraryVersionString().section(u' ', 1, 1);
    return {
        {u"Gatehouse"_s, QString::fromLatin1(GATEHOUSE_VERSION), u"GPL-3.0-or-later"_s},
        {u"Qt Core, Concurrent, GUI, Widgets, Network, SQL, SVG, D-Bus"_s, qt, u"LGPL-3.0-only"_s},
        {u"Qt HTTP Server"_s, qt, u"GPL-3.0-only"_s},
        {u"OpenSSL"_s, tls, u"Apache-2.0"_s},
        {u"SQLite"_s, sqliteVersion(database), u"blessing"_s},
        {u"QtKeychain"_s, QString::fromLatin1(GATEHOUSE_QTKEYCHAIN_VERSION), u"BSD-2-Clause"_s},
        {u"prometheus-cpp"_s, QString::fromLatin1(GATEHOUSE_PROMETHEUS_VERSION), u"MIT"_s},
        {u"libxcrypt"_s, {}, u"LGPL-2.1-or-later"_s},
        {u"libzip"_s, QString::fromUtf8(zip_libzip_version()), u"BSD-3-Clause"_s},
        {QSysInfo::prettyProductName(), QSysInfo::kernelVersion(), {}},
    };
}

} // namespace app
