#pragma once

#include <QListWidget>

namespace ui {

/// The sections of the settings by id, each with a mark when it needs a look and a dot while it has changes that are
/// not saved.
class SectionList : public QListWidget
{
    Q_OBJECT
public:
    explicit SectionList(QWidget *parent = nullptr);

    void add(const QString &id, const QString &title);
    QString currentId() const;
    void select(const QString &id); ///< one that is not there: nothing happens
    void setNeedsALook(const QString &id, bool needsALook);
    void setUnsaved(const QString &id, bool isUnsaved);

private:
    QListWidgetItem *find(const QString &id) const;
};

} // namespace ui
