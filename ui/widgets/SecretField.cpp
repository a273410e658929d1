#include "ui/widgets/SecretField.h"

#include "ui/widgets/CopyButton.h"
#include "ui/widgets/Icons.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMimeData>
#include <QTimer>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString kOwnMark = u"application/x-gatehouse-secret"_s;
int lastSecretCopy = 0;

void clearIfOurs(int copy)
{
    QClipboard *clipboard = QGuiApplication::clipboard();
    const QMimeData *held = clipboard->mimeData();
    if (held && held->data(kOwnMark) == QByteArray::number(copy))
        clipboard->clear();
}

} // namespace

void copySecret(const QString &secret)
{
    const int copy = ++lastSecretCopy;
    auto *data = new QMimeData;
    data->setText(secret);
    data->setData(u"x-kde-passwordManagerHint"_s, "secret"_ba);
    data->setData(kOwnMark, QByteArray::number(copy));
    QGuiApplication::clipboard()->setMimeData(data);
    QTimer::singleShot(30s, qGuiApp, [copy] { clearIfOurs(copy); });
    QObject::connect(
        qGuiApp, &QGuiApplication::aboutToQuit, qGuiApp, [] { clearIfOurs(lastSecretCopy); }, Qt::SingleShotConnection);
}

void clearCopiedSecret()
{
    clearIfOurs(lastSecretCopy);
}

SecretField::SecretField(QWidget *parent) : QWidget(parent), m_text(new QLineEdit), m_reveal(new QToolButton)
{
    m_text->setObjectName(u"secretText"_s);
    m_text->setReadOnly(true);
    m_text->setFont(Theme::instance().monospace());
    m_text->setContextMenuPolicy(Qt::NoContextMenu); // its Copy would not mark the clipboard
    m_text->setDragEnabled(false);
    m_reveal->setObjectName(u"secretReveal"_s);
    m_reveal->setAutoRaise(true);
    auto *copyIt = new CopyButton(
        tr("Copy secret; the clipboard is cleared after 30 seconds"), [this] { return m_text->text(); },
        Copied::Secret);
    copyIt->setObjectName(u"secretCopy"_s);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    line->addWidget(m_text, 1);
    line->addWidget(m_reveal);
    line->addWidget(copyIt);
    setFocusProxy(m_text);
    connect(copyIt, &CopyButton::copied, this, [this] {
        emit taken();
        emit copied();
    });
    connect(m_reveal, &QToolButton::clicked, this, [this] {
        setRevealed(!isRevealed());
        emit taken();
    });
    setRevealed(false);
}

SecretField::~SecretField()
{
    m_text->clear();
}

void SecretField::setSecret(const QString &secret)
{
    m_text->setText(secret);
    m_text->setCursorPosition(0);
    setRevealed(false);
}

bool SecretField::isRevealed() const
{
    return m_text->echoMode() == QLineEdit::Normal;
}

void SecretField::setRevealed(bool revealed)
{
    m_text->setEchoMode(revealed ? QLineEdit::Normal : QLineEdit::Password);
    m_reveal->setIcon(icon(revealed ? u"eye-off" : u"eye"));
    m_reveal->setToolTip(revealed ? tr("Hide") : tr("Show"));
    m_reveal->setAccessibleName(m_reveal->toolTip());
}

} // namespace ui
