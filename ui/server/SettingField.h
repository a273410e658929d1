#pragma once

#include "core/settings/SettingEntry.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace ui {

class ScopeTable;
class TonedLabel;

/// One setting as a line of a form: its editor by type, unit, default, source, "Reset", and why it cannot be changed if
/// so.
class SettingField : public QWidget
{
    Q_OBJECT
public:
    explicit SettingField(const core::SettingEntry &entry, QWidget *parent = nullptr);

    QString name() const { return m_entry.name; }
    const core::SettingEntry &entry() const { return m_entry; }
    void setEntry(const core::SettingEntry &entry); ///< what was typed and not saved yet stays
    bool isChanged() const;
    /// What to save: none takes the saved value back to the default.
    std::optional<QString> value() const;
    void discard();
    void showRefusal();
    void hideRefusal();
    /// Every word of it is in the title, hint, name or value.
    bool matches(const QString &text) const;
    void focusEditor();
    void setInForce(const QString &value); ///< what counts while it is empty
    /// Editor, Reset, History, one after another behind this one. Returns the last.
    QWidget *orderTabs(QWidget *before) const;

Q_SIGNALS:
    void changed();
    void historyRequested(const QString &name);

private:
    void makeEditor();
    void tint();
    void arrange();
    QLayout *makeLine();
    QWidget *editor() const;
    QString text() const;
    void setText(const QString &text);
    QString shownAs(const QString &value) const; ///< as the editor writes it
    void showEntry();
    void showHint();
    void note();

    core::SettingEntry m_entry;
    QString m_inForce;
    QString m_shown; ///< the value as the editor writes it
    QCheckBox *m_flag = nullptr;
    QLineEdit *m_text = nullptr;
    QSpinBox *m_number = nullptr;
    QComboBox *m_choice = nullptr;
    ScopeTable *m_scopes = nullptr;
    QPushButton *m_reset;
    QPushButton *m_history;
    TonedLabel *m_hint;
    TonedLabel *m_unit;
    TonedLabel *m_meta;
    TonedLabel *m_fixed;
    TonedLabel *m_refusal;
};

} // namespace ui
