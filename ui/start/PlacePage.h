#pragma once

#include "ui/start/SetupPage.h"

#include <QTimer>

class QLineEdit;
class QPushButton;
class QRadioButton;

namespace ui {

class PassphraseFields;
class StateLabel;

/// Where the data lie, and where the key that seals the signing keys is kept: the keychain is tried on the spot.
class PlacePage : public SetupPage
{
    Q_OBJECT
public:
    explicit PlacePage(core::FirstSetup &setup, QWidget *parent = nullptr);
    void begin(const core::SetupPlan &plan) override;
    bool isReady() const override;
    void fill(core::SetupPlan &plan) const override;

private:
    void addFolder();
    void addKeyPlace();
    void chooseFolder();
    void test();
    void showFolder(const core::Result<void> &answer);
    void showKeyPlace(const core::Result<core::SetupKeyPlace> &answer);
    void arrange();

    core::FirstSetup &m_setup;
    core::SetupFacts m_facts;
    QLineEdit *m_folder;
    TonedLabel *m_folderFault;
    StateLabel *m_state;
    TonedLabel *m_reason;
    QPushButton *m_retry;
    QRadioButton *m_file;
    QRadioButton *m_sealed;
    PassphraseFields *m_passphrase;
    QTimer m_pause;
    core::SetupKeyPlace::Kind m_kind = core::SetupKeyPlace::Kind::Nowhere;
    bool m_folderIsGood = false;
    bool m_isTested = false;
    bool m_mayBeFile = true; ///< production wants the key sealed
    int m_asked = 0;
};

} // namespace ui
