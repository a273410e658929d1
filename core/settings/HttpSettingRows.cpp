#include "core/settings/HttpSettingRows.h"

using namespace Qt::StringLiterals;

namespace core {

namespace {

/// A limit of 0 would mean "none at all" to one reader and "nothing" to another: only a rate may be 0.
SettingDefinition httpRow(const QString &name, int value, int least, int most, const QString &unit,
                          const std::function<void(HttpBounds &, int)> &take)
{
    SettingDefinition row{u"AUTH_SERVICE__HTTP_"_s + name, QString::number(value),
                          u"%1 from %2 to %3"_s.arg(unit).arg(least).arg(most),
                          [=](Settings &settings, const QString &text) {
                              bool isNumber = false;
                              const int given = text.trimmed().toInt(&isNumber);
                              if (!isNumber || given < least || given > most)
                                  return false;
                              take(settings.http, given);
                              return true;
                          }};
    row.needsRestart = false;
    row.least = least;
    row.most = most;
    return row;
}

SettingDefinition httpNumber(const QString &name, int HttpBounds::*member, int least, int most,
                             const QString &unit = u"a whole number"_s)
{
    return httpRow(name, HttpBounds().*member, least, most, unit,
                   [member](HttpBounds &bounds, int value) { bounds.*member = value; });
}

SettingDefinition httpSeconds(const QString &name, std::chrono::seconds HttpBounds::*member, int most)
{
    return httpRow(name, int((HttpBounds().*member).count()), 1, most, u"whole seconds"_s,
                   [member](HttpBounds &bounds, int value) { bounds.*member = std::chrono::seconds(value); });
}

} // namespace

std::vector<SettingDefinition> httpSettingRows()
{
    const auto bytes = u"bytes"_s;
    return {
        httpNumber(u"MAX_REQUEST_LINE"_s, &HttpBounds::requestLineBytes, 1024, 65536, bytes),
        httpNumber(u"MAX_HEADERS"_s, &HttpBounds::headerBytes, 2048, 262144, bytes),
        httpNumber(u"MAX_HEADER_COUNT"_s, &HttpBounds::headerCount, 20, 1000),
        httpNumber(u"MAX_BODY"_s, &HttpBounds::bodyBytes, 4096, 16777216, bytes),
        httpNumber(u"MAX_PARAMETERS"_s, &HttpBounds::parameters, 10, 10000),
        httpSeconds(u"HEADER_TIMEOUT"_s, &HttpBounds::headerTime, 300),
        httpSeconds(u"BODY_TIMEOUT"_s, &HttpBounds::bodyTime, 600),
        httpNumber(u"MIN_BODY_RATE"_s, &HttpBounds::bodyBytesPerSecond, 0, 1048576, u"bytes a second (0: off)"_s),
        httpSeconds(u"IDLE_TIMEOUT"_s, &HttpBounds::idleTime, 3600),
        httpSeconds(u"CROWDED_IDLE_TIMEOUT"_s, &HttpBounds::crowdedIdleTime, 3600),
        httpNumber(u"CROWDED_AT"_s, &HttpBounds::crowdedAt, 1, 100000),
        httpNumber(u"MAX_CONNECTIONS"_s, &HttpBounds::connections, 10, 100000),
        httpNumber(u"MAX_CONNECTIONS_PER_ADDRESS"_s, &HttpBounds::connectionsPerAddress, 1, 100000),
        httpNumber(u"MAX_REQUESTS_PER_CONNECTION"_s, &HttpBounds::requestsPerConnection, 1, 1000000000),
    };
}

} // namespace core
