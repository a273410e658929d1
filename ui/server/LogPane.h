#pragma once

#include "core/admin/DiagnosticsAdmin.h"

#include <QTimer>
#include <QWidget>

#include <deque>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace ui {

class TonedLabel;

/// The program's own log: its last lines, by level and words; follows while it is looked at.
class LogPane : public QWidget
{
    Q_OBJECT
public:
    explicit LogPane(core::DiagnosticsAdmin &diagnostics, QWidget *parent = nullptr);
    void read();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void take(const std::vector<core::LogLine> &lines);
    void showLines();
    bool fits(const core::LogLine &line) const;
    void showCount();

    core::DiagnosticsAdmin &m_diagnostics;
    QComboBox *m_level;
    QLineEdit *m_words;
    QCheckBox *m_follow;
    TonedLabel *m_count;
    QPlainTextEdit *m_text;
    std::deque<core::LogLine> m_lines;
    int m_shown = 0;
    bool m_isReading = false;
    QTimer m_watch;
};

} // namespace ui
