#include "ui/server/DiagnosticsPane.h"

#include "ui/server/BundlePane.h"
#include "ui/server/LogPane.h"
#include "ui/server/SelfTestPane.h"
#include "ui/server/VersionsPane.h"

#include <QBoxLayout>
#include <QTabWidget>

namespace ui {

using namespace Qt::StringLiterals;

DiagnosticsPane::DiagnosticsPane(core::DiagnosticsAdmin &diagnostics, QWidget *parent)
    : QWidget(parent), m_tabs(new QTabWidget), m_selfTest(new SelfTestPane(diagnostics))
{
    m_tabs->setObjectName(u"diagnosticsTabs"_s);
    m_tabs->setDocumentMode(true);
    auto *bundle = new BundlePane(diagnostics);
    m_tabs->addTab(m_selfTest, tr("Self-test"));
    m_tabs->addTab(new LogPane(diagnostics), tr("Log"));
    m_tabs->addTab(new VersionsPane(diagnostics), tr("Versions and licences"));
    m_tabs->addTab(bundle, tr("Bundle", "of diagnostics"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_tabs);
    connect(bundle, &BundlePane::told, this, &DiagnosticsPane::told);
}

void DiagnosticsPane::runSelfTest()
{
    m_tabs->setCurrentIndex(0);
    m_selfTest->run();
}

void DiagnosticsPane::showLog()
{
    m_tabs->setCurrentIndex(1);
}

} // namespace ui
