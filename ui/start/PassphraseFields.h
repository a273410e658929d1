#pragma once

#include <QWidget>

class QLineEdit;

namespace ui {

/// A new passphrase that seals a key file, typed twice.
class PassphraseFields : public QWidget
{
    Q_OBJECT
public:
    static constexpr int kShortest = 12; ///< the file may be copied and guessed at leisure

    explicit PassphraseFields(QWidget *parent = nullptr);
    QString passphrase() const;
    bool isGood() const;
    static QLineEdit *secretLine(const QString &objectName);

Q_SIGNALS:
    void changed();

private:
    QLineEdit *m_passphrase;
    QLineEdit *m_again;
};

} // namespace ui
