#pragma once

#include <QWidget>

class QFormLayout;
class QLabel;

namespace ui {

/// "Caption  value" lines of a detail pane; values can be selected and copied.
class FactList : public QWidget
{
    Q_OBJECT
public:
    explicit FactList(QWidget *parent = nullptr);
    QLabel *addText(const QString &caption, const QString &objectName);
    void addWidget(const QString &caption, QWidget *value);

protected:
    bool event(QEvent *event) override;

private:
    QFormLayout *m_form;
    int m_measuredWidth = -1;
};

} // namespace ui
