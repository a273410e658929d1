#include "ui/lab/FlowExport.h"

#include "ui/lab/FlowText.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <QUrlQuery>

#include <numeric>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

double millis(std::chrono::microseconds time)
{
    return double(time.count()) / 1000;
}

QString markdown(const core::FlowRun &run)
{
    QString text = u"# "_s + flowRunTitle(run) + u"\n"_s;
    int number = 0;
    for (const core::FlowStep &step : run.steps) {
        text += u"\n## %1. %2 (%3 ms)\n\n"_s.arg(++number)
                    .arg(flowStepWord(step.title))
                    .arg(millis(step.duration), 0, 'f', 1);
        // Four of them: a page in the answer may have three.
        text +=
            u"````http\n"_s + flowRequestText(step) + u"\n````\n\n````http\n"_s + flowAnswerText(step) + u"\n````\n"_s;
    }
    return text;
}

QJsonArray pairs(const QList<std::pair<QByteArray, QByteArray>> &headers)
{
    QJsonArray array;
    for (const auto &[name, value] : headers)
        array.append(QJsonObject{{u"name"_s, QString::fromLatin1(name)}, {u"value"_s, QString::fromUtf8(value)}});
    return array;
}

QString typeIn(const QList<std::pair<QByteArray, QByteArray>> &headers)
{
    for (const auto &[name, value] : headers) {
        if (name.compare("content-type", Qt::CaseInsensitive) == 0)
            return QString::fromLatin1(value);
    }
    return {};
}

QJsonObject harEntry(const core::FlowStep &step, core::Instant startedAt)
{
    QJsonArray query;
    for (const auto &[name, value] : QUrlQuery(QUrl(step.url)).queryItems(QUrl::FullyDecoded))
        query.append(QJsonObject{{u"name"_s, name}, {u"value"_s, value}});
    QJsonObject request{{u"method"_s, QString::fromLatin1(step.method)},
                        {u"url"_s, step.url},
                        {u"httpVersion"_s, u"HTTP/1.1"_s},
                        {u"cookies"_s, QJsonArray()},
                        {u"headers"_s, pairs(step.requestHeaders)},
                        {u"queryString"_s, query},
                        {u"headersSize"_s, -1},
                        {u"bodySize"_s, step.requestBody.size()}};
    if (!step.requestBody.isEmpty())
        request.insert(u"postData"_s, QJsonObject{{u"mimeType"_s, typeIn(step.requestHeaders)},
                                                  {u"text"_s, QString::fromUtf8(step.requestBody)}});
    const QJsonObject response{{u"status"_s, step.status},
                               {u"statusText"_s, QString()},
                               {u"httpVersion"_s, u"HTTP/1.1"_s},
                               {u"cookies"_s, QJsonArray()},
                               {u"headers"_s, pairs(step.responseHeaders)},
                               {u"content"_s, QJsonObject{{u"size"_s, step.responseBody.size()},
                                                          {u"mimeType"_s, typeIn(step.responseHeaders)},
                                                          {u"text"_s, QString::fromUtf8(step.responseBody)}}},
                               {u"redirectURL"_s, QString()},
                               {u"headersSize"_s, -1},
                               {u"bodySize"_s, step.responseBody.size()}};
    return {{u"startedDateTime"_s, core::toDateTime(startedAt).toString(Qt::ISODateWithMs)},
            {u"time"_s, millis(step.duration)},
            {u"request"_s, request},
            {u"response"_s, response},
            {u"cache"_s, QJsonObject()},
            {u"timings"_s, QJsonObject{{u"send"_s, 0}, {u"wait"_s, millis(step.duration)}, {u"receive"_s, 0}}},
            {u"comment"_s, step.title}};
}

QString har(const core::FlowRun &run, core::Instant finishedAt)
{
    const auto total =
        std::accumulate(run.steps.begin(), run.steps.end(), std::chrono::microseconds(0),
                        [](std::chrono::microseconds sum, const core::FlowStep &step) { return sum + step.duration; });
    auto startedAt = finishedAt - std::chrono::duration_cast<std::chrono::milliseconds>(total);
    QJsonArray entries;
    for (const core::FlowStep &step : run.steps) {
        entries.append(harEntry(step, startedAt));
        startedAt += std::chrono::duration_cast<std::chrono::milliseconds>(step.duration);
    }
    const QJsonObject creator{{u"name"_s, u"Gatehouse"_s}, {u"version"_s, QCoreApplication::applicationVersion()}};
    return QString::fromUtf8(QJsonDocument(QJsonObject{{u"log"_s, QJsonObject{{u"version"_s, u"1.2"_s},
                                                                              {u"creator"_s, creator},
                                                                              {u"entries"_s, entries}}}})
                                 .toJson());
}

} // namespace

QString flowFileName(FlowFormat format)
{
    return format == FlowFormat::Har ? u"flow.har"_s : u"flow.md"_s;
}

QString flowAs(FlowFormat format, const core::FlowRun &run, core::Instant finishedAt)
{
    return format == FlowFormat::Har ? har(run, finishedAt) : markdown(run);
}

} // namespace ui
