#pragma once

#include <QWidget>

class QVBoxLayout;

namespace ui {

/// The rule checker: each rule that a client breaks, what that means and what to do.
class WeaknessList : public QWidget
{
    Q_OBJECT
public:
    explicit WeaknessList(QWidget *parent = nullptr);
    void setRules(const QStringList &rules);

private:
    QVBoxLayout *m_column;
};

} // namespace ui
