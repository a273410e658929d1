#include "ui/chains/ChainSplitter.h"

#include <QEvent>
#include <QHeaderView>
#include <QSettings>
#include <QTableView>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLeastList = 210;
constexpr int kChain = 390; ///< a tree of two rows and its replay, a token with all that is known of it
constexpr int kFewestRows = 3;

} // namespace

ChainSplitter::ChainSplitter(QTableView *list, QWidget *chain, QWidget *parent)
    : MemorySplitter(Qt::Vertical, u"chainsSplitter"_s, parent), m_list(list)
{
    addWidget(list);
    addWidget(chain);
    setStretchFactor(1, 1);
    restore({kLeastList, kChain});
}

bool ChainSplitter::event(QEvent *event)
{
    const bool isKnown = MemorySplitter::event(event);
    const bool isOther = event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest;
    if (isOther && !QSettings().contains(u"splitters/"_s + objectName())) // else somebody chose the heights
        share();
    return isKnown;
}

void ChainSplitter::share()
{
    const int room = height() - handleWidth();
    const int wanted = std::max(kLeastList, std::min(room - kChain, room / 2));
    const int around = m_list->horizontalHeader()->height() + 2 * m_list->frameWidth();
    const int row = m_list->verticalHeader()->defaultSectionSize();
    const int list = around + std::max(kFewestRows, (wanted - around) / row) * row;
    if (sizes().value(0) != list)
        setSizes({list, room - list});
}

} // namespace ui
