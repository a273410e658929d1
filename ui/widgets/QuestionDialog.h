#pragma once

#include <QDialog>

class QHBoxLayout;
class QVBoxLayout;

namespace ui {

/// A question as every one of the console stands: words, and below them a row of buttons at the right. Deletes itself
/// when closed.
class QuestionDialog : public QDialog
{
    Q_OBJECT
protected:
    explicit QuestionDialog(QWidget *parent);

    QVBoxLayout *words() const { return m_words; }
    QHBoxLayout *buttons() const { return m_buttons; } ///< begins with what pushes them to the right
    /// In px, at the width of now: lines that wrap need another height than the layout's hint says. Never more than
    /// the screen has.
    int neededHeight() const;

    void showEvent(QShowEvent *event) override;

private:
    QVBoxLayout *m_words;
    QHBoxLayout *m_buttons;
};

} // namespace ui
