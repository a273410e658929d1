#include "core/base/FilterText.h"

#include "core/base/FilterParser.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

bool isTimeWord(const QString &field)
{
    return field == "since"_L1 || field == "until"_L1 || field == "last"_L1;
}

QString termText(const FilterTerm &term)
{
    QStringList words;
    for (const QString &value : term.values)
        words.append(filterWord(value));
    if (term.field.isEmpty()) // always quoted: a bare word may be the name of a field
        return (term.isNegated ? u"not "_s : QString()) + filterQuoted(term.values.join(u' '));
    if (isTimeWord(term.field))
        return term.field + u' ' + words.join(u' ');
    const QString verb = term.isNegated ? u" is not "_s : u" is "_s;
    return term.field + verb + (words.size() == 1 ? words.first() : u"one of ("_s + words.join(u", "_s) + u')');
}

/// Those that begin with the prefix, then those that contain it.
QStringList fitting(const QStringList &words, const QString &prefix)
{
    QStringList begin;
    QStringList contain;
    for (const QString &word : words) {
        if (word.startsWith(prefix, Qt::CaseInsensitive))
            begin.append(word);
        else if (word.contains(prefix, Qt::CaseInsensitive))
            contain.append(word);
    }
    return begin + contain;
}

QStringList fieldWords(const std::vector<FilterField> &fields)
{
    QStringList words;
    for (const FilterField &field : fields)
        words.append(field.isTime ? field.name : field.name + u" is"_s);
    return words;
}

QStringList valueWords(const FilterField &field)
{
    QStringList words;
    for (const QString &value : field.values)
        words.append(filterWord(value));
    if (field.isTime && words.isEmpty())
        words = {u"15m"_s, u"1h"_s, u"24h"_s, u"7d"_s, u"30d"_s, u"today"_s, u"yesterday"_s};
    return words;
}

int endOfWord(const QString &text, int from)
{
    int end = from;
    while (end < text.size() && !text.at(end).isSpace() && !u",():="_s.contains(text.at(end)))
        ++end;
    return end;
}

} // namespace

FilterParse parseFilter(const QString &text, const std::vector<FilterField> &fields)
{
    return FilterParser(text, fields).run();
}

QString filterQuoted(const QString &value)
{
    QString text = u"\""_s;
    for (const QChar c : value) {
        if (c == u'"' || c == u'\\')
            text += u'\\';
        text += c == u'\n' ? u"\\n"_s : QString(c);
    }
    return text + u'"';
}

QString filterWord(const QString &value)
{
    static const QStringList keywords{u"and"_s, u"or"_s, u"not"_s, u"is"_s, u"in"_s,
                                      u"one"_s, u"of"_s, u"="_s,   u"=="_s, u"!="_s};
    const bool isPlain =
        !value.isEmpty() && !value.startsWith(u'-') && !keywords.contains(value, Qt::CaseInsensitive) &&
        std::ranges::none_of(value, [](QChar c) { return c.isSpace() || c < u' ' || u"\"\\,()"_s.contains(c); });
    return isPlain ? value : filterQuoted(value);
}

QString filterText(const std::vector<FilterTerm> &terms)
{
    QStringList texts;
    for (const FilterTerm &term : terms) {
        if (!term.values.isEmpty())
            texts.append(termText(term));
    }
    return texts.join(u" and "_s);
}

FilterCompletion completeFilter(const QString &text, int cursor, const std::vector<FilterField> &fields)
{
    cursor = std::clamp(cursor, 0, int(text.size()));
    FilterParser parser(text.left(cursor), fields);
    parser.run();
    const FilterParser::Ending &ending = parser.ending();
    using Place = FilterParser::Place;
    if (ending.place == Place::None)
        return {};
    FilterCompletion completion{ending.position, endOfWord(text, cursor) - ending.position, {}, {}};
    QString prefix = text.mid(ending.position, cursor - ending.position);
    if (prefix.startsWith(u'"'))
        prefix.remove(u'"');
    const bool hasValues = ending.place == Place::Value || ending.place == Place::AfterIs;
    if (hasValues && ending.field) {
        completion.candidates = fitting(valueWords(*ending.field), prefix);
        if (!ending.field->isTime && !ending.field->isClosed)
            completion.valuesOf = ending.field->name;
        if (ending.place == Place::AfterIs)
            completion.candidates += fitting({u"not"_s, u"one of ("_s}, prefix);
    } else if (ending.place == Place::Operator) {
        completion.candidates = fitting({u"is"_s, u"is not"_s, u"is one of ("_s}, prefix);
    } else {
        completion.candidates = fitting(fieldWords(fields), prefix);
        if (!parser.isEmptyBeforeEnding())
            completion.candidates += fitting({u"and"_s}, prefix);
        completion.candidates += fitting({u"not"_s}, prefix);
    }
    if (completion.candidates == QStringList{prefix})
        completion.candidates.clear();
    return completion;
}

} // namespace core
