#pragma once

#include "core/database/SqlConnection.h"

#include <QStringList>

namespace core {

/// The conditions of a WHERE, all of which hold: text of the program only, with every value bound.
class SqlConditions
{
public:
    void add(const QString &condition);
    /// One of them, or none of them; nothing when there are none.
    void addAny(const QStringList &alternatives, bool isNegated);
    /// The placeholder for the value, with its colon.
    QString bound(const QVariant &value);
    /// Lists of values end here: a filter that somebody types is shorter.
    bool isFull() const { return m_bindings.size() >= kMostListed; }

    const QString &text() const { return m_text; } ///< empty without a condition
    const Bindings &bindings() const { return m_bindings; }

    /// Of LIKE … ESCAPE '\': what has this part.
    static QString patternOf(const QString &part);

private:
    static constexpr size_t kMostListed = 500;

    QString m_text;
    Bindings m_bindings;
};

} // namespace core
