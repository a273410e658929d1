#include "core/base/FilterParser.h"

#include "core/base/NearestWord.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostCharacters = 4096;
constexpr int kMostTerms = 64;

bool isSeparator(QChar c)
{
    return c.isSpace() || c == u',' || c == u'(' || c == u':' || c == u'=';
}

bool isOperatorWord(const QString &word)
{
    static const QStringList operators{u"is"_s, u"="_s, u"=="_s, u"!="_s, u"in"_s};
    return operators.contains(word, Qt::CaseInsensitive);
}

/// Where the name of "name:value", "name=value" or "name!=value" ends; -1: it is none of these.
qsizetype endOfName(const QString &word)
{
    for (qsizetype i = 1; i < word.size(); ++i) {
        const QChar c = word.at(i);
        if (c == u':' || c == u'=' || (c == u'!' && i + 1 < word.size() && word.at(i + 1) == u'='))
            return i;
        if (!c.isLetterOrNumber() && c != u'_')
            return -1;
    }
    return -1;
}

QStringList namesOf(const std::vector<FilterField> &fields)
{
    QStringList names;
    for (const FilterField &field : fields)
        names.append(field.name);
    return names;
}

} // namespace

bool FilterParser::Word::is(const char16_t *keyword) const
{
    return !isQuoted && text.compare(QStringView(keyword), Qt::CaseInsensitive) == 0;
}

FilterParse FilterParser::run()
{
    if (m_text.size() > kMostCharacters) {
        fail(Problem::TooLong, kMostCharacters, int(m_text.size()) - kMostCharacters);
    } else {
        bool good = true;
        skipSpace();
        expect(Place::Term);
        while (good && !isAtEnd())
            good = term() && join();
    }
    if (m_parse.validity == FilterParse::Validity::Invalid)
        m_parse.terms.clear();
    return m_parse;
}

void FilterParser::skipSpace()
{
    while (!isAtEnd() && m_text.at(m_at).isSpace())
        ++m_at;
}

FilterParser::Word FilterParser::word(QStringView stops)
{
    if (!isAtEnd() && m_text.at(m_at) == u'"')
        return quoted();
    Word word{m_at, 0, {}, false};
    while (!isAtEnd() && !m_text.at(m_at).isSpace() && !stops.contains(m_text.at(m_at)))
        ++m_at;
    word.length = m_at - word.position;
    word.text = m_text.mid(word.position, word.length);
    return word;
}

FilterParser::Word FilterParser::quoted()
{
    Word word{m_at, 0, {}, true};
    for (++m_at; !isAtEnd() && m_text.at(m_at) != u'"'; ++m_at) {
        QChar c = m_text.at(m_at);
        const QChar next = m_at + 1 < m_text.size() ? m_text.at(m_at + 1) : QChar();
        if (c == u'\\' && (next == u'"' || next == u'\\' || next == u'n')) {
            c = next == u'n' ? QChar(u'\n') : next;
            ++m_at;
        }
        word.text += c;
    }
    if (isAtEnd())
        fail(Problem::OpenQuote, word.position, int(m_text.size()) - word.position, word.text);
    else
        ++m_at;
    word.length = m_at - word.position;
    return word;
}

FilterParser::Word FilterParser::peek()
{
    const int here = m_at;
    skipSpace();
    Word next{m_at, 0, {}, true};
    if (!isAtEnd() && m_text.at(m_at) != u'"') // a quoted one is never a keyword
        next = word({});
    m_at = here;
    return next;
}

void FilterParser::expect(Place place, const FilterField *field, bool isInList)
{
    if (isAtEnd() && m_at > 0 && !isSeparator(m_text.at(m_at - 1)) && m_ending.place != Place::None)
        return; // the word before is not finished
    if (place == Place::Term && m_ending.place == Place::Operator && m_ending.position == m_at)
        return; // the name of a field stands before
    m_ending = {place, m_at, field, isInList};
}

bool FilterParser::term()
{
    bool isNegated = false;
    for (;;) {
        skipSpace();
        expect(Place::Term);
        if (isAtEnd())
            return fail(Problem::MissingValue, m_at, 0, u"not"_s);
        const bool isMinus = m_text.at(m_at) == u'-' && m_at + 1 < m_text.size() && !m_text.at(m_at + 1).isSpace();
        if (isMinus) {
            isNegated = !isNegated;
            ++m_at;
            continue;
        }
        const Word next = word({});
        if (m_parse.validity == FilterParse::Validity::Invalid)
            return false;
        if (next.is(u"not")) {
            isNegated = !isNegated;
            continue;
        }
        if (next.is(u"and") || next.is(u"or"))
            return fail(Problem::MissingValue, next.position, next.length, next.text);
        if (const FilterField *field = next.isQuoted ? nullptr : fieldOf(next.text)) {
            if (field->isTime)
                return timeTerm(*field, isNegated);
            if (isOperatorWord(peek().text))
                return fieldTerm(*field, isNegated);
        }
        return !next.isQuoted && endOfName(next.text) > 0 ? shortTerm(next, isNegated) : textTerm(next, isNegated);
    }
}

