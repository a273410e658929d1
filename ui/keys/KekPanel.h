#pragma once

#include "core/admin/ConsoleLock.h"
#include "core/admin/KekAdmin.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

class TonedLabel;

/// Where the key-encryption key lives, whether it still opens everything, and the sheet that brings it back.
class KekPanel : public QWidget
{
    Q_OBJECT
public:
    /// Either may be null: then its buttons are not there, or nobody is asked for a passphrase.
    KekPanel(core::KekAdmin *kek, core::ConsoleLock *lock, QWidget *parent = nullptr);

    void setPlace(const QString &place, bool isFallback);
    void refresh();

Q_SIGNALS:
    void failed(const core::Error &error);

private:
    void test();
    void showTest(const core::KekTest &test);
    void makeSheet();

    core::KekAdmin *m_kek;
    core::ConsoleLock *m_lock;
    QLabel *m_place;
    QLabel *m_sealed;
    TonedLabel *m_fallback;
    TonedLabel *m_result;
    QPushButton *m_test;
    QPushButton *m_sheet;
};

} // namespace ui
