#pragma once

#include "core/base/FilterText.h"

#include <QTimer>
#include <QVariant>
#include <QWidget>

class QAction;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;

namespace ui {

class FilterCompleter;
class FilterMenu;
class TonedLabel;

/// Search field (Ctrl+F, Esc clears), state choice and "n of m" over a list. After setFields() it speaks the filter
/// language: completion, validity, Up and Down through recent filters, a menu of saved ones (set the objectName
/// first: they are kept under it). Read terms() when changed() comes; while the text is invalid neither changes.
class FilterLine : public QWidget
{
    Q_OBJECT
public:
    explicit FilterLine(const QString &placeholder, QWidget *parent = nullptr);

    QString text() const; ///< trimmed
    void setText(const QString &text);
    void setFields(std::vector<core::FilterField> fields);
    const std::vector<core::FilterTerm> &terms() const { return m_terms; } ///< of the last text that was not invalid
    void setTerms(const std::vector<core::FilterTerm> &terms);
    /// "Filter for this": takes the place of a term of the same field. "Exclude this" (negated) adds to what is
    /// excluded.
    void addTerm(const core::FilterTerm &term);
    void removeTerms(const QString &field);
    const core::FilterParse &parse() const { return m_parse; } ///< of the text as it stands
    /// The answer to valuesWanted(), any time later.
    void offerValues(const QString &field, const QString &prefix, const QStringList &values);

    /// The first one makes the choice visible and is the default.
    void addState(const QString &text, const QVariant &value);
    QVariant state() const;
    void setState(const QVariant &value);
    /// Further controls of the page, before "n of m".
    void addWidget(QWidget *widget);
    void setCount(qint64 matching, qint64 total);
    void setLeastCount(qint64 matching, qint64 total); ///< at least that many match
    void clear();
    bool isFiltering() const; ///< text, or another state than the first

Q_SIGNALS:
    void changed(); ///< 150 ms after the last key; at once for the state and for Enter
    /// Known values of a field that begin like this are welcome.
    void valuesWanted(const QString &field, const QString &prefix);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showCount(const QString &matching, qint64 total);
    bool hasFields() const { return m_completer; }
    void check();
    void showValidity();
    void announce();
    void applyNow();
    void remember();
    void recall(int step);

    QHBoxLayout *m_layout;
    QLineEdit *m_text;
    QAction *m_mark;
    QComboBox *m_state;
    TonedLabel *m_verdict;
    QLabel *m_count;
    FilterCompleter *m_completer = nullptr;
    FilterMenu *m_menu = nullptr;
    QTimer m_pause;
    std::vector<core::FilterField> m_fields;
    std::vector<core::FilterTerm> m_terms;
    core::FilterParse m_parse;
    int m_recalled = -1; ///< which recent filter is shown; -1: none
};

} // namespace ui
