#pragma once

#include "core/admin/FirstSetup.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace ui {

class TonedLabel;

/// Files of the old service: each is looked at when it is chosen, and what would be taken is said. Either may be left
/// out.
class BringOverPane : public QWidget
{
    Q_OBJECT
public:
    explicit BringOverPane(core::FirstSetup &setup, QWidget *parent = nullptr);
    bool isReady() const;
    void fill(core::SetupPlan &plan) const;
    void readSettings(const QString &path);
    void readKey(const QString &path);

Q_SIGNALS:
    void changed();

private:
    struct Row
    {
        QPushButton *choose = nullptr;
        TonedLabel *file = nullptr;
        TonedLabel *finding = nullptr;
        QPushButton *leaveOut = nullptr;
        int asked = 0; ///< an older answer does not count
        bool isBad = false;
    };
    Row addRow(const QString &objectName, const QString &what, const QString &filter,
               void (BringOverPane::*read)(const QString &));
    void showSettings(const core::Result<core::SetupSettings> &answer);
    void showKey(const core::Result<core::SetupKey> &answer);
    void tell(Row &row, const QString &text, bool isBad);
    void forget(Row &row);

    core::FirstSetup &m_setup;
    Row m_settingsRow;
    Row m_keyRow;
    QLineEdit *m_keyId;
    core::SetupSettings m_settings;
    core::SharedSecret m_key;
};

} // namespace ui
