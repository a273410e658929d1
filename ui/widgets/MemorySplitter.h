#pragma once

#include <QSplitter>

namespace ui {

/// A splitter that remembers its sizes under the objectName given here. Panes do not collapse to nothing.
class MemorySplitter : public QSplitter
{
    Q_OBJECT
public:
    MemorySplitter(Qt::Orientation orientation, const QString &objectName, QWidget *parent = nullptr);
    /// After all panes were added: sizes used until the user changes them.
    void restore(const QList<int> &defaults);
};

} // namespace ui
