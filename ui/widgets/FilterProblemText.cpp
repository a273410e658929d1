#include "ui/widgets/FilterProblemText.h"

#include <QCoreApplication>

namespace ui {

namespace {

/// Translations of this file stand under one name.
struct FilterProblems
{
    Q_DECLARE_TR_FUNCTIONS(FilterProblems)
};

QString sentence(const core::FilterParse &parse)
{
    using Problem = core::FilterParse::Problem;
    const QString &subject = parse.subject;
    switch (parse.problem) {
    case Problem::None:
        return {};
    case Problem::UnknownField:
        return FilterProblems::tr("There is no field “%1”. Put words to search for in quotes.").arg(subject);
    case Problem::MissingValue:
        return subject.isEmpty() ? FilterProblems::tr("A value is missing.")
                                 : FilterProblems::tr("Something is missing after “%1”.").arg(subject);
    case Problem::MissingOperator:
        return FilterProblems::tr("“%1” is searched for as a word. For the field write “%1 is …”.").arg(subject);
    case Problem::OpenQuote:
        return FilterProblems::tr("The closing quote is missing.");
    case Problem::OpenList:
        return FilterProblems::tr("The list of “%1” is not closed: “)” is missing.").arg(subject);
    case Problem::UnknownValue:
        return FilterProblems::tr("“%1” is not a known value: nothing will be found.").arg(subject);
    case Problem::BadTime:
        return FilterProblems::tr("“%1” is no time. Examples: 15m, 2h, 7d, today, 2026-01-31, 2026-01-31 14:30.")
            .arg(subject);
    case Problem::OrBetweenFields:
        return FilterProblems::tr("“or” joins values of one field only. Put words to search for in quotes.");
    case Problem::TooLong:
        return FilterProblems::tr("The filter is too long.");
    case Problem::NegatedTime:
        return FilterProblems::tr("A time cannot be excluded: write “since” or “until”.");
    }
    return {};
}

} // namespace

QString filterProblemText(const core::FilterParse &parse)
{
    const QString text = sentence(parse);
    if (text.isEmpty())
        return {};
    const QString place =
        parse.length > 0 ? FilterProblems::tr("%1 (character %2)").arg(text).arg(parse.position + 1) : text;
    return parse.suggestion.isEmpty() ? place
                                      : FilterProblems::tr("%1 Did you mean “%2”?").arg(place, parse.suggestion);
}

} // namespace ui
