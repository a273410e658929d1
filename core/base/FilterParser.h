#pragma once

#include "core/base/FilterText.h"

namespace core {

/// One pass over a filter. Remembers what belongs at the end of the text, for completion.
class FilterParser
{
public:
    FilterParser(const QString &text, const std::vector<FilterField> &fields) : m_text(text), m_fields(fields) {}

    FilterParse run();

    enum class Place { None, Term, Operator, Value, AfterIs };
    struct Ending
    {
        Place place = Place::None;
        int position = 0; ///< of the unfinished word
        const FilterField *field = nullptr;
        bool isInList = false;
    };
    const Ending &ending() const { return m_ending; } ///< after run()
    bool isEmptyBeforeEnding() const { return m_ending.position == 0; }

private:
    struct Word
    {
        int position = 0;
        int length = 0; ///< in the text, with its quotes
        QString text;
        bool isQuoted = false;

        bool isEmpty() const { return length == 0; }
        bool is(const char16_t *keyword) const;
    };
    using Problem = FilterParse::Problem;

    void skipSpace();
    bool isAtEnd() const { return m_at >= m_text.size(); }
    /// Up to a space, or to one of `stops`; a quote at its start makes it end at the closing one.
    Word word(QStringView stops);
    Word quoted();
    Word peek();
    void expect(Place place, const FilterField *field = nullptr, bool isInList = false);

    bool term();
    bool fieldTerm(const FilterField &field, bool isNegated);
    bool shortTerm(const Word &word, bool isNegated);
    bool timeTerm(const FilterField &field, bool isNegated);
    bool valuesOf(const FilterField &field, FilterTerm &term);
    bool listOf(const FilterField &field, FilterTerm &term, int opened);
    bool value(const FilterField &field, FilterTerm &term, QStringView stops, bool isInList);
    bool textTerm(const Word &word, bool isNegated);
    bool join(); ///< "and", "or" and what they join
    bool add(FilterTerm term);

    const FilterField *fieldOf(const QString &name) const;
    bool fail(Problem problem, int position, int length, const QString &subject = {}, const QStringList &known = {});
    void doubt(Problem problem, const Word &word, const QStringList &known = {});

    QString m_text;
    const std::vector<FilterField> &m_fields;
    int m_at = 0;
    int m_alternatives = -1; ///< the term that an "or" goes on with
    FilterParse m_parse;
    Ending m_ending;
};

/// Written so that the parser reads this one value back.
QString filterWord(const QString &value);
QString filterQuoted(const QString &value);

} // namespace core
