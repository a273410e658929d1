#include "ui/lab/EmptyNote.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QEvent>
#include <QPlainTextEdit>

namespace ui {

namespace {

constexpr int kBeside = 12;
constexpr int kAbove = 4; // a low list has no more

} // namespace

EmptyNote::EmptyNote(QAbstractScrollArea &area, const QString &sentence, std::function<bool()> isEmpty)
    : TonedLabel(sentence, Tone::Muted, area.viewport()), m_area(area), m_isEmpty(std::move(isEmpty))
{
    setObjectName(area.objectName() + QStringLiteral("Empty"));
    setForegroundRole(QPalette::WindowText); // not the view's own: that is no muted one
    setWordWrap(true);
    setAlignment(Qt::AlignCenter);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    area.viewport()->installEventFilter(this);
    arrange();
}

EmptyNote::EmptyNote(QAbstractItemView &view, const QString &sentence)
    : EmptyNote(view, sentence, [&view] { return view.model()->rowCount() == 0; })
{
    const QAbstractItemModel *model = view.model();
    connect(model, &QAbstractItemModel::rowsInserted, this, &EmptyNote::arrange);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &EmptyNote::arrange);
    connect(model, &QAbstractItemModel::modelReset, this, &EmptyNote::arrange);
}

EmptyNote::EmptyNote(QPlainTextEdit &text, const QString &sentence)
    : EmptyNote(text, sentence, [&text] { return text.document()->isEmpty(); })
{
    setFont(QApplication::font()); // the text's own is for code
    setCursor(Qt::ArrowCursor);
    connect(&text, &QPlainTextEdit::textChanged, this, &EmptyNote::arrange);
}

bool EmptyNote::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        arrange();
    return TonedLabel::eventFilter(watched, event);
}

void EmptyNote::arrange()
{
    setGeometry(m_area.viewport()->rect().adjusted(kBeside, kAbove, -kBeside, -kAbove));
    setVisible(m_isEmpty());
}

} // namespace ui
