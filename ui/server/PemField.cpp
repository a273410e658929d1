#include "ui/server/PemField.h"

#include "ui/widgets/Theme.h"

#include <QFile>
#include <QKeyEvent>
#include <QMimeData>
#include <QUrl>

namespace ui {

namespace {

constexpr qint64 kMostBytes = 256 * 1024; // a chain of many certificates has some ten KiB

} // namespace

PemField::PemField(Content content, const QString &placeholder, QWidget *parent)
    : QPlainTextEdit(parent), m_content(content)
{
    setPlaceholderText(placeholder);
    setFont(Theme::instance().monospace());
    setTabChangesFocus(true);
    setFixedHeight(content == Content::Secret ? 60 : 120);
    setUndoRedoEnabled(content == Content::Public);
    connect(this, &QPlainTextEdit::textChanged, this, [this] { m_file.clear(); });
}

bool PemField::isFilled() const
{
    return m_content == Content::Secret ? !m_secret.isEmpty() : !toPlainText().trimmed().isEmpty();
}

void PemField::takeFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kMostBytes) {
        emit unreadable(path);
        return;
    }
    takePem(file.read(kMostBytes));
    m_file = path;
}

void PemField::takePem(const QByteArray &pem)
{
    if (m_content == Content::Public)
        return setPlainText(QString::fromUtf8(pem));
    m_secret = core::SecretBytes::take(QByteArray(pem.constData(), pem.size()));
    setPlainText(tr("A private key is here (%n byte(s)). Delete removes it.", nullptr, int(pem.size())));
    selectAll();
}

void PemField::empty()
{
    m_secret = {};
    clear();
}

bool PemField::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasUrls() || source->hasText();
}

void PemField::insertFromMimeData(const QMimeData *source)
{
    const QList<QUrl> files = source->urls();
    if (!files.isEmpty() && files.first().isLocalFile())
        takeFile(files.first().toLocalFile());
    else if (m_content == Content::Secret)
        takePem(source->text().toUtf8());
    else
        QPlainTextEdit::insertFromMimeData(source);
}

void PemField::keyPressEvent(QKeyEvent *event)
{
    if (m_content == Content::Public)
        return QPlainTextEdit::keyPressEvent(event);
    // Nobody types a key: it is pasted as a whole or removed as a whole.
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        empty();
    else if (event->matches(QKeySequence::Paste) || event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab)
        QPlainTextEdit::keyPressEvent(event);
    else
        event->ignore();
}

} // namespace ui
