#pragma once

#include "core/clients/Client.h"

#include <QWidget>

class QFormLayout;
class QPlainTextEdit;

namespace ui {

/// A group of a client's members: shows them, and writes into a client what was typed. What it does not show stays.
class ClientFields : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;
    virtual void showClient(const core::Client &client) = 0;
    virtual void write(core::Client &client) const = 0;

protected:
    static QFormLayout *makeForm(QWidget *parent);
    static QPlainTextEdit *makeLines(const QString &objectName, const QString &placeholder);
    static QStringList linesOf(const QPlainTextEdit *edit);
    static void addNote(QFormLayout *form, const QString &text); ///< below the row before it
};

} // namespace ui
