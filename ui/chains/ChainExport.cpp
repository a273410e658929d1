#include "ui/chains/ChainExport.h"

#include "ui/chains/ChainAxis.h"
#include "ui/chains/ChainWords.h"
#include "ui/widgets/ShortId.h"
#include "ui/widgets/TimeText.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QXmlStreamWriter>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct ChainExport
{
    Q_DECLARE_TR_FUNCTIONS(ui::ChainExport)
};

constexpr double kSheetMargin = 64;
constexpr double kTitle = 72;
constexpr double kSheetRight = 190;

QString svgColor(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return u"#1a7f37"_s;
    case Tone::Waiting:
        return u"#8a5a00"_s;
    case Tone::Danger:
        return u"#b42318"_s;
    case Tone::Border:
        return u"#d0d5dd"_s;
    case Tone::Accent:
        return u"#4f5bd5"_s;
    case Tone::Raised:
    case Tone::Background:
    case Tone::OnAccent:
        return u"#ffffff"_s;
    case Tone::Text:
        return u"#1d2939"_s;
    case Tone::Muted:
    case Tone::Neutral:
        break;
    }
    return u"#5d6676"_s;
}

QString number(double value)
{
    return QString::number(value, 'f', 1);
}

QString utc(core::Instant at)
{
    return core::toDateTime(at).toString(Qt::ISODateWithMs);
}

QJsonValue utc(const std::optional<core::Instant> &at)
{
    return at ? QJsonValue(utc(*at)) : QJsonValue();
}

/// Writes one picture.
class SvgTree
{
public:
    SvgTree(const core::ChainSummary &summary, const ChainPicture &picture, QIODevice &device)
        : m_summary(summary), m_picture(picture), m_out(&device)
    {}

    void write()
    {
        const double width = 2 * kSheetMargin + m_picture.scale.width() + kSheetRight;
        const double height = kTitle + chainRowY(m_picture.rows) + 48;
        m_out.setAutoFormatting(true);
        m_out.writeStartDocument();
        m_out.writeStartElement(u"svg"_s);
        m_out.writeDefaultNamespace(u"http://www.w3.org/2000/svg"_s);
        m_out.writeAttribute(u"width"_s, number(width));
        m_out.writeAttribute(u"height"_s, number(height));
        m_out.writeAttribute(u"viewBox"_s, u"0 0 %1 %2"_s.arg(number(width), number(height)));
        m_out.writeAttribute(u"font-family"_s, u"sans-serif"_s);
        m_out.writeTextElement(u"title"_s, ChainExport::tr("Family tree of a token chain"));
        element(u"rect"_s, {{u"width"_s, u"100%"_s}, {u"height"_s, u"100%"_s}, {u"fill"_s, u"#ffffff"_s}});
        text(16, 26, m_summary.username + u" · "_s + m_summary.client.value + u" · "_s + m_summary.id.value, Tone::Text,
             13, u"start"_s);
        axis(height - 40, width);
        for (size_t node = 0; node < m_picture.nodes.size(); ++node)
            edge(m_picture.nodes[node]);
        for (size_t node = 0; node < m_picture.nodes.size(); ++node)
            this->node(int(node));
        m_out.writeEndElement();
        m_out.writeEndDocument();
    }

private:
    using Attributes = std::vector<std::pair<QString, QString>>;

    static double x(double place) { return kSheetMargin + place; }
    static double y(int row) { return kTitle + chainRowY(row); }

