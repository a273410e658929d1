#include "ui/widgets/PageFrame.h"

#include "ui/widgets/MessageBar.h"

#include <QBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

class PageFrameTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void anAlarmCoversNothingAndMovesNothing();
    void anAlarmGoesWithItsAction();
    void aNoticeStandsAboveAnAlarm();

private:
    ui::MessageBar &bar(const char *name) { return *m_page->findChild<ui::MessageBar *>(QLatin1String(name)); }
    std::unique_ptr<ui::PageFrame> m_page;
    QListWidget *m_list = nullptr;
};

void PageFrameTest::init()
{
    m_page = std::make_unique<ui::PageFrame>(u"Page"_s);
    m_list = new QListWidget;
    m_page->body()->addWidget(m_list);
    m_page->resize(900, 500);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void PageFrameTest::anAlarmCoversNothingAndMovesNothing()
{
    const QRect before = m_list->geometry();
    m_page->showAlarm(u"A token was used twice."_s, u"Show chain"_s, [] {});
    QTRY_VERIFY(m_list->geometry().bottom() < bar("pageAlarm").geometry().top());
    QCOMPARE(m_list->geometry().topLeft(), before.topLeft());
    QVERIFY(m_page->rect().contains(bar("pageAlarm").geometry()));
    bar("pageAlarm").findChild<QToolButton *>(u"messageClose"_s)->click();
    QTRY_COMPARE(m_list->geometry(), before);
}

void PageFrameTest::anAlarmGoesWithItsAction()
{
    int taken = 0;
    m_page->showAlarm(u"A token was used twice."_s, u"Show chain"_s, [&] { ++taken; });
    QVERIFY(bar("pageAlarm").isVisible());
    bar("pageAlarm").findChild<QPushButton *>(u"messageAction"_s)->click();
    QCOMPARE(taken, 1);
    QVERIFY(!bar("pageAlarm").isVisible());
}

void PageFrameTest::aNoticeStandsAboveAnAlarm()
{
    m_page->showAlarm(u"A token was used twice."_s, u"Show chain"_s, [] {});
    m_page->showNotice(u"The key is published."_s);
    QTRY_VERIFY(bar("pageNotice").geometry().bottom() < bar("pageAlarm").geometry().top());
}

QTEST_MAIN(PageFrameTest)
#include "PageFrameTest.moc"
