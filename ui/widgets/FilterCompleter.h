#pragma once

#include "core/base/FilterText.h"

#include <QObject>

class QLineEdit;
class QListView;
class QStringListModel;

namespace ui {

/// The list of fields, operators and values under the cursor of a filter. While it is shown it takes Up, Down, Tab,
/// Enter and Esc from the line; while it is hidden it takes no key but Ctrl+Space, which shows it.
class FilterCompleter : public QObject
{
    Q_OBJECT
public:
    FilterCompleter(QLineEdit *line, QObject *parent);
    ~FilterCompleter() override;

    void setFields(std::vector<core::FilterField> fields) { m_fields = std::move(fields); }
    /// Late values; ignored when the cursor stands elsewhere by now.
    void offerValues(const QString &field, const QString &prefix, const QStringList &values);
    bool isShown() const;
    void hide();

Q_SIGNALS:
    void valuesWanted(const QString &field, const QString &prefix);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Wish { Typing, Asked };
    void complete(Wish wish);
    bool takeKey(int key, Qt::KeyboardModifiers modifiers);
    void choose(int row);
    void move(int step);
    void showList();
    QString prefix() const;

    QLineEdit *m_line;
    QListView *m_list;
    QStringListModel *m_model;
    std::vector<core::FilterField> m_fields;
    core::FilterCompletion m_completion;
};

} // namespace ui
