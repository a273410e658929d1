#pragma once

#include "ui/widgets/TonedLabel.h"

class QAbstractItemView;

namespace ui {

/// One sentence over a list, as long as nothing is in it. Goes with the view.
class EmptyNote : public TonedLabel
{
    Q_OBJECT
public:
    EmptyNote(QAbstractItemView &view, const QString &sentence);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void arrange();

    QAbstractItemView &m_view;
};

} // namespace ui
