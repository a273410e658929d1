#pragma once

#include <QStringList>

namespace ui {

/// The filters of one list that are worth keeping: the last 20, and those saved under a name. Kept in QSettings under
/// the list's name.
class FilterMemory
{
public:
    static constexpr int kMostRecent = 20;
    static constexpr int kMostSaved = 50;

    explicit FilterMemory(const QString &list) : m_list(list) {}

    QStringList recent() const; ///< newest first
    void remember(const QString &text);
    QStringList savedNames() const;
    QString saved(const QString &name) const;
    /// The same name again replaces; false when there are too many.
    bool save(const QString &name, const QString &text);
    void forget(const QString &name);

private:
    QString key(const QString &what) const;
    QString m_list;
};

} // namespace ui
