#include "ui/lab/EmptyNote.h"

#include <QAbstractItemView>
#include <QEvent>

namespace ui {

namespace {

constexpr int kAround = 12;

} // namespace

EmptyNote::EmptyNote(QAbstractItemView &view, const QString &sentence)
    : TonedLabel(sentence, Tone::Muted, view.viewport()), m_view(view)
{
    setObjectName(view.objectName() + QStringLiteral("Empty"));
    setForegroundRole(QPalette::WindowText); // not the view's own: that is no muted one
    setWordWrap(true);
    setAlignment(Qt::AlignCenter);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    view.viewport()->installEventFilter(this);
    const QAbstractItemModel *model = view.model();
    connect(model, &QAbstractItemModel::rowsInserted, this, &EmptyNote::arrange);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &EmptyNote::arrange);
    connect(model, &QAbstractItemModel::modelReset, this, &EmptyNote::arrange);
    arrange();
}

bool EmptyNote::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        arrange();
    return TonedLabel::eventFilter(watched, event);
}

void EmptyNote::arrange()
{
    setGeometry(m_view.viewport()->rect().adjusted(kAround, kAround, -kAround, -kAround));
    setVisible(m_view.model()->rowCount() == 0);
}

} // namespace ui
