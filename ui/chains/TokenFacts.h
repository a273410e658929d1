#pragma once

#include "core/admin/ChainAdmin.h"

#include <QScrollArea>

class QLabel;

namespace ui {

class ShortId;
class StateLabel;

/// All that is known of one token of a chain.
class TokenFacts : public QScrollArea
{
    Q_OBJECT
public:
    explicit TokenFacts(QWidget *parent = nullptr);
    /// `parent` is the token that it came from; null for the first.
    void setToken(const core::ChainToken &token, const core::ChainToken *parent);

private:
    ShortId *m_token;
    StateLabel *m_state;
    QLabel *m_issued;
    QLabel *m_used;
    QLabel *m_repeated;
    QLabel *m_ended;
    QLabel *m_expires;
    QLabel *m_address;
    QLabel *m_agent;
    QLabel *m_key;
};

} // namespace ui
