#include "core/base/FilterParser.h"
#include "core/base/FilterTime.h"

#include <algorithm>

// What may stand behind the name of a field: one value, several, a list, a moment.

namespace core {

using namespace Qt::StringLiterals;

bool FilterParser::timeTerm(const FilterField &field, bool isNegated)
{
    const int named = m_at;
    if (peek().is(u"is")) {
        skipSpace();
        word({});
    }
    skipSpace();
    expect(Place::Value, &field);
    const Word first = word({});
    if (first.isEmpty())
        return fail(Problem::MissingValue, named, 0, field.name);
    QString moment = first.text;
    if (!filterMoment(moment, {}))
        return fail(Problem::BadTime, first.position, first.length, first.text);
    const QString both = moment + u'T' + peek().text;
    if (filterMoment(both, {})) {
        skipSpace();
        word({});
        moment = both;
    }
    if (isNegated)
        return fail(Problem::NegatedTime, first.position, first.length, field.name);
    return add({field.name, {moment}, false});
}

bool FilterParser::valuesOf(const FilterField &field, FilterTerm &term)
{
    for (;;) {
        skipSpace();
        expect(term.isNegated ? Place::Value : Place::AfterIs, &field);
        const Word next = peek();
        if (next.is(u"not")) {
            term.isNegated = !term.isNegated;
        } else if (next.is(u"one")) {
            const int here = m_at;
            word({});
            const Word of = peek();
            if (!of.is(u"of") && !of.text.startsWith(u"of("_s, Qt::CaseInsensitive)) {
                m_at = here; // a value that is called "one"
                break;
            }
            skipSpace();
            m_at += 2;
            continue;
        } else {
            break;
        }
        word({});
    }
    if (!isAtEnd() && m_text.at(m_at) == u'(')
        return listOf(field, term, m_at);
    for (;;) {
        if (!value(field, term, u",", false))
            return false;
        const int here = m_at;
        skipSpace();
        if (isAtEnd() || m_text.at(m_at) != u',') {
            m_at = here;
            return true;
        }
        ++m_at;
        skipSpace();
        expect(Place::Value, &field);
    }
}

bool FilterParser::listOf(const FilterField &field, FilterTerm &term, int opened)
{
    ++m_at;
    for (;;) {
        while (!isAtEnd() && (m_text.at(m_at).isSpace() || m_text.at(m_at) == u','))
            ++m_at;
        expect(Place::Value, &field, true);
        if (isAtEnd())
            return fail(Problem::OpenList, opened, int(m_text.size()) - opened, field.name);
        if (m_text.at(m_at) == u')')
            break;
        if (m_text.at(m_at) == u'(')
            return fail(Problem::OpenList, m_at, 1, field.name);
        if (!value(field, term, u",()", true))
            return false;
    }
    ++m_at;
    return !term.values.isEmpty() || fail(Problem::MissingValue, opened, m_at - opened, field.name);
}

bool FilterParser::value(const FilterField &field, FilterTerm &term, QStringView stops, bool isInList)
{
    const Word found = word(stops);
    if (m_parse.validity == FilterParse::Validity::Invalid)
        return false;
    if (found.isEmpty() || (!isInList && (found.is(u"and") || found.is(u"or"))))
        return fail(Problem::MissingValue, found.position, found.length, field.name);
    QString text = found.text;
    const auto known = std::ranges::find_if(
        field.values, [&](const QString &one) { return one.compare(text, Qt::CaseInsensitive) == 0; });
    if (known != field.values.end())
        text = *known;
    else if (field.isClosed)
        doubt(Problem::UnknownValue, found, field.values);
    if (!term.values.contains(text))
        term.values.append(text);
    return true;
}

} // namespace core
