#pragma once

#include <QList>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace ui {

/// A short list in a narrow pane: two lines of text a row, and one button that asks for something.
class ActionRows : public QWidget
{
    Q_OBJECT
public:
    struct Row
    {
        QString key;
        QString title;
        QString detail;
        QString toolTip = {};
    };
    static constexpr int kMost = 50; ///< shown; the rest is counted

    /// `verb` is the word on every button, `nothing` the sentence of an empty list.
    ActionRows(const QString &verb, const QString &nothing, QWidget *parent = nullptr);
    void setRows(const QList<Row> &rows);
    int count() const { return m_count; }

Q_SIGNALS:
    void chosen(const QString &key);

private:
    QWidget *makeRow(const Row &row);

    QString m_verb;
    QString m_nothing;
    QVBoxLayout *m_column;
    int m_count = 0;
};

} // namespace ui
