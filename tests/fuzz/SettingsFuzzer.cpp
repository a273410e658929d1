#include "core/settings/ListenerText.h"
#include "core/settings/SettingTable.h"
#include "server/http/TrustedProxies.h"
#include "tests/fuzz/Fuzzing.h"

using namespace Qt::StringLiterals;
using core::SettingDefinition;
using core::Settings;
using core::SettingSource;
using core::SettingValues;
using tests::require;

namespace {

struct Sources
{
    SettingValues commandLine;
    SettingValues environment;
    SettingValues saved;
};

Sources sourcesOf(const QByteArray &text)
{
    Sources sources;
    for (const QString &line : QString::fromUtf8(text).split(u'\n')) {
        auto &values = line.startsWith(u'-')   ? sources.commandLine
                       : line.startsWith(u'+') ? sources.saved
                                               : sources.environment;
        const QString named = line.startsWith(u'-') || line.startsWith(u'+') ? line.mid(1) : line;
        values.insert(named.section(u'=', 0, 0), named.section(u'=', 1));
    }
    return sources;
}

void checkListeners(const Settings &settings)
{
    require(!settings.listeners.empty(), "it listens somewhere");
    QStringList written;
    for (const core::Listener &listener : settings.listeners) {
        require(!listener.host.isEmpty(), "a listener has a host");
        const QString host = listener.host.contains(u':') ? u'[' + listener.host + u']' : listener.host;
        const QString scheme = !listener.https ? QString() : *listener.https ? u"https://"_s : u"http://"_s;
        written << scheme + host + u':' + QString::number(listener.port);
    }
    const auto again = core::parseListeners(written.join(u','));
    require(again && again->size() == settings.listeners.size(), "written and parsed again they are as many");
    for (size_t i = 0; i < again->size(); ++i) {
        const core::Listener &a = again->at(i);
        const core::Listener &b = settings.listeners.at(i);
        require(a.host == b.host && a.port == b.port && a.https == b.https, "and the same");
    }
}

void checkBounds(const Settings &settings)
{
    const core::HttpBounds &http = settings.http;
    require(http.bodyBytes > 0 && http.headerBytes > 0 && http.headerCount > 0 && http.connections > 0 &&
                http.parameters > 0 && http.requestLineBytes > 0,
            "no limit is off by accident");
    require(settings.accessTokenLifetime.count() >= 1 && settings.refreshTokenLifetime.count() >= 1, "tokens live");
    require(settings.bcryptCost >= 4 && settings.bcryptCost <= 16, "passwords cost something, but not all");
    require(settings.rateLimitPerIp >= 0 && settings.bruteForceThreshold >= 0, "no limit is negative");
    require(settings.rsaBits == 2048 || settings.rsaBits == 3072 || settings.rsaBits == 4096, "RSA keys are strong");
    require(settings.auditRetentionDays >= 1, "the audit log is kept");
    require(settings.tlsCertificatePath.isEmpty() == settings.tlsKeyPath.isEmpty(), "a certificate has a key");
    require(!settings.issuer.contains(u'#') && !settings.issuer.contains(u'?'), "RFC 8414 §2");
}

void checkTold(const Settings &settings)
{
    for (const core::SettingEntry &entry : settings.entries)
        require(!entry.isSecret || entry.value.isEmpty() || entry.value == "(set)"_L1, "no secret is shown");
    require(settings.entries.size() == core::settingTable().size(), "every setting is told");
}

/// A value that passes stays the same when it is saved and read again.
void checkRow(const SettingDefinition &row, const QString &value)
{
    Settings settings;
    if (!row.apply(settings, value))
        return;
    Settings again;
    require(row.apply(again, value), "what was accepted is accepted again");
    require(row.name != "AUTH_SERVICE__TRUSTED_PROXIES"_L1 ||
                server::TrustedProxies::parse(settings.trustedProxies).has_value(),
            "what passes as a trusted network is one");
}

/// A secret that is refused must not be quoted.
void checkSecretsStaySecret()
{
    const QString secret = u"s3cr3t value \"quoted\""_s;
    for (const SettingDefinition &row : core::settingTable()) {
        if (row.kind != SettingDefinition::Kind::Secret)
            continue;
        const auto settings = core::loadSettings({}, {{row.name, secret}}, {}, u"/data"_s);
        const QString told = settings ? settings->warnings.join(u'\n') : settings.error().detail;
        require(!told.contains(u"s3cr3t"_s), "no secret is quoted");
    }
}

} // namespace

/// Lines NAME=VALUE of the environment, -NAME=VALUE of the command line, +NAME=VALUE saved.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const bool once = (checkSecretsStaySecret(), true);
    require(once, "checked");
    const Sources sources = sourcesOf(tests::FuzzInput(data, size).rest());
    for (const auto *values : {&sources.commandLine, &sources.environment, &sources.saved}) {
        for (const SettingDefinition &row : core::settingTable()) {
            if (values->contains(row.name))
                checkRow(row, values->value(row.name));
        }
    }
    const auto settings = core::loadSettings(sources.commandLine, sources.environment, sources.saved, u"/data"_s);
    if (!settings) {
        require(settings.error().kind == core::ErrorKind::InvalidInput && !settings.error().field.isEmpty(),
                "a refusal names the setting");
        require(!settings.error().detail.contains(u'\n'), "in one line");
        return 0;
    }
    checkListeners(*settings);
    checkBounds(*settings);
    checkTold(*settings);
    return 0;
}
