#pragma once

#include "tests/support/AuditSamples.h"
#include "tests/support/FakeAuditAdmin.h"
#include "ui/audit/AuditPage.h"
#include "ui/widgets/DataTable.h"

#include <QTest>

#include <memory>

namespace tests {

/// The audit page as the window shows it first.
inline std::unique_ptr<ui::AuditPage> anAuditPage(core::AuditAdmin &audit)
{
    auto page = std::make_unique<ui::AuditPage>(audit);
    page->refresh(-1);
    QTest::qWait(1);
    return page;
}

inline ui::DataTable *auditTable(const ui::AuditPage &page)
{
    return page.findChild<ui::DataTable *>(QStringLiteral("auditList"));
}

} // namespace tests
