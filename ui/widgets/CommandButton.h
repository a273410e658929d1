#pragma once

#include "ui/widgets/CommandLine.h"

#include <QPushButton>

#include <functional>

namespace ui {

/// "Copy command": the line for a terminal that does what the dialog does. Never put a secret into it.
class CommandButton : public QPushButton
{
    Q_OBJECT
public:
    /// Asked at the moment of the click; an empty answer copies nothing and says why.
    explicit CommandButton(std::function<QString()> command, QWidget *parent = nullptr);
    QString command() const { return m_command(); }

protected:
    bool event(QEvent *event) override;

private:
    std::function<QString()> m_command;
};

} // namespace ui
