#pragma once

#include <QWidget>

class QLineEdit;

namespace ui {

class TonedLabel;

/// A client ID that is typed: takes every character, says which ones it may not hold, and offers one that is right.
/// Until somebody types another, it follows the name.
class ClientIdEdit : public QWidget
{
    Q_OBJECT
public:
    static constexpr int kShortest = 8; ///< of PRODUCT.md's tables
    static constexpr int kLongest = 128;

    explicit ClientIdEdit(const QString &id = {}, QWidget *parent = nullptr);
    QString id() const;
    bool isGood() const;
    void followName(const QString &name);
    /// An ID like this text, empty when nothing of it can be part of one. At least kShortest long.
    static QString proposalFor(const QString &text);

Q_SIGNALS:
    void changed();

private:
    void judge();

    QLineEdit *m_line;
    TonedLabel *m_verdict;
    QString m_proposed = {}; ///< while this stands there, nobody has typed another
};

} // namespace ui