bool FilterParser::fieldTerm(const FilterField &field, bool isNegated)
{
    skipSpace();
    expect(Place::Operator, &field);
    const Word verb = word({});
    FilterTerm made{field.name, {}, isNegated != (verb.text == "!="_L1)};
    return valuesOf(field, made) && add(std::move(made));
}

bool FilterParser::shortTerm(const Word &word, bool isNegated)
{
    const qsizetype end = endOfName(word.text);
    const QString name = word.text.left(end);
    const bool isUnlike = word.text.at(end) == u'!';
    const FilterField *field = fieldOf(name);
    if (!field) {
        const QString rest = word.text.mid(end + 1);
        const bool looksLikeOne = word.text.at(end) == u':' && !rest.startsWith(u'/') && !rest.startsWith(u':');
        if (looksLikeOne && !nearestWord(name, namesOf(m_fields)).isEmpty())
            return fail(Problem::UnknownField, word.position, int(end), name, namesOf(m_fields));
        return textTerm(word, isNegated);
    }
    m_at = word.position + int(end) + (isUnlike ? 2 : 1);
    if (field->isTime)
        return timeTerm(*field, isNegated != isUnlike);
    expect(Place::Value, field);
    FilterTerm made{field->name, {}, isNegated != isUnlike};
    if (!isAtEnd() && m_text.at(m_at) == u'(')
        return listOf(*field, made, m_at) && add(std::move(made));
    if (isAtEnd() || m_text.at(m_at).isSpace())
        return fail(Problem::MissingValue, word.position, word.length, field->name);
    do {
        if (!value(*field, made, u",", false))
            return false;
    } while (!isAtEnd() && m_text.at(m_at) == u',' && ++m_at);
    return add(std::move(made));
}

/// One word, or one phrase in quotes. What stands beside it is a term of its own.
bool FilterParser::textTerm(const Word &word, bool isNegated)
{
    if (!word.isQuoted) {
        const FilterField *named = fieldOf(word.text);
        const int here = m_at;
        skipSpace();
        expect(named ? Place::Operator : Place::Term, named);
        const Word next = peek();
        m_at = here;
        if (isOperatorWord(next.text) && !next.is(u"in"))
            return fail(Problem::UnknownField, word.position, word.length, word.text, namesOf(m_fields));
        if (named)
            doubt(Problem::MissingOperator, word);
    }
    return add({{}, {word.text}, isNegated});
}

bool FilterParser::join()
{
    skipSpace();
    if (isAtEnd()) {
        expect(Place::Term);
        return true;
    }
    const Word next = peek();
    if (next.is(u"and")) {
        word({});
        skipSpace();
        expect(Place::Term);
        return !isAtEnd() || fail(Problem::MissingValue, next.position, next.length, next.text);
    }
    if (!next.is(u"or"))
        return true;
    FilterTerm &last = m_parse.terms.back();
    const FilterField *field = last.field.isEmpty() ? nullptr : fieldOf(last.field);
    if (!field || field->isTime || last.isNegated)
        return fail(Problem::OrBetweenFields, next.position, next.length, next.text);
    word({});
    skipSpace();
    expect(Place::Value, field);
    if (isAtEnd())
        return fail(Problem::MissingValue, next.position, next.length, next.text);
    const Word other = peek();
    const bool isWhole = !other.isQuoted && (fieldOf(other.text) || endOfName(other.text) > 0 || other.is(u"not"));
    m_alternatives = isWhole ? int(m_parse.terms.size()) - 1 : -1;
    return (isWhole ? term() : value(*field, last, u",", false)) && join();
}

bool FilterParser::add(FilterTerm term)
{
    if (m_alternatives >= 0) {
        FilterTerm &before = m_parse.terms[size_t(std::exchange(m_alternatives, -1))];
        if (before.field != term.field || term.isNegated)
            return fail(Problem::OrBetweenFields, m_ending.position, 0, u"or"_s);
        for (const QString &one : std::as_const(term.values)) {
            if (!before.values.contains(one))
                before.values.append(one);
        }
        return true;
    }
    if (m_parse.terms.size() >= kMostTerms)
        return fail(Problem::TooLong, m_at, int(m_text.size()) - m_at);
    m_parse.terms.push_back(std::move(term));
    return true;
}

const FilterField *FilterParser::fieldOf(const QString &name) const
{
    const auto found = std::ranges::find_if(
        m_fields, [&](const FilterField &field) { return field.name.compare(name, Qt::CaseInsensitive) == 0; });
    return found == m_fields.end() ? nullptr : &*found;
}

bool FilterParser::fail(Problem problem, int position, int length, const QString &subject, const QStringList &known)
{
    if (m_parse.validity == FilterParse::Validity::Invalid)
        return false; // the first one counts
    m_parse.validity = FilterParse::Validity::Invalid;
    m_parse.problem = problem;
    m_parse.position = position;
    m_parse.length = length;
    m_parse.subject = subject;
    m_parse.suggestion = nearestWord(subject, known);
    return false;
}

void FilterParser::doubt(Problem problem, const Word &word, const QStringList &known)
{
    if (m_parse.validity != FilterParse::Validity::Valid)
        return;
    fail(problem, word.position, word.length, word.text, known);
    m_parse.validity = FilterParse::Validity::Doubtful;
}

} // namespace core
