#pragma once

#include <QPushButton>
#include <QToolButton>

#include <functional>

class QPlainTextEdit;

namespace ui {

/// The ways in which a token leaves the lab.
enum class TokenForm { Raw, Header, Curl, Environment, Python, JavaScript };
QString tokenAs(TokenForm form, const QString &token, const QString &url);

/// "Copy as" with a menu of the forms; copies as a secret.
class TokenCopyButton : public QPushButton
{
    Q_OBJECT
public:
    struct Source
    {
        QString token;
        QString url;
    };
    explicit TokenCopyButton(std::function<Source()> source, QWidget *parent = nullptr);

Q_SIGNALS:
    void copied();

private:
    void copy(TokenForm form);
    std::function<Source()> m_source;
};

/// Keeps buttons that need a token off while `token` is empty.
void enableWithToken(const QPlainTextEdit &token, const QList<QPushButton *> &buttons);

/// Something to drag into an editor or a terminal: the text that the source gives when the drag begins.
class DragGrip : public QToolButton
{
    Q_OBJECT
public:
    DragGrip(const QString &text, std::function<QString()> source, QWidget *parent = nullptr);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    std::function<QString()> m_source;
    QPoint m_pressedAt;
};

} // namespace ui
