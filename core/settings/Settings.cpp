#include "core/settings/Settings.h"

#include "core/settings/NearestName.h"
#include "core/settings/SettingTable.h"

#include <QProcessEnvironment>
#include <QUrl>

#include <algorithm>
#include <mutex>

using namespace Qt::StringLiterals;

namespace core {

namespace {

using Kind = SettingDefinition::Kind;

const auto kSet = u"(set)"_s;
const auto kListen = u"AUTH_SERVICE__LISTEN"_s;
const auto kIssuer = u"AUTH_SERVICE__JWT_ISSUER"_s;
const auto kLifetime = u"AUTH_SERVICE__ACCESS_TOKEN_LIFETIME"_s;
const auto kOldLifetime = u"AUTH_SERVICE__JWT_EXPIRATION"_s;
const auto kMasterKey = u"AUTH_SERVICE__MASTER_KEY"_s;
const auto kOldSecret = u"AUTH_SERVICE__JWT_SECRET"_s;

/// What holds for one setting, before it is parsed.
struct Given
{
    QString writtenAs; ///< the name under which it was found: the setting's own or an alias
    QString value;
    SettingSource source = SettingSource::Default;
};

/// An empty value counts as none: compose files pass on variables that are not set in this way.
std::optional<Given> lookUp(const SettingValues &values, const QString &name, SettingSource source)
{
    if (const QString value = values.value(name); !value.isEmpty())
        return Given{name, value, source};
    if (const QString lifetime = values.value(kOldLifetime); name == kLifetime && !lifetime.isEmpty())
        return Given{kOldLifetime, lifetime, source};
    if (const QString port = values.value(u"PORT"_s); name == kListen && !port.isEmpty())
        return Given{u"PORT"_s, port, source};
    return std::nullopt;
}

QString withoutPassword(const QString &value)
{
    return QUrl(value).toString(QUrl::RemovePassword);
}

QString shown(const SettingDefinition &definition, const QString &value)
{
    switch (definition.kind) {
    case Kind::Plain:
        return value;
    case Kind::Url:
        return withoutPassword(value);
    case Kind::Secret:
    case Kind::Unused:
        return value.isEmpty() ? QString() : kSet;
    }
    return {};
}

Error notAcceptable(const SettingDefinition &definition, const Given &given)
{
    const QString saved = given.source == SettingSource::Saved ? u" (saved in the console)"_s : QString();
    const QString value = definition.kind == Kind::Secret
                              ? u"not usable"_s
                              : u"\"%1\""_s.arg(shown(definition, given.value).simplified().left(100));
    return {ErrorKind::InvalidInput,
            u"%1%2 is %3; expected %4"_s.arg(given.writtenAs, saved, value, definition.expected), given.writtenAs};
}

bool isPlaceholder(const QString &value)
{
    static const QStringList parts{u"change-me"_s,    u"change_me"_s,   u"changeme"_s,    u"replace-me"_s,
                                   u"replace_me"_s,   u"placeholder"_s, u"your-secret"_s, u"your_secret"_s,
                                   u"your-api-key"_s, u"example"_s};
    static const QStringList words{u"admin"_s, u"password"_s, u"secret"_s, u"test"_s, u"dev"_s, u"default"_s};
    const QString folded = value.toLower();
    return words.contains(folded) ||
           std::ranges::any_of(parts, [&](const QString &part) { return folded.contains(part); });
}

/// Applies the table's rows to one set of sources.
class Loading
{
public:
    Loading(const SettingValues &commandLine, const SettingValues &environment, const SettingValues &saved,
            QString defaultDatabase)
        : m_commandLine(commandLine)
        , m_environment(environment)
        , m_saved(saved)
        , m_defaultDatabase(std::move(defaultDatabase))
    {}

    Result<Settings> load()
    {
        for (const SettingDefinition &definition : settingTable()) {
            if (auto applied = apply(definition); !applied)
                return fail(applied.error());
        }
        if (auto consistent = checkTogether(); !consistent)
            return fail(consistent.error());
        warnOfUnknownNames();
        return m_settings;
    }

private:
    QString defaultOf(const SettingDefinition &definition) const
    {
        if (definition.name == "AUTH_SERVICE__DB_URL"_L1)
            return m_defaultDatabase;
        if (m_settings.production && !definition.productionDefault.isEmpty())
            return definition.productionDefault;
        return definition.defaultValue;
    }

    Given givenFor(const SettingDefinition &definition) const
    {
        if (auto given = lookUp(m_commandLine, definition.name, SettingSource::CommandLine))
            return *given;
        if (auto given = lookUp(m_environment, definition.name, SettingSource::Environment))
            return *given;
        if (auto given = lookUp(m_saved, definition.name, SettingSource::Saved))
            return *given;
        return {definition.name, defaultOf(definition), SettingSource::Default};
    }

    /// What the first start fixed is in effect, though nobody configured it.
    void showKeptIssuer(SettingEntry &entry) const
    {
        const QString kept = m_saved.value(u"issuer"_s);
        if (entry.name != kIssuer || kept.isEmpty())
            return;
        entry.isKept = true;
        entry.defaultValue = kept;
        if (entry.source == SettingSource::Default)
            entry.value = kept;
    }

    Result<void> apply(const SettingDefinition &definition)
    {
        const Given given = givenFor(definition);
        if (!definition.apply(m_settings, given.value))
            return fail(notAcceptable(definition, given));
        if (auto allowed = checkForProduction(definition, given); !allowed)
            return allowed;
        if (given.source != SettingSource::Default)
            warn(definition, given);
        m_settings.entries.push_back(entryOf(definition, given));
        return {};
    }

