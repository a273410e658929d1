#pragma once

#include <QWidget>

namespace ui {

/// What a dialog shows when it made a secret: the sentence, the secret, and that it is shown only now.
class SecretResult : public QWidget
{
    Q_OBJECT
public:
    SecretResult(const QString &sentence, const QString &secret, QWidget *parent = nullptr);
};

} // namespace ui
