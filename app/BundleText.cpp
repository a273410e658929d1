#include "app/BundleText.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace app {

using namespace Qt::StringLiterals;

namespace {

QByteArray document(const QJsonObject &object)
{
    return QJsonDocument(object).toJson();
}

QByteArray document(const QJsonArray &array)
{
    return QJsonDocument(array).toJson();
}

QString moment(core::Instant instant)
{
    return core::toDateTime(instant).toString(Qt::ISODate);
}

QString sourceName(core::SettingSource source)
{
    switch (source) {
    case core::SettingSource::Default:
        return u"default"_s;
    case core::SettingSource::Saved:
        return u"saved"_s;
    case core::SettingSource::Environment:
        return u"environment"_s;
    case core::SettingSource::CommandLine:
        return u"command line"_s;
    }
    return {};
}

QString outcomeName(core::SelfTestCheck::Outcome outcome)
{
    switch (outcome) {
    case core::SelfTestCheck::Outcome::Passed:
        return u"passed"_s;
    case core::SelfTestCheck::Outcome::Doubtful:
        return u"doubtful"_s;
    case core::SelfTestCheck::Outcome::Failed:
        return u"failed"_s;
    case core::SelfTestCheck::Outcome::Skipped:
        return u"skipped"_s;
    }
    return {};
}

QJsonArray settingRows(const std::vector<core::SettingEntry> &settings)
{
    QJsonArray rows;
    for (const core::SettingEntry &entry : settings) {
        // A URL of a database or a proxy may hold a password.
        const bool isUrl = entry.value.contains("://"_L1) && entry.value.contains(u'@');
        const bool isHidden = !entry.value.isEmpty() && (entry.isSecret || isUrl);
        QJsonObject row{{u"name"_s, entry.name},
                        {u"value"_s, isHidden ? u"(set)"_s : entry.value},
                        {u"source"_s, sourceName(entry.source)}};
        if (entry.running && !isHidden)
            row.insert(u"still_running"_s, *entry.running);
        rows.append(row);
    }
    return rows;
}

QJsonObject serverFigures(const core::ServerFigures &figures)
{
    static const QStringList states{u"starting"_s, u"running"_s, u"stopped"_s, u"failed"_s};
    return {{u"state"_s, states.value(int(figures.state))},
            {u"failure"_s, figures.failure},
            {u"urls"_s, QJsonArray::fromStringList(figures.urls)},
            {u"issuer"_s, figures.issuer},
            {u"started_at"_s, moment(figures.startedAt)},
            {u"requests_per_minute"_s, figures.requestsPerMinute},
            {u"token_p50_ms"_s, figures.p50Millis},
            {u"token_p95_ms"_s, figures.p95Millis},
            {u"jwks_p95_ms"_s, figures.keysP95Millis},
            {u"requests"_s, figures.requests},
            {u"server_errors"_s, figures.serverErrors},
            {u"connections"_s, figures.connections},
            {u"hash_queue"_s, figures.hashQueue},
            {u"refused_connections"_s, figures.refusedConnections},
            {u"displaced_connections"_s, figures.displacedConnections},
            {u"refused_requests"_s, figures.refusedRequests},
            {u"limited_requests"_s, figures.limitedRequests},
            {u"failed_handshakes"_s, figures.failedHandshakes}};
}

QJsonObject overviewFigures(const core::OverviewFigures &figures)
{
    QJsonArray alerts;
    for (const core::Alert &alert : figures.alerts)
        alerts.append(
            QJsonObject{{u"kind"_s, alert.kind}, {u"since"_s, moment(alert.since)}, {u"count"_s, alert.count}});
    return {{u"users"_s, figures.users},
            {u"locked_names"_s, figures.lockedNames},
            {u"clients"_s, figures.clients},
            {u"active_chains"_s, figures.activeFamilies},
            {u"live_access_tokens"_s, figures.liveAccessTokens},
            {u"audit_rows"_s, figures.auditRows},
            {u"alerts"_s, alerts}};
}

QJsonObject databaseFigures(const core::DatabaseFigures &figures)
{
    return {
        {u"path"_s, figures.path},         {u"bytes"_s, figures.bytes},          {u"log_bytes"_s, figures.logBytes},
        {u"pages"_s, figures.pages},       {u"free_pages"_s, figures.freePages}, {u"page_bytes"_s, figures.pageBytes},
        {u"disk_free"_s, figures.diskFree}};
}

QByteArray figuresText(const BundleContent &content)
{
    QJsonObject figures;
    if (content.server)
        figures.insert(u"server"_s, serverFigures(*content.server));
    if (content.overview)
        figures.insert(u"overview"_s, overviewFigures(*content.overview));
    if (content.database)
        figures.insert(u"database"_s, databaseFigures(*content.database));
    return document(figures);
}

QByteArray healthText(const BundleContent &content)
{
    QJsonArray rows;
    for (const core::SelfTestCheck &check : content.health) {
        rows.append(QJsonObject{{u"check"_s, check.name},
                                {u"outcome"_s, outcomeName(check.outcome)},
                                {u"detail"_s, check.detail},
                                {u"duration_ms"_s, qint64(check.duration.count())}});
    }
    return document(QJsonObject{{u"self_test_at"_s, content.selfTestAt ? moment(*content.selfTestAt) : QString()},
                                {u"checks"_s, rows}});
}

QByteArray versionsText(const std::vector<core::ComponentVersion> &components)
{
    QJsonArray rows;
    for (const core::ComponentVersion &one : components)
        rows.append(QJsonObject{{u"name"_s, one.name}, {u"version"_s, one.version}, {u"licence"_s, one.licence}});
    return document(rows);
}

QByteArray logText(const std::vector<core::LogLine> &lines)
{
    QByteArray text;
    for (const core::LogLine &line : lines)
        text += line.text.toUtf8() + '\n';
    return text.isEmpty() ? QByteArray("The log of a server that runs elsewhere is where its standard error goes.\n")
                          : text;
}

} // namespace

std::vector<core::BundleFile> bundleFiles(const BundleContent &content)
{
    const QByteArray about =
        "Gatehouse " GATEHOUSE_VERSION ", diagnostics of " + moment(content.at).toUtf8() +
        "\n\nversions.json  programs and libraries\nsettings.json  every setting, where it comes from; no secrets\n"
        "figures.json   of the server and the database\nhealth.json    what was tested, and what came out\n"
        "log.txt        the last lines of the log\n\n" +
        (content.areNamesReplaced
             ? "Users, addresses and host names are replaced: the same name by the same word in all files.\n"
             : "Users, addresses and host names are in it.\n") +
        "There are no passwords, tokens, keys or other secrets in it.\n";
    return {{u"about.txt"_s, about},
            {u"versions.json"_s, versionsText(content.components)},
            {u"settings.json"_s, document(settingRows(content.settings))},
            {u"figures.json"_s, figuresText(content)},
            {u"health.json"_s, healthText(content)},
            {u"log.txt"_s, logText(content.log)}};
}

} // namespace app