    SettingEntry entryOf(const SettingDefinition &definition, const Given &given) const
    {
        SettingEntry entry;
        entry.name = definition.name;
        entry.value = shown(definition, given.value);
        entry.source = given.source;
        entry.defaultValue = defaultOf(definition);
        entry.expected = definition.expected;
        entry.needsRestart = definition.needsRestart;
        entry.isSecret = definition.kind == Kind::Secret;
        entry.isSavable = definition.kind == Kind::Plain;
        entry.least = definition.least;
        entry.most = definition.most;
        entry.choices = definition.choices;
        showKeptIssuer(entry);
        return entry;
    }

    Result<void> checkForProduction(const SettingDefinition &definition, const Given &given) const
    {
        if (!m_settings.production)
            return {};
        if (definition.kind == Kind::Secret && definition.name != kOldSecret && isPlaceholder(given.value))
            return fail(
                ErrorKind::InvalidInput,
                u"%1 is a placeholder, which ENVIRONMENT=production refuses; expected a secret of your own"_s.arg(
                    given.writtenAs),
                given.writtenAs);
        if (definition.name == "AUTH_SERVICE__PASSWORD_POLICY"_L1 && m_settings.passwordPolicy == PasswordPolicy::Off)
            return fail(
                ErrorKind::InvalidInput,
                u"%1 is \"off\", which ENVIRONMENT=production refuses; expected classic or nist"_s.arg(given.writtenAs),
                given.writtenAs);
        return {};
    }

    void warn(const SettingDefinition &definition, const Given &given)
    {
        if (definition.name == kOldSecret)
            m_settings.warnings << u"%1 is ignored: tokens are signed with asymmetric keys"_s.arg(kOldSecret);
        if (definition.kind == Kind::Unused)
            m_settings.warnings << u"%1 has no effect in this version"_s.arg(definition.name);
        if (given.writtenAs == kLifetime && m_environment.contains(kOldLifetime))
            m_settings.warnings << u"%1 is ignored: %2 is set"_s.arg(kOldLifetime, kLifetime);
        if (definition.name == "AUTH_SERVICE__PASSWORD_POLICY"_L1 && m_settings.passwordPolicy == PasswordPolicy::Off &&
            given.source != SettingSource::CommandLine)
            m_settings.warnings << u"%1 is off: any password is accepted"_s.arg(definition.name);
    }

    Result<void> checkTogether() const
    {
        if (m_settings.tlsCertificatePath.isEmpty() == m_settings.tlsKeyPath.isEmpty())
            return {};
        const bool keyMissing = m_settings.tlsKeyPath.isEmpty();
        const QString missing = keyMissing ? u"AUTH_SERVICE__TLS_KEY"_s : u"AUTH_SERVICE__TLS_CERT"_s;
        return fail(ErrorKind::InvalidInput,
                    u"%1 is empty; expected the PEM file that belongs to %2"_s.arg(
                        missing, keyMissing ? u"AUTH_SERVICE__TLS_CERT"_s : u"AUTH_SERVICE__TLS_KEY"_s),
                    missing);
    }

    void warnOfUnknownNames()
    {
        QStringList known{kOldLifetime};
        for (const SettingDefinition &definition : settingTable())
            known << definition.name;
        for (auto it = m_environment.begin(); it != m_environment.end(); ++it) {
            if (it.key().startsWith("AUTH_SERVICE__"_L1) && !known.contains(it.key()))
                m_settings.warnings << u"%1 is unknown and ignored; the nearest known name is %2"_s.arg(
                    it.key(), nearestName(it.key(), known));
        }
    }

    const SettingValues &m_commandLine;
    const SettingValues &m_environment;
    const SettingValues &m_saved;
    QString m_defaultDatabase;
    Settings m_settings;
};

} // namespace

Result<Settings> loadSettings(const SettingValues &commandLine, const SettingValues &environment,
                              const SettingValues &saved, const QString &dataDir)
{
    return Loading(commandLine, environment, saved, u"sqlite:///%1/gatehouse.db"_s.arg(dataDir)).load();
}

namespace {

/// What was taken out of the environment: programs that this one starts (a D-Bus daemon, say) would inherit it.
struct TakenSecrets
{
    std::mutex lock;
    SettingValues values;
};

TakenSecrets &takenSecrets()
{
    static TakenSecrets secrets;
    const std::scoped_lock guard(secrets.lock);
    for (const QString &name : {kMasterKey, u"AUTH_SERVICE__METRICS_TOKEN"_s, u"AUTH_SERVICE__INTERNAL_API_KEY"_s}) {
        const QByteArray variable = name.toLatin1();
        if (!qEnvironmentVariableIsSet(variable.constData()))
            continue;
        secrets.values[name] = qEnvironmentVariable(variable.constData());
        qunsetenv(variable.constData());
    }
    return secrets;
}

} // namespace

SettingValues settingsFromEnvironment()
{
    auto &taken = takenSecrets();
    const auto environment = QProcessEnvironment::systemEnvironment();
    const std::scoped_lock guard(taken.lock);
    SettingValues values = taken.values;
    for (const QString &name : environment.keys()) {
        if (!name.startsWith("AUTH_SERVICE__"_L1) && name != "ENVIRONMENT"_L1 && name != "PORT"_L1)
            continue;
        const bool onlyPresence = name == "AUTH_SERVICE__KEK"_L1 || name == kOldSecret;
        const QString value = environment.value(name);
        values[name] = onlyPresence && !value.isEmpty() ? kSet : value;
    }
    return values;
}

SecretBytes takeMasterKey()
{
    auto &taken = takenSecrets();
    const std::scoped_lock guard(taken.lock);
    return SecretBytes::fromText(taken.values.take(kMasterKey));
}

} // namespace core
