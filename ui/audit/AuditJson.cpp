#include "ui/audit/AuditJson.h"

#include "ui/widgets/Theme.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QSyntaxHighlighter>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// QJsonDocument writes one member a line, so a line tells all that its colours need.
class JsonColors : public QSyntaxHighlighter
{
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString &line) override
    {
        static const QRegularExpression member(uR"(^\s*("(?:[^"\\]|\\.)*")(?=\s*:))"_s);
        static const QRegularExpression text(uR"("(?:[^"\\]|\\.)*")"_s);
        static const QRegularExpression number(uR"(\b(?:true|false|null)\b|-?\b\d[\d.eE+-]*)"_s);
        const auto name = member.match(line);
        const int from = name.hasMatch() ? int(name.capturedEnd(1)) : 0;
        const auto value = text.match(line, from);
        if (name.hasMatch())
            setFormat(int(name.capturedStart(1)), int(name.capturedLength(1)), Theme::instance().color(Tone::Accent));
        if (value.hasMatch())
            setFormat(int(value.capturedStart()), int(value.capturedLength()), Theme::instance().color(Tone::Good));
        else if (const auto plain = number.match(line, from); plain.hasMatch())
            setFormat(int(plain.capturedStart()), int(plain.capturedLength()), Theme::instance().color(Tone::Waiting));
    }
};

} // namespace

AuditJson::AuditJson(QWidget *parent) : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setFont(Theme::instance().monospace());
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    auto *colors = new JsonColors(document());
    connect(&Theme::instance(), &Theme::changed, colors, &QSyntaxHighlighter::rehighlight);
}

void AuditJson::setJson(const QJsonObject &json)
{
    setPlainText(QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Indented)).trimmed());
}

} // namespace ui
