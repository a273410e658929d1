#pragma once

#include <QToolButton>

#include <functional>

namespace ui {

enum class Copied { Plain, Secret };

/// Copies what the source gives at the moment of the click; tells it by a tick for a moment.
class CopyButton : public QToolButton
{
    Q_OBJECT
public:
    /// `what` completes the tool tip and the accessible name, a whole phrase: tr("Copy discovery URL").
    CopyButton(const QString &what, std::function<QString()> source, Copied kind = Copied::Plain,
               QWidget *parent = nullptr);

Q_SIGNALS:
    void copied();

protected:
    void keyPressEvent(QKeyEvent *event) override; ///< Enter copies too, and does not close the dialog around it

private:
    void copy();

    std::function<QString()> m_source;
    Copied m_kind;
};

} // namespace ui
