#pragma once

#include "core/clients/RedirectUris.h"

#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;

namespace ui {

class StateLabel;

/// "Would this URI match?", by the very rule of the authorization endpoint.
class RedirectTester : public QWidget
{
    Q_OBJECT
public:
    using Match = std::function<core::RedirectMatch(const QString &uri)>;

    explicit RedirectTester(Match match, QWidget *parent = nullptr);
    void judge(); ///< again: what is registered has changed

private:
    Match m_match;
    QLineEdit *m_uri;
    StateLabel *m_verdict;
    QLabel *m_reason;
};

/// One sentence of why a URI is refused, and what would be right.
QString redirectReason(const core::RedirectMatch &match);

} // namespace ui
