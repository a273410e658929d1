#pragma once

#include "core/admin/ChainAdmin.h"
#include "core/database/SqlConnection.h"

#include <deque>

namespace core {

/// The WHERE of a list over `token_families f LEFT JOIN users u`. Text of the program only; every value is bound.
/// Lives as long as the statement: the names of the bindings are its own.
class ChainConditions
{
public:
    ChainConditions(const ChainFilter &filter, Instant now);
    ChainConditions(const ChainConditions &) = delete;
    ChainConditions &operator=(const ChainConditions &) = delete;

    /// `:value` in the condition stands for the bound value.
    void add(QString condition, const QVariant &value);
    void add(const QString &condition);
    /// For a placeholder of the rest of the statement.
    void alsoBind(QLatin1String name, const QVariant &value) { m_bindings.emplace_back(name, value); }
    QString text() const;
    const Bindings &bindings() const { return m_bindings; }

private:
    void addState(const QStringList &names, bool isNegated);
    void addText(const QString &text, bool isNegated);
    void addTerm(const FilterTerm &term);
    void addTime(const QString &column, const FilterTerm &term, bool isStart);

    Instant m_now;
    QStringList m_conditions;
    Bindings m_bindings;
    std::deque<QByteArray> m_names; ///< a deque: what it holds never moves
};

} // namespace core
