#pragma once

#include <QTimer>
#include <QVariant>
#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;

namespace ui {

/// Search field (Ctrl+F, Esc clears), state choice and "n of m" over a list.
class FilterLine : public QWidget
{
    Q_OBJECT
public:
    explicit FilterLine(const QString &placeholder, QWidget *parent = nullptr);

    QString text() const; ///< trimmed
    void setText(const QString &text);
    /// The first one makes the choice visible and is the default.
    void addState(const QString &text, const QVariant &value);
    QVariant state() const;
    void setState(const QVariant &value);
    /// Further controls of the page, before "n of m".
    void addWidget(QWidget *widget);
    void setCount(qint64 matching, qint64 total);
    void clear();
    bool isFiltering() const; ///< text, or another state than the first

Q_SIGNALS:
    void changed(); ///< 150 ms after the last key; at once for the state

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QHBoxLayout *m_layout;
    QLineEdit *m_text;
    QComboBox *m_state;
    QLabel *m_count;
    QTimer m_pause;
};

} // namespace ui
