#pragma once

#include "core/audit/AuditCriteria.h"
#include "core/database/SqlConnection.h"

#include <QJsonArray>

#include <memory>

namespace core {

/// Criteria as SQL over `audit_logs l`. First every word is looked up in the small tables beside the log (kinds,
/// values, users); what is left asks an index of the log for the rows of one condition and tests the others.
class AuditFilter
{
public:
    /// Rows that one index finds in the order of the list, if only one value is asked for.
    struct Source
    {
        QString index;
        QString condition;
        bool isOrdered = false;
        QList<qint64> kinds = {}; ///< when the rows are all those of these kinds
    };
    /// Rows of kinds alone, which audit_hours counts, and with them (1) or without them (-1) those of a rest.
    struct Split
    {
        std::shared_ptr<const AuditFilter> base;
        std::shared_ptr<const AuditFilter> rest;
        int sign = 1;
    };

    static Result<AuditFilter> of(SqlConnection &connection, const AuditCriteria &criteria);

    bool isNothing() const { return m_isNothing; }
    /// No condition but time and kind: audit_hours knows how many rows match.
    bool isOfKindsAlone() const { return m_parts.empty() && m_tests.isEmpty(); }
    bool hasKinds() const { return m_hasKinds; }
    const std::optional<Split> &split() const { return m_split; }
    const QList<qint64> &kinds() const { return m_kinds; }
    /// Without a condition of time these are all the rows there are; some may be in several sources.
    const std::vector<Source> &sources() const { return m_sources; }
    /// SQL that is true for these kinds, and for all others; hasKinds().
    const QString &isWantedKind() const { return m_kindTest; }
    QString isOtherKind() const;
    /// No row is in two of the sources.
    bool isDisjoint() const { return m_isDisjoint; }
    /// The same rows from the index of time, for filters of many kinds.
    Source scan() const;
    /// About how many rows the sources hold, not counting time.
    qint64 sourceRows() const { return m_sourceRows; }
    /// Without a condition of time exactly so many rows match, when that is known already.
    std::optional<qint64> exactRows() const;
    /// Without a condition of time at least so many match.
    qint64 leastRows() const { return m_leastRows; }

    /// The first column of the first row; what needs them gets the filter's values bound.
    Result<qint64> number(SqlConnection &connection, const QString &sql) const;
    /// FROM … WHERE … of the rows of a source in the span [:from, :to).
    QString rowsOf(const Source &source) const;
    /// What the SQL needs beside :from and :to.
    Bindings bindings() const;

private:
    struct Part
    {
        std::vector<Source> sources;
        QString test;
        qint64 rows = 0;
        bool isCounted = false; ///< rows are exact and none is in two sources
        qint64 mostOfOne = 0;   ///< of the sources
    };
    friend class AuditFilterWords;
    friend class AuditTextWords;
    static constexpr qint64 kRowsOfARequest = 10;
    static const QString kTypedName;
    static const QString kRowsOfKinds; ///< to be followed by a condition on `l.kind`

    QString value(const QJsonValue &value);
    QString list(const QStringList &values);
    QString list(const QJsonArray &values);
    /// For one value an index gives its rows in order.
    QString isOneOf(const QString &column, const QStringList &values);
    void chooseSources();
    void findSplit();
    Split splitOf(AuditFilter base, std::vector<Source> rest, const QString &further, int sign) const;
    Result<QStringList> texts(SqlConnection &connection, const QString &sql) const;
    /// True where the test is not, also where it compares with NULL.
    static QString none(const QString &test);
    /// As users.username_key is written by core/users, which this folder may not know.
    static QString likeUsernameKey(const QString &name);

    QJsonArray m_values;
    bool m_isNothing = false;
    bool m_hasKinds = false;
    QList<qint64> m_kinds;
    QString m_kindTest;
    qint64 m_kindRows = 0;
    std::vector<Part> m_parts;
    QStringList m_tests;
    std::vector<std::vector<Source>> m_excluded; ///< what tests leave out, where indexes find it
    std::optional<Split> m_split;
    std::vector<Source> m_sources;
    qint64 m_sourceRows = 0;
    bool m_isDisjoint = true;
    bool m_isCounted = false;
    qint64 m_leastRows = 0;
};

} // namespace core
