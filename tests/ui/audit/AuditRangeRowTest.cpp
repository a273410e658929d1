#include "ui/audit/AuditRangeRow.h"

#include "ui/widgets/Icons.h"

#include <QBoxLayout>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

class AuditRangeRowTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hidesWordsBesideIconsBeforeAnyIsCut()
    {
        ui::AuditRangeRow row;
        auto *facets = new QToolButton;
        facets->setIcon(ui::icon(u"list"));
        facets->setText(u"Facets with a long name"_s);
        facets->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        row.row()->addWidget(facets);
        const int wanted = row.sizeHint().width();
        row.resize(wanted, 28);
        row.show();
        QCOMPARE(facets->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
        for (int width = wanted - 1; width > wanted - 40; width -= 3) { // it does not change its mind on the way
            row.resize(width, 28);
            QCoreApplication::processEvents();
            QCOMPARE(facets->toolButtonStyle(), Qt::ToolButtonIconOnly);
        }
        const auto *custom = row.findChild<QToolButton *>(u"rangeOwn"_s);
        QVERIFY(custom->width() >= custom->sizeHint().width());
        row.resize(wanted, 28);
        QTRY_COMPARE(facets->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
    }
};

QTEST_MAIN(AuditRangeRowTest)
#include "AuditRangeRowTest.moc"
