#include "core/base/Log.h"

#include "core/base/LogMemory.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <atomic>
#include <chrono>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace core {

static std::atomic<LogLevel> s_level{LogLevel::Info};
static std::atomic<LogFormat> s_format{LogFormat::Json};

static QString levelName(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return u"debug"_s;
    case LogLevel::Info:
        return u"info"_s;
    case LogLevel::Warning:
        return u"warning"_s;
    case LogLevel::Error:
        return u"error"_s;
    }
    Q_UNREACHABLE();
}

static QString timestamp()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

static QByteArray jsonValue(const QJsonValue &value)
{
    const QByteArray wrapped = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return wrapped.sliced(1, wrapped.size() - 2);
}

/// Written piece by piece, because QJsonObject would sort the time behind everything else.
static QByteArray jsonLine(LogLevel level, const QString &message, const QJsonObject &members)
{
    QByteArray line = "{\"ts\":\"" + timestamp().toLatin1() + "\",\"level\":\"" + levelName(level).toLatin1() +
                      "\",\"msg\":" + jsonValue(message);
    for (auto member = members.begin(); member != members.end(); ++member) {
        if (member.key() != "ts"_L1 && member.key() != "level"_L1 && member.key() != "msg"_L1)
            line += ',' + jsonValue(member.key()) + ':' + jsonValue(member.value());
    }
    return line + "}\n";
}

/// What came from outside may neither start a line of its own nor speak to the terminal.
static QString withoutControls(QString text)
{
    for (QChar &character : text) {
        if (character.category() == QChar::Other_Control)
            character = u' ';
    }
    return text;
}

static QByteArray textLine(LogLevel level, const QString &message, const QJsonObject &members)
{
    QString line = timestamp() + u' ' + levelName(level).toUpper().leftJustified(7) + u' ' + message;
    for (auto member = members.begin(); member != members.end(); ++member) {
        const QJsonValue value = member.value();
        line +=
            u' ' + member.key() + u'=' + (value.isString() ? value.toString() : QString::fromUtf8(jsonValue(value)));
    }
    return withoutControls(line).toUtf8() + '\n';
}

static void writeLine(LogLevel level, const QString &message, const QJsonObject &members)
{
    if (level < s_level.load(std::memory_order_relaxed))
        return;
    const bool isJson = s_format.load(std::memory_order_relaxed) == LogFormat::Json;
    const QByteArray line = isJson ? jsonLine(level, message, members) : textLine(level, message, members);
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr); // unbuffered and locked: one write, never mixed
    LogMemory::ofProgram().take(level, line);
}

static LogLevel levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return LogLevel::Debug;
    case QtInfoMsg:
        return LogLevel::Info;
    case QtWarningMsg:
        return LogLevel::Warning;
    case QtCriticalMsg:
    case QtFatalMsg:
        return LogLevel::Error;
    }
    return LogLevel::Error;
}

static void takeMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    QJsonObject members;
    const auto category = QLatin1StringView(context.category);
    if (!category.isEmpty() && category != "default"_L1)
        members.insert("category"_L1, category);
    writeLine(levelOf(type), message, members);
}

void installLog(LogLevel level, LogFormat format)
{
    setLogLevel(level, format);
    qInstallMessageHandler(takeMessage);
}

void setLogLevel(LogLevel level, LogFormat format)
{
    s_level = level;
    s_format = format;
}

void logEvent(LogLevel level, const QString &message, const QJsonObject &members)
{
    writeLine(level, message, members);
}

void logOutOfMemory()
{
    using namespace std::chrono;
    static constexpr qint64 kPause = 10;
    static std::atomic<qint64> s_lastTold = -kPause;
    const qint64 now = duration_cast<seconds>(steady_clock::now().time_since_epoch()).count();
    qint64 last = s_lastTold.load();
    if (now - last < kPause || !s_lastTold.compare_exchange_strong(last, now))
        return;
    const bool isJson = s_format.load(std::memory_order_relaxed) == LogFormat::Json;
    const auto today = year_month_day(floor<days>(system_clock::now()));
    const hh_mm_ss time(floor<milliseconds>(system_clock::now().time_since_epoch() % days(1)));
    char line[256];
    const int size =
        std::snprintf(line, sizeof line,
                      isJson ? "{\"ts\":\"%04d-%02u-%02uT%02d:%02d:%02d.%03dZ\",\"level\":\"error\",\"msg\":\"%s\","
                               "\"event\":\"out_of_memory\"}\n"
                             : "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ ERROR   %s event=out_of_memory\n",
                      int(today.year()), unsigned(today.month()), unsigned(today.day()), int(time.hours().count()),
                      int(time.minutes().count()), int(time.seconds().count()), int(time.subseconds().count()),
                      "the system gives no more memory; what needed it was refused");
    std::fwrite(line, 1, size_t(size), stderr);
}

} // namespace core
