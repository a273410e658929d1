#include "core/users/CsvText.h"

#include <QStringDecoder>

namespace core {
using namespace Qt::StringLiterals;
namespace {

auto badFile(const QString &field, const QString &reason)
{
    return fail(ErrorKind::InvalidInput, reason, field);
}

struct Decoded
{
    QString text;
    QString encoding;
};

Result<Decoded> decoded(const QByteArray &bytes)
{
    const bool isWide = bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF");
    const bool hasMark = bytes.startsWith("\xEF\xBB\xBF");
    QStringDecoder decoder(isWide ? QStringDecoder::Utf16 : QStringDecoder::Utf8);
    QString text = decoder.decode(bytes);
    if (decoder.hasError() || (isWide && bytes.size() % 2 != 0))
        return badFile(u"encoding"_s,
                       u"the file is neither UTF-8 nor UTF-16 with a byte order mark; save it as UTF-8"_s);
    if (text.contains(QChar::Null))
        return badFile(u"encoding"_s, u"the file holds NUL characters: it is not a text file, or UTF-16 without a byte "
                                      "order mark"_s);
    return Decoded{text, isWide ? u"UTF-16"_s : hasMark ? u"UTF-8 with BOM"_s : u"UTF-8"_s};
}

QChar delimiterOf(const QString &text)
{
    QChar best = u',';
    qsizetype most = 0;
    for (const QChar candidate : {u',', u';', u'\t'}) {
        qsizetype count = 0;
        bool isQuoted = false;
        for (const QChar c : text) {
            if (c == u'"')
                isQuoted = !isQuoted;
            else if ((c == u'\n' || c == u'\r') && !isQuoted)
                break;
            else if (c == candidate && !isQuoted)
                ++count;
        }
        if (count > most) {
            most = count;
            best = candidate;
        }
    }
    return best;
}

/// Cuts the text into rows, one character at a time.
class CsvCutter
{
public:
    CsvCutter(const QString &text, QChar delimiter, const CsvText::Limits &limits)
        : m_text(text), m_delimiter(delimiter), m_limits(limits)
    {}
    Result<std::vector<CsvText::Row>> cut();

private:
    Result<void> endRow();
    void endCell();
    auto badLine(const QString &reason) const
    {
        return badFile(u"line"_s, u"line %1: %2"_s.arg(m_row.line).arg(reason));
    }
    Result<void> take(QChar c, QChar next, bool &skipsNext);

    const QString &m_text;
    QChar m_delimiter;
    CsvText::Limits m_limits;
    std::vector<CsvText::Row> m_rows;
    CsvText::Row m_row{1, {}};
    QString m_cell;
    qsizetype m_size = 0; ///< of the row so far
    int m_line = 1;
    bool m_isQuoted = false;
    bool m_wasQuoted = false; ///< this cell was: after its closing quote only a delimiter may come
};

void CsvCutter::endCell()
{
    m_row.cells << (m_wasQuoted ? m_cell : m_cell.trimmed());
    m_cell.clear();
    m_wasQuoted = false;
}

Result<void> CsvCutter::endRow()
{
    endCell();
    if (m_row.cells.size() > m_limits.columns)
        return badLine(u"more than %1 columns"_s.arg(m_limits.columns));
    const bool isEmpty = std::ranges::all_of(m_row.cells, &QString::isEmpty);
    if (!isEmpty)
        m_rows.push_back(m_row);
    if (qsizetype(m_rows.size()) > qsizetype(m_limits.rows) + 1)
        return badFile(u"line"_s, u"the file holds more than %1 rows"_s.arg(m_limits.rows));
    m_row = {m_line, {}};
    m_size = 0;
    return {};
}

Result<void> CsvCutter::take(QChar c, QChar next, bool &skipsNext)
{
    if (++m_size > m_limits.rowSize)
        return badLine(u"longer than %1 characters"_s.arg(m_limits.rowSize));
    if (m_isQuoted) {
        if (c == u'\n')
            ++m_line;
        if (c != u'"') {
            m_cell += c;
        } else if (next == u'"') {
            m_cell += c;
            skipsNext = true;
        } else {
            m_isQuoted = false;
        }
        return {};
    }
    if (c == u'\n' || c == u'\r') {
        skipsNext = c == u'\r' && next == u'\n';
        ++m_line;
        return endRow();
    }
    if (c == m_delimiter) {
        endCell();
        return {};
    }
    if (c == u'"' && m_cell.trimmed().isEmpty() && !m_wasQuoted) {
        m_cell.clear();
        m_isQuoted = m_wasQuoted = true;
        return {};
    }
    if (m_wasQuoted && !c.isSpace())
        return badLine(u"text behind a closing quotation mark"_s);
    if (!m_wasQuoted)
        m_cell += c;
    return {};
}

Result<std::vector<CsvText::Row>> CsvCutter::cut()
{
    for (qsizetype i = 0; i < m_text.size(); ++i) {
        bool skipsNext = false;
        if (auto taken = take(m_text.at(i), i + 1 < m_text.size() ? m_text.at(i + 1) : QChar(), skipsNext); !taken)
            return fail(taken.error());
        i += skipsNext;
    }
    if (m_isQuoted)
        return badLine(u"a quotation mark is never closed"_s);
    if (auto ended = endRow(); !ended)
        return fail(ended.error());
    return std::move(m_rows);
}

} // namespace

Result<CsvText> CsvText::parse(const QByteArray &bytes, const Limits &limits)
{
    auto text = decoded(bytes);
    if (!text)
        return fail(text.error());
    const QChar delimiter = delimiterOf(text->text);
    auto rows = CsvCutter(text->text, delimiter, limits).cut();
    if (!rows)
        return fail(rows.error());
    return CsvText{text->encoding, delimiter, std::move(*rows)};
}

QString CsvText::cell(const QString &text)
{
    static const QString formula = u"=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20"_s;
    QString cell = text;
    if (!cell.isEmpty() && formula.contains(cell.front()))
        cell.prepend(u'\'');
    const bool needsQuotes =
        std::ranges::any_of(cell, [](QChar c) { return u"\",;\t\r\n"_s.contains(c); }) || cell != cell.trimmed();
    return needsQuotes ? u'"' + cell.replace(u'"', u"\"\""_s) + u'"' : cell;
}

} // namespace core
