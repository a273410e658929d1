#pragma once

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace ui {

/// Puts the text on the clipboard marked as secret for clipboard histories, and clears it after 30 s
/// (and when the program ends) if the clipboard is still ours.
void copySecret(const QString &secret);
/// Clears it at once, if the clipboard is still ours: the console is locked, nobody stands by it any more.
void clearCopiedSecret();

/// A secret that is shown once: masked, with buttons that reveal and copy it. Read only.
class SecretField : public QWidget
{
    Q_OBJECT
public:
    explicit SecretField(QWidget *parent = nullptr);
    ~SecretField() override;

    void setSecret(const QString &secret);
    bool isRevealed() const;

Q_SIGNALS:
    void taken();  ///< it was copied, or shown for somebody to write it down
    void copied(); ///< after taken(); who only shows it goes on looking at it

private:
    void setRevealed(bool revealed);

    QLineEdit *m_text;
    QToolButton *m_reveal;
};

} // namespace ui
