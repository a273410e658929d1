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

    /// False for a text that holds a token, pasted there by chance: nothing of it may stay on the disk.
    static bool isKeepable(const QString &text);
    QStringList recent() const; ///< newest first
    void remember(const QString &text);
    QStringList savedNames() const;
    QString saved(const QString &name) const;
    /// The same name again replaces; false when there are too many, or the text is not keepable.
    bool save(const QString &name, const QString &text);
    void forget(const QString &name);

private:
    QString key(const QString &what) const;
    QString m_list;
};

} // namespace ui
