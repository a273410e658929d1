#pragma once

#include "core/admin/DiagnosticsAdmin.h"

#include <QWidget>

class QTabWidget;

namespace ui {

class SelfTestPane;

/// Why something does not work: self-test, log, versions, and a bundle for somebody who helps.
class DiagnosticsPane : public QWidget
{
    Q_OBJECT
public:
    explicit DiagnosticsPane(core::DiagnosticsAdmin &diagnostics, QWidget *parent = nullptr);
    void runSelfTest(); ///< shown, and begun
    void showLog();

Q_SIGNALS:
    void told(const QString &notice);

private:
    QTabWidget *m_tabs;
    SelfTestPane *m_selfTest;
};

} // namespace ui
