#pragma once

#include <QComboBox>
#include <QTimer>

#include <functional>
#include <vector>

namespace ui {

/// A choice out of a list too long to load: typing asks for what matches.
class SearchCombo : public QComboBox
{
    Q_OBJECT
public:
    struct Choice
    {
        QString id;
        QString text;
    };

    SearchCombo(const QString &objectName, const QString &placeholder, QWidget *parent = nullptr);

    /// The answer to the last searchRequested(). Keeps what was typed; picks the first one when nothing was typed yet.
    void setChoices(const std::vector<Choice> &choices);
    QString currentId() const; ///< empty: what stands there is none of the choices
    bool chooseId(const QString &id);

Q_SIGNALS:
    void searchRequested(const QString &text);
    void idChanged(const QString &id);
    void picked(); ///< or typed, by the operator

private:
    void announce();

    QTimer m_pause;
    QString m_announced;
    bool m_typing = false;
};

} // namespace ui
