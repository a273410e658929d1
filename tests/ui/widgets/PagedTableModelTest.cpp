#include "ui/widgets/PagedTableModel.h"

#include "tests/support/FakeAnswers.h"
#include "ui/widgets/DataTable.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <numeric>

using namespace Qt::StringLiterals;

namespace {

/// Numbers from 0, given page by page; `numbers` may change between questions.
class NumberSource : public tests::FakeAnswers
{
public:
    std::vector<int> numbers;
    int asked = 0;

    QFuture<core::Result<core::Page<int>>> list(core::PageRequest request)
    {
        ++asked;
        core::Page<int> page;
        const size_t first = size_t(request.after.toInt());
        const size_t end = std::min(numbers.size(), first + size_t(request.limit));
        page.rows.assign(numbers.begin() + long(std::min(first, end)), numbers.begin() + long(end));
        page.next = end < numbers.size() ? QString::number(end) : QString();
        page.matching = page.total = qint64(numbers.size());
        return answer(core::Result<core::Page<int>>(page));
    }
};

class NumberModel : public ui::PagedTableModel<int>
{
public:
    explicit NumberModel(NumberSource &source)
        : PagedTableModel([&source](core::PageRequest page) { return source.list(page); })
    {}

protected:
    QString keyOf(const int &number) const override { return QString::number(number); }
    QVariant cell(const int &number, int column, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(QString::number(column == 0 ? number : number * 2)) : QVariant();
    }
    QStringList headers() const override { return {u"n"_s, u"2n"_s}; }
};

} // namespace

class PagedTableModelTest : public QObject
{
    Q_OBJECT

private:
    NumberSource m_source;

    std::unique_ptr<NumberModel> loaded(int rows)
    {
        m_source.numbers.resize(size_t(rows));
        std::iota(m_source.numbers.begin(), m_source.numbers.end(), 0);
        auto model = std::make_unique<NumberModel>(m_source);
        QSignalSpy done(model.get(), &ui::PagedTable::loaded);
        model->reload();
        done.wait();
        return model;
    }
    static void refresh(NumberModel &model)
    {
        QSignalSpy done(&model, &ui::PagedTable::loaded);
        model.refresh();
        QVERIFY(done.wait());
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"gatehouse-table-test"_s);
        QSettings().clear();
    }
    void fetchesPageByPage()
    {
        const auto model = loaded(450);
        QCOMPARE(model->rowCount(), 200);
        QVERIFY(model->canFetchMore({}));
        model->fetchMore({});
        QTRY_COMPARE(model->rowCount(), 400);
        model->fetchMore({});
        QTRY_COMPARE(model->rowCount(), 450);
        QVERIFY(!model->canFetchMore({}));
        QCOMPARE(model->total(), 450);
    }
    void isAProperModelWhilePagesArrive()
    {
        const auto model = loaded(450);
        QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        QTRY_COMPARE(model->rowCount(), 450); // the tester asks for more by itself
    }
    void keepsStayingRowsWhenRefreshed()
    {
        const auto model = loaded(10);
        QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QPersistentModelIndex seven = model->index(7, 0);
        QSignalSpy reset(model.get(), &QAbstractItemModel::modelReset);
        m_source.numbers = {100, 0, 1, 7, 8, 200};
        refresh(*model);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(model->rows(), m_source.numbers);
        QCOMPARE(seven.row(), 3);
    }
    void followsRowsThatChangePlaces()
    {
        const auto model = loaded(6);
        ui::DataTable table(u"numbers"_s);
        table.setModel(model.get());
        QVERIFY(table.selectKey(u"4"_s));
        QSignalSpy changed(&table, &ui::DataTable::currentKeyChanged);
        m_source.numbers = {4, 0, 1, 2, 3, 5};
        refresh(*model);
        QCOMPARE(table.currentKey(), u"4"_s);
        QCOMPARE(table.selectedKeys(), QStringList{u"4"_s});
        QCOMPARE(changed.count(), 0);
    }
    void selectsARowOnceItIsLoaded()
    {
        const auto model = loaded(3);
        ui::DataTable table(u"numbers"_s);
        table.setModel(model.get());
        QVERIFY(!table.selectKey(u"77"_s));
        m_source.numbers = {0, 77};
        refresh(*model);
        QCOMPARE(table.currentKey(), u"77"_s);
    }
    void keepsItsRowsAndTellsWhenAPageFails()
    {
        const auto model = loaded(5);
        QSignalSpy failed(model.get(), &ui::PagedTable::failed);
        m_source.failNext = core::Error{core::ErrorKind::Storage, u"gone"_s};
        model->refresh();
        QVERIFY(failed.wait());
        QCOMPARE(model->rowCount(), 5);
    }
    void ignoresAnAnswerToAnOlderQuestion()
    {
        const auto model = loaded(5);
        m_source.isHolding = true;
        m_source.numbers = {1};
        model->reload();
        m_source.numbers = {2, 3};
        model->reload();
        m_source.release();
        QTRY_COMPARE(model->rows(), (std::vector{2, 3}));
    }
    void copiesTheSelectionAsTabSeparatedText()
    {
        const auto model = loaded(5);
        ui::DataTable table(u"numbers"_s);
        table.setModel(model.get());
        table.selectAll();
        QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"0\t0\n1\t2\n2\t4\n3\t6\n4\t8"_s);
    }
    void offersTheNextActionWhenEmpty()
    {
        const auto model = loaded(0);
        ui::DataTable table(u"numbers"_s);
        table.setModel(model.get());
        bool acted = false;
        table.setEmptyState(u"Nothing yet."_s, u"Begin"_s, [&] { acted = true; });
        table.show();
        auto *button = table.findChild<QPushButton *>(u"emptyButton"_s);
        QVERIFY(button->isVisible());
        button->click();
        QVERIFY(acted);
        m_source.numbers = {1};
        refresh(*model);
        QVERIFY(!button->isVisible());
    }
};

QTEST_MAIN(PagedTableModelTest)
#include "PagedTableModelTest.moc"
