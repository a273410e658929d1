#pragma once

#include "core/admin/PasswordStrength.h"

#include <QWidget>

class QLineEdit;

namespace ui {

/// Four bars and a word: how hard the typed password is to guess.
class StrengthMeter : public QWidget
{
    Q_OBJECT
public:
    explicit StrengthMeter(QLineEdit *password, QWidget *parent = nullptr);
    QString word() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    core::PasswordStrength m_strength = core::PasswordStrength::Empty;
};

} // namespace ui
