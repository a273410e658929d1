#pragma once

#include <QScrollArea>

namespace ui {

/// Lets a pane scroll vertically when the window is small; looks like nothing.
class ScrollPane : public QScrollArea
{
    Q_OBJECT
public:
    explicit ScrollPane(QWidget *content, QWidget *parent = nullptr);
    QSize minimumSizeHint() const override; ///< as wide as the content needs, hardly any height
};

} // namespace ui
