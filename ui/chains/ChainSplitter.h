#pragma once

#include "ui/widgets/MemorySplitter.h"

class QTableView;

namespace ui {

/// The list of chains above one chain. Until somebody moves its handle the list has up to half the height, as long as
/// the chain keeps enough, and its last row is a whole one.
class ChainSplitter : public MemorySplitter
{
    Q_OBJECT
public:
    ChainSplitter(QTableView *list, QWidget *chain, QWidget *parent = nullptr);

protected:
    bool event(QEvent *event) override;

private:
    void share();

    QTableView *m_list;
};

} // namespace ui
