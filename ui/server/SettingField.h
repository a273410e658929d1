#pragma once

#include "core/settings/SettingEntry.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

class TonedLabel;

/// One setting as a line of a form: its editor, unit, default, "Reset", and why it cannot be changed if so.
class SettingField : public QWidget
{
    Q_OBJECT
public:
    explicit SettingField(const core::SettingEntry &entry, QWidget *parent = nullptr);

    QString name() const { return m_entry.name; }
    void setEntry(const core::SettingEntry &entry); ///< what was typed and not saved yet stays
    bool isChanged() const;
    /// What to save: none takes the saved value back to the default.
    std::optional<QString> value() const;
    void discard();
    void showRefusal();
    void hideRefusal();

Q_SIGNALS:
    void changed();

private:
    void arrange();
    QWidget *editor() const;
    QString text() const;
    void setText(const QString &text);
    void showEntry();
    void note();

    core::SettingEntry m_entry;
    QCheckBox *m_flag = nullptr;
    QLineEdit *m_text = nullptr;
    QPushButton *m_reset;
    TonedLabel *m_hint;
    TonedLabel *m_fixed;
    TonedLabel *m_refusal;
};

} // namespace ui