    void element(const QString &name, const Attributes &attributes)
    {
        m_out.writeEmptyElement(name);
        for (const auto &[key, value] : attributes)
            m_out.writeAttribute(key, value);
    }
    void text(double left, double base, const QString &words, Tone tone, double size, const QString &anchor)
    {
        m_out.writeStartElement(u"text"_s);
        m_out.writeAttribute(u"x"_s, number(left));
        m_out.writeAttribute(u"y"_s, number(base));
        m_out.writeAttribute(u"font-size"_s, number(size));
        m_out.writeAttribute(u"text-anchor"_s, anchor);
        m_out.writeAttribute(u"fill"_s, svgColor(tone));
        m_out.writeCharacters(words);
        m_out.writeEndElement();
    }
    void line(double fromX, double fromY, double toX, double toY, Tone tone, double width)
    {
        element(u"line"_s, {{u"x1"_s, number(fromX)},
                            {u"y1"_s, number(fromY)},
                            {u"x2"_s, number(toX)},
                            {u"y2"_s, number(toY)},
                            {u"stroke"_s, svgColor(tone)},
                            {u"stroke-width"_s, number(width)}});
    }
    void axis(double top, double width)
    {
        line(0, top, width, top, Tone::Border, 1);
        for (const ChainScale::Tick &tick : m_picture.scale.ticks(1, 84)) {
            const QDateTime local = core::toDateTime(tick.at).toLocalTime();
            line(x(tick.x), top, x(tick.x), top + 4, Tone::Neutral, 1);
            text(x(tick.x), top + 15, tickText(core::toMillis(tick.at) % 60'000 != 0 ? 1'000 : 60'000, local),
                 Tone::Muted, 10, u"middle"_s);
            if (tick.isDay)
                text(x(tick.x), top + 28, QLocale().toString(local.date(), QLocale::ShortFormat), Tone::Muted, 10,
                     u"middle"_s);
        }
        for (const ChainScale::Cut &cut : m_picture.scale.cuts()) {
            if (cut.isIdle)
                text(x((cut.from + cut.to) / 2), top + 28,
                     u"⫽ "_s + spanText(std::chrono::floor<std::chrono::seconds>(cut.until - cut.since)), Tone::Waiting,
                     10, u"middle"_s);
        }
    }
    void edge(const ChainNode &node)
    {
        if (node.parent < 0)
            return;
        const ChainNode &parent = m_picture.nodes[size_t(node.parent)];
        const Tone tone = node.belowReuse ? Tone::Danger : Tone::Neutral;
        const double width = node.belowReuse ? 2 : 1.5;
        if (parent.row != node.row)
            line(x(parent.to), y(parent.row), x(parent.to), y(node.row), tone, width);
        line(x(parent.to), y(node.row), x(node.from), y(node.row), tone, width);
        const core::ChainToken &token = m_picture.token(node.tokens.front());
        if (token.addressChanged && !node.isRun())
            text(x((parent.to + node.from) / 2), y(node.row) - 10, token.address, Tone::Waiting, 10, u"middle"_s);
    }
    void node(int index)
    {
        const ChainNode &one = m_picture.nodes[size_t(index)];
        const core::ChainToken &token = m_picture.firstOf(index);
        StateMark mark = chainMark(token.state);
        if (one.killed)
            mark.tone = Tone::Danger;
        const double here = y(one.row);
        if (one.isRun()) {
            element(u"rect"_s, {{u"x"_s, number(x(one.from))},
                                {u"y"_s, number(here - 11)},
                                {u"width"_s, number(std::max(20.0, one.to - one.from))},
                                {u"height"_s, u"22"_s},
                                {u"rx"_s, u"11"_s},
                                {u"fill"_s, u"#ffffff"_s},
                                {u"stroke"_s, svgColor(mark.tone)},
                                {u"stroke-dasharray"_s, u"4 3"_s}});
            text(x(one.place.x()), here + 4, u"⋯ "_s + QLocale().toString(qlonglong(one.tokens.size())), mark.tone, 11,
                 u"middle"_s);
        } else {
            shape(x(one.from), here, mark);
        }
        const QString time = QLocale().toString(core::toDateTime(token.createdAt).toLocalTime().time(), u"HH:mm"_s);
        text(x(one.place.x()), here + 24, tokenStateWord(token.state), mark.tone, 10, u"middle"_s);
        text(x(one.place.x()), here + 37, time, Tone::Muted, 10, u"middle"_s);
    }
    void shape(double left, double top, const StateMark &mark)
    {
        const QString color = svgColor(mark.tone);
        const auto circle = [&](const QString &fill) {
            element(u"circle"_s, {{u"cx"_s, number(left)},
                                  {u"cy"_s, number(top)},
                                  {u"r"_s, u"7"_s},
                                  {u"fill"_s, fill},
                                  {u"stroke"_s, color},
                                  {u"stroke-width"_s, u"2"_s}});
        };
        switch (mark.shape) {
        case Shape::Dot:
            return circle(color);
        case Shape::Ring:
            return circle(u"#ffffff"_s);
        case Shape::Half:
            circle(u"#ffffff"_s);
            return element(u"path"_s, {{u"d"_s, u"M %1 %2 a 7 7 0 0 0 0 14 z"_s.arg(number(left), number(top - 7))},
                                       {u"fill"_s, color}});
        case Shape::Triangle:
            return element(u"path"_s, {{u"d"_s, u"M %1 %2 l 8 15 h -16 z"_s.arg(number(left), number(top - 9))},
                                       {u"fill"_s, color}});
        case Shape::Cross:
            element(u"circle"_s,
                    {{u"cx"_s, number(left)}, {u"cy"_s, number(top)}, {u"r"_s, u"9"_s}, {u"fill"_s, u"#ffffff"_s}});
            return element(u"path"_s,
                           {{u"d"_s, u"M %1 %2 l 10 10 m 0 -10 l -10 10"_s.arg(number(left - 5), number(top - 5))},
                            {u"stroke"_s, color},
                            {u"stroke-width"_s, u"2.5"_s}});
        }
    }

    const core::ChainSummary &m_summary;
    const ChainPicture &m_picture;
    QXmlStreamWriter m_out;
};

QJsonObject tokenJson(const core::ChainToken &token)
{
    return {{u"jti_hash"_s, token.jtiHash},
            {u"parent_jti_hash"_s, token.parentJtiHash},
            {u"state"_s, core::chainStateName(token.state)},
            {u"kid"_s, token.key.value},
            {u"created_at"_s, utc(token.createdAt)},
            {u"expires_at"_s, utc(token.expiresAt)},
            {u"used_at"_s, utc(token.usedAt)},
            {u"reused_at"_s, utc(token.reusedAt)},
            {u"revoked_at"_s, utc(token.revokedAt)},
            {u"grace_retries"_s, token.graceRetries},
            {u"ip_address"_s, token.address},
            {u"user_agent"_s, token.userAgent}};
}

} // namespace

QByteArray chainSvg(const core::ChainSummary &summary, const ChainPicture &picture)
{
    QByteArray svg;
    QBuffer buffer(&svg);
    buffer.open(QIODevice::WriteOnly);
    SvgTree(summary, picture, buffer).write();
    return svg;
}

QByteArray chainJson(const core::ChainSummary &summary, const std::vector<core::ChainToken> &tokens)
{
    QJsonArray all;
    for (const core::ChainToken &token : tokens)
        all.append(tokenJson(token));
    const QJsonObject chain{{u"family_id"_s, summary.id.value},
                            {u"user_id"_s, summary.user.value},
                            {u"user"_s, summary.username},
                            {u"client"_s, summary.client.value},
                            {u"scope"_s, summary.scope},
                            {u"grant_type"_s, summary.grantType},
                            {u"state"_s, core::chainStateName(summary.state)},
                            {u"revoke_reason"_s, summary.revokeReason},
                            {u"created_at"_s, utc(summary.startedAt)},
                            {u"last_used_at"_s, utc(summary.lastUsedAt)},
                            {u"expires_at"_s, utc(summary.expiresAt)},
                            {u"tokens"_s, all}};
    return QJsonDocument(chain).toJson(QJsonDocument::Indented);
}

} // namespace ui
