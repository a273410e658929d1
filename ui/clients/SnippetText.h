#pragma once

#include <QPlainTextEdit>

namespace ui {

/// A program to read and to copy, as high as its lines: long ones are wrapped, and what is around it scrolls.
class SnippetText : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit SnippetText(const QString &text, QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override; ///< left to what is around it
};

} // namespace ui
