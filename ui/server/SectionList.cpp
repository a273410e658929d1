#include "ui/server/SectionList.h"

#include "ui/widgets/Icons.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSectionsWidth = 188;
constexpr int kUnsavedRole = Qt::UserRole + 1;

/// The mark of a section stands behind its word, so that all words stay in line.
class SectionDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        if (!index.data(kUnsavedRole).toBool())
            return;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        const bool isOnAccent = option.state & QStyle::State_Selected;
        painter->setBrush(isOnAccent ? option.palette.brush(QPalette::HighlightedText)
                                     : QBrush(Theme::instance().color(Tone::Accent)));
        painter->drawEllipse(QPointF(option.rect.right() - 15, option.rect.center().y() + 0.5), 4, 4);
        painter->restore();
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->decorationPosition = QStyleOptionViewItem::Right;
    }
};

} // namespace

SectionList::SectionList(QWidget *parent) : QListWidget(parent)
{
    setFixedWidth(kSectionsWidth);
    setIconSize({16, 16});
    setItemDelegate(new SectionDelegate(this));
}

void SectionList::add(const QString &id, const QString &title)
{
    auto *item = new QListWidgetItem(title);
    item->setData(Qt::UserRole, id);
    item->setSizeHint({0, 30});
    addItem(item);
}

QListWidgetItem *SectionList::find(const QString &id) const
{
    for (int row = 0; row < count(); ++row) {
        if (item(row)->data(Qt::UserRole) == id)
            return item(row);
    }
    return nullptr;
}

QString SectionList::currentId() const
{
    return currentItem() ? currentItem()->data(Qt::UserRole).toString() : QString();
}

void SectionList::select(const QString &id)
{
    if (QListWidgetItem *found = find(id))
        setCurrentItem(found);
}

void SectionList::setNeedsALook(const QString &id, bool needsALook)
{
    if (QListWidgetItem *found = find(id))
        found->setIcon(needsALook ? icon(u"alert", Tone::Waiting) : QIcon());
}

void SectionList::setUnsaved(const QString &id, bool isUnsaved)
{
    QListWidgetItem *found = find(id);
    if (!found)
        return;
    found->setData(kUnsavedRole, isUnsaved);
    found->setToolTip(isUnsaved ? tr("Changes are not saved") : QString());
    found->setData(Qt::AccessibleTextRole,
                   isUnsaved ? tr("%1, changes not saved", "a section").arg(found->text()) : QVariant());
}

} // namespace ui
