#pragma once

#include "ui/clients/QuickStart.h"

#include <QDialog>

namespace ui {

/// The snippets of a client in a window of their own, wide enough to read a line.
class QuickStartDialog : public QDialog
{
    Q_OBJECT
public:
    QuickStartDialog(const core::Client &client, const SnippetServer &server, QWidget *parent = nullptr);
};

} // namespace ui
