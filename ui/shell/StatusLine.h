#pragma once

#include "core/admin/ServerControl.h"

#include <QWidget>

class QLabel;

namespace ui {

/// URL, requests a minute, p95, errors, and where the key-encryption key lives.
class StatusLine : public QWidget
{
    Q_OBJECT
public:
    explicit StatusLine(QWidget *parent = nullptr);
    void showServer(const core::ServerFigures &figures);
    void setKeychainPlace(const QString &place);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_url;
    QLabel *m_rate;
    QLabel *m_speed;
    QLabel *m_errors;
    QLabel *m_keychain;
};

} // namespace ui
