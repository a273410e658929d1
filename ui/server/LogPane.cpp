#include "ui/server/LogPane.h"

#include "ui/async/WhenDone.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/Theme.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QScrollBar>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static constexpr size_t kMostLines = core::LogMemory::kMostLines;

LogPane::LogPane(core::DiagnosticsAdmin &diagnostics, QWidget *parent)
    : QWidget(parent)
    , m_diagnostics(diagnostics)
    , m_level(new QComboBox)
    , m_words(new QLineEdit)
    , m_follow(new QCheckBox(tr("Follow", "the log")))
    , m_count(new TonedLabel({}, Tone::Muted))
    , m_text(new QPlainTextEdit)
{
    m_level->setObjectName(u"logLevel"_s);
    m_level->setAccessibleName(tr("Lowest level"));
    m_level->addItem(tr("All levels"), int(core::LogLevel::Debug));
    m_level->addItem(tr("Info and above"), int(core::LogLevel::Info));
    m_level->addItem(tr("Warnings and errors"), int(core::LogLevel::Warning));
    m_level->addItem(tr("Errors"), int(core::LogLevel::Error));
    m_words->setObjectName(u"logWords"_s);
    m_words->setAccessibleName(tr("Words in a line"));
    m_words->setPlaceholderText(tr("Words in a line"));
    m_words->setClearButtonEnabled(true);
    m_words->addAction(icon(u"search", Tone::Muted), QLineEdit::LeadingPosition);
    m_follow->setObjectName(u"followLog"_s);
    m_follow->setChecked(true);
    m_count->setObjectName(u"logCount"_s);
    m_text->setObjectName(u"logText"_s);
    m_text->setAccessibleName(tr("Log"));
    m_text->setReadOnly(true);
    m_text->setUndoRedoEnabled(false);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setMaximumBlockCount(int(kMostLines));
    m_text->setFont(Theme::instance().monospace());
    auto *copy = new CopyButton(tr("Copy the lines shown"), [this] { return m_text->toPlainText(); });
    copy->setObjectName(u"copyLog"_s);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_level);
    head->addWidget(m_words, 1);
    head->addWidget(m_follow);
    head->addWidget(copy);
    head->addWidget(m_count);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_text, 1);
    connect(m_level, &QComboBox::currentIndexChanged, this, &LogPane::showLines);
    connect(m_words, &QLineEdit::textChanged, this, &LogPane::showLines);
    connect(m_follow, &QCheckBox::toggled, this, [this](bool follows) {
        if (follows)
            m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->maximum());
    });
    m_watch.setInterval(500ms);
    connect(&m_watch, &QTimer::timeout, this, &LogPane::read);
    showCount();
}

void LogPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
    m_watch.start();
}

void LogPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_watch.stop();
}

void LogPane::read()
{
    if (m_isReading)
        return;
    m_isReading = true;
    const qint64 last = m_lines.empty() ? 0 : m_lines.back().number;
    whenDone(m_diagnostics.logAfter(last), this, [this](const core::Result<std::vector<core::LogLine>> &lines) {
        m_isReading = false;
        if (lines && !lines->empty())
            take(*lines);
    });
}

/// New lines are added below; where the reader looks nothing moves unless it follows.
void LogPane::take(const std::vector<core::LogLine> &lines)
{
    QStringList fitting;
    for (const core::LogLine &line : lines) {
        m_lines.push_back(line);
        if (fits(line))
            fitting.append(line.text);
    }
    const bool isDropping = m_lines.size() > kMostLines;
    while (m_lines.size() > kMostLines)
        m_lines.pop_front();
    QScrollBar *const bar = m_text->verticalScrollBar();
    const int before = bar->value();
    if (!fitting.isEmpty())
        m_text->appendPlainText(fitting.join(u'\n'));
    if (m_follow->isChecked())
        bar->setValue(bar->maximum());
    else if (!isDropping)
        bar->setValue(before);
    m_shown = int(std::ranges::count_if(m_lines, [this](const core::LogLine &line) { return fits(line); }));
    showCount();
}

bool LogPane::fits(const core::LogLine &line) const
{
    if (int(line.level) < m_level->currentData().toInt())
        return false;
    const QStringList words = m_words->text().split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(words,
                               [&](const QString &word) { return line.text.contains(word, Qt::CaseInsensitive); });
}

void LogPane::showLines()
{
    QStringList fitting;
    for (const core::LogLine &line : m_lines) {
        if (fits(line))
            fitting.append(line.text);
    }
    m_shown = int(fitting.size());
    m_text->setPlainText(fitting.join(u'\n'));
    if (m_follow->isChecked())
        m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->maximum());
    showCount();
}

void LogPane::showCount()
{
    m_count->setText(
        tr("%1 of %2", "rows").arg(QLocale().toString(m_shown), QLocale().toString(qint64(m_lines.size()))));
}

} // namespace ui
