#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace core {

/// A field that a filter can name. The one language of all lists:
///   user is admin and event is one of (login_failed, account_locked) and not address is 10.0.0.9 and "some words"
/// Short forms: user:admin, -address:10.0.0.9, address is not 10.0.0.9, event is a, b, event is a or b, user = admin.
/// Words without a field are searched for, each is one term; a phrase stands in quotes. Side by side is the same as
/// "and".
struct FilterField
{
    QString name;
    QStringList values = {}; ///< known ones, for completion
    bool isClosed = false;   ///< any other value finds nothing: doubtful
    bool isTime = false; ///< "since", "until", "last": a date, a moment or a span (15m, 2h, 7d) follows without "is"
};

/// `field` is one of `values`, or none of them when negated. An empty field: text.
struct FilterTerm
{
    QString field;
    QStringList values;
    bool isNegated = false;

    bool operator==(const FilterTerm &) const = default;
};

struct FilterParse
{
    enum class Validity { Valid, Doubtful, Invalid };
    enum class Problem {
        None,
        UnknownField,
        MissingValue,
        MissingOperator,
        OpenQuote,
        OpenList,
        UnknownValue,
        BadTime,
        OrBetweenFields,
        TooLong,
        NegatedTime ///< "not since …": until is meant
    };

    std::vector<FilterTerm> terms; ///< all must hold; none when invalid. A time keeps its words: filterMoment()
    Validity validity = Validity::Valid;
    Problem problem = Problem::None;
    int position = 0; ///< of the problem in the text, in UTF-16 units
    int length = 0;
    QString subject;    ///< the word that is wrong
    QString suggestion; ///< the nearest known one, may be empty
};

/// At most 4,096 characters and 64 terms. Never fails: what is wrong is said in the answer.
FilterParse parseFilter(const QString &text, const std::vector<FilterField> &fields);

/// The canonical text, which parses to the same terms.
QString filterText(const std::vector<FilterTerm> &terms);

struct FilterCompletion
{
    int position = 0; ///< what the candidates replace
    int length = 0;
    QStringList candidates;
    QString valuesOf; ///< the field whose values belong here, for candidates that must be asked for
};

FilterCompletion completeFilter(const QString &text, int cursor, const std::vector<FilterField> &fields);

} // namespace core
