#pragma once

#include <QAbstractButton>

namespace ui {

/// Looks like a field and opens the palette: what is typed there is typed in the palette.
class SearchButton : public QAbstractButton
{
    Q_OBJECT
public:
    explicit SearchButton(QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace ui
