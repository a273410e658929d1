#include "ui/clients/QuickStartPane.h"

#include "ui/clients/SnippetText.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QSettings>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

const QString kChosenLanguage = u"quickStart/language"_s;

} // namespace

QuickStartPane::QuickStartPane(QWidget *parent) : QWidget(parent), m_language(new QComboBox)
{
    m_language->setObjectName(u"snippetLanguage"_s);
    m_language->setAccessibleName(tr("Language of the snippets"));
    for (const SnippetLanguage language : {SnippetLanguage::Curl, SnippetLanguage::Python, SnippetLanguage::JavaScript,
                                           SnippetLanguage::Dart, SnippetLanguage::Cpp, SnippetLanguage::Go})
        m_language->addItem(languageName(language), int(language));
    m_language->setCurrentIndex(qMax(0, m_language->findData(QSettings().value(kChosenLanguage, 0).toInt())));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_language);
    m_snippets = new QVBoxLayout;
    m_snippets->setSpacing(12);
    column->addLayout(m_snippets);
    column->addStretch();
    connect(m_language, &QComboBox::activated, this, [this] {
        QSettings().setValue(kChosenLanguage, m_language->currentData());
        showSnippets();
    });
}

void QuickStartPane::showClient(const core::Client &client, const SnippetServer &server)
{
    m_client = client;
    m_server = server;
    showSnippets();
}

void QuickStartPane::showSnippets()
{
    while (QLayoutItem *item = m_snippets->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto snippets = quickStart(SnippetLanguage(m_language->currentData().toInt()), m_client, m_server);
    for (const Snippet &snippet : snippets)
        m_snippets->addWidget(makePanel(snippet));
    if (!snippets.empty())
        return;
    auto *nothing =
        new TonedLabel(tr("What this client must do is beyond this library: choose another language."), Tone::Muted);
    nothing->setObjectName(u"noSnippet"_s);
    nothing->setWordWrap(true);
    m_snippets->addWidget(nothing);
}

QWidget *QuickStartPane::makePanel(const Snippet &snippet)
{
    auto *panel = new QWidget;
    panel->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum); // what is left over is below the last one
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *line = new QHBoxLayout;
    auto *title = new TonedLabel(snippet.title, Tone::Muted);
    title->setWordWrap(true);
    line->addWidget(title, 1, Qt::AlignTop);
    line->addWidget(new CopyButton(tr("Copy commands"), [text = snippet.text] { return text; }), 0, Qt::AlignTop);
    auto *text = new SnippetText(snippet.text);
    text->setObjectName(u"snippet"_s);
    text->setAccessibleName(snippet.title);
    column->addLayout(line);
    column->addWidget(text);
    return panel;
}

} // namespace ui
