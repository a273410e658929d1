#pragma once

#include "ui/clients/QuickStart.h"

#include <QWidget>

class QComboBox;
class QVBoxLayout;

namespace ui {

/// The snippets of one client in a language of choice, which is remembered.
class QuickStartPane : public QWidget
{
    Q_OBJECT
public:
    explicit QuickStartPane(QWidget *parent = nullptr);
    void showClient(const core::Client &client, const SnippetServer &server);

private:
    void showSnippets();
    QWidget *makePanel(const Snippet &snippet);

    core::Client m_client;
    SnippetServer m_server;
    QComboBox *m_language;
    QVBoxLayout *m_snippets;
};

} // namespace ui
