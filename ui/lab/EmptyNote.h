#pragma once

#include "ui/widgets/TonedLabel.h"

#include <functional>

class QAbstractItemView;
class QAbstractScrollArea;
class QPlainTextEdit;

namespace ui {

/// One sentence over a list or a text, as long as nothing is in it. Goes with the view.
class EmptyNote : public TonedLabel
{
    Q_OBJECT
public:
    EmptyNote(QAbstractItemView &view, const QString &sentence);
    EmptyNote(QPlainTextEdit &text, const QString &sentence);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    EmptyNote(QAbstractScrollArea &area, const QString &sentence, std::function<bool()> isEmpty);
    void arrange();

    QAbstractScrollArea &m_area;
    std::function<bool()> m_isEmpty;
};

} // namespace ui
