#pragma once

#include "ui/clients/ClientFields.h"

class QCheckBox;
class QComboBox;
class QLabel;

namespace ui {

/// How a client proves that it is itself, and what its requests must carry.
class ClientProof : public ClientFields
{
    Q_OBJECT
public:
    explicit ClientProof(QWidget *parent = nullptr);
    void showClient(const core::Client &client) override;
    /// Keys that are no JSON are written as an empty set, which the rules of a client refuse by name.
    void write(core::Client &client) const override;

Q_SIGNALS:
    void keysJudged(bool areGood);

private:
    void showMethod();
    void judgeKeys();

    bool m_isConfidential = false;
    QFormLayout *m_form;
    QComboBox *m_method;
    QPlainTextEdit *m_keys;
    QLabel *m_keysNote;
    QCheckBox *m_pkce;
    QCheckBox *m_pushed;
    QCheckBox *m_dpop;
};

} // namespace ui
