#include "ui/widgets/DataTable.h"

#include "tests/support/FakeAnswers.h"
#include "ui/widgets/FilterLine.h"
#include "ui/widgets/GivenTableModel.h"
#include "ui/widgets/PagedTableModel.h"
#include "ui/widgets/TableMenu.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

struct Person
{
    QString name;
    int age = 0;
};

/// A million people by keyset, never all of them at once.
class PersonSource : public tests::FakeAnswers
{
public:
    int count = 1'000'000;
    core::PageRequest last;

    QFuture<core::Result<core::Page<Person>>> list(core::PageRequest request)
    {
        last = request;
        core::Page<Person> page;
        const int first = request.after.toInt();
        for (int row = first; row < count && row < first + request.limit; ++row)
            page.rows.push_back({u"p%1"_s.arg(row), row % 90});
        page.next = first + request.limit < count ? QString::number(first + request.limit) : QString();
        page.matching = page.total = count;
        return answer(core::Result<core::Page<Person>>(page));
    }
};

template <class Base>
class PersonColumns : public Base
{
public:
    using Base::Base;
    QString orderName(int column) const override { return column == 2 ? QString() : this->names().at(column); }

protected:
    static QStringList names() { return {u"name"_s, u"age"_s, u"remark"_s}; }
    QString keyOf(const Person &person) const override { return person.name; }
    QStringList headers() const override { return {u"Name"_s, u"Age"_s, u"Remark"_s}; }
    QVariant cell(const Person &person, int column, int role) const override
    {
        if (role == Qt::DisplayRole)
            return column == 0 ? person.name : column == 1 ? u"%1 years"_s.arg(person.age) : u"=1"_s;
        if (role == ui::CopyRole && column == 1)
            return QString::number(person.age);
        if (role == ui::SortRole && column == 1)
            return person.age;
        if (role == ui::FilterFieldRole && column == 0)
            return u"person"_s;
        if (role == ui::FilterValueRole && column == 0)
            return u"id of "_s + person.name;
        return {};
    }
};

using PersonModel = PersonColumns<ui::PagedTableModel<Person>>;

class GivenPeople : public PersonColumns<ui::GivenTableModel<Person>>
{
protected:
    bool matches(const Person &person, const QString &text) const override { return person.name.contains(text); }
};

} // namespace

class DataTableTest : public QObject
{
    Q_OBJECT

private:
    PersonSource m_source;
    std::unique_ptr<PersonModel> m_model;
    std::unique_ptr<ui::DataTable> m_table;

    void open()
    {
        m_model = std::make_unique<PersonModel>([this](core::PageRequest page) { return m_source.list(page); });
        m_table = std::make_unique<ui::DataTable>(u"people"_s);
        m_table->setModel(m_model.get());
        m_table->resize(600, 400);
        m_table->show();
        m_model->reload();
        QTRY_VERIFY(m_model->isLoaded());
    }
    void clickHeader(int column)
    {
        QHeaderView *header = m_table->horizontalHeader();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          {header->sectionViewportPosition(column) + 20, header->height() / 2});
    }
    static QString clipboard() { return QGuiApplication::clipboard()->text(); }
    ui::TableMenu *menuAt(int row, int column)
    {
        m_table->setCurrentIndex(m_model->index(row, column));
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, m_table->mapToGlobal(QPoint()));
        QCoreApplication::sendEvent(m_table->viewport(), &event);
        return m_table->findChild<ui::TableMenu *>();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"gatehouse-datatable-test"_s);
    }
    void init()
    {
        QSettings().clear();
        m_source.count = 1'000'000;
        open();
    }
    void cleanup()
    {
        m_table.reset();
        m_model.reset();
    }

    void sortsByItsHeaders()
    {
        QHeaderView *header = m_table->horizontalHeader();
        QVERIFY(!header->isSortIndicatorShown());
        clickHeader(1);
        QCOMPARE(m_source.last.orderBy, u"age"_s);
        QVERIFY(!m_source.last.descending);
        QVERIFY(header->isSortIndicatorShown());
        QCOMPARE(header->sortIndicatorSection(), 1);
        clickHeader(1);
        QVERIFY(m_source.last.descending);
        QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
        clickHeader(1);
        QCOMPARE(m_source.last.orderBy, QString());
        QVERIFY(!header->isSortIndicatorShown());
    }

    void doesNotSortByAColumnThatCannotBe()
    {
        clickHeader(0);
        clickHeader(2);
        QCOMPARE(m_source.last.orderBy, u"name"_s);
        QCOMPARE(m_table->horizontalHeader()->sortIndicatorSection(), 0);
    }

    void hidesWhatYieldsWhileThereIsNoRoom()
    {
        QSettings().clear();
        m_table->setDefaultWidths({150, 60, 150});
        m_table->setYielding({1}, {});
        m_table->resize(500, 300);
        QTRY_VERIFY(!m_table->isColumnHidden(1));
        m_table->resize(150, 300);
        QTRY_VERIFY(m_table->isColumnHidden(1));
        QTRY_COMPARE(m_table->horizontalScrollBar()->maximum(), 0);
        m_table->resize(500, 300);
        QTRY_VERIFY(!m_table->isColumnHidden(1));
        QVERIFY(!QSettings().contains(u"tables/people"_s)); // the user chose nothing
    }

    void remembersTheOrder()
    {
        clickHeader(1);
        clickHeader(1);
        open();
        QCOMPARE(m_source.last.orderBy, u"age"_s);
        QVERIFY(m_source.last.descending);
        QCOMPARE(m_table->horizontalHeader()->sortIndicatorSection(), 1);
    }

    void asksForFurtherPagesInTheSameOrder()
    {
        clickHeader(1);
        QTRY_VERIFY(!m_model->isLoading());
        m_model->fetchMore({});
        QCOMPARE(m_source.last.after, u"200"_s);
        QCOMPARE(m_source.last.orderBy, u"age"_s);
    }

    void keepsRowsBeyondTheFirstThousandWhenRefreshed()
    {
        for (int page = 0; page < 6; ++page) {
            m_model->fetchMore({});
            QTRY_VERIFY(!m_model->isLoading());
        }
        QCOMPARE(m_model->rowCount(), 1400);
        QVERIFY(m_table->selectKey(u"p1300"_s));
        QSignalSpy changed(m_table.get(), &ui::DataTable::currentKeyChanged);
        m_model->refresh();
        QTRY_VERIFY(!m_model->isLoading());
        QCOMPARE(m_model->rowCount(), 1400);
        QCOMPARE(m_table->currentKey(), u"p1300"_s);
        QCOMPARE(changed.count(), 0);
        m_model->fetchMore({});
        QCOMPARE(m_source.last.after, u"1400"_s);
    }

    void copiesTheCurrentCellOrSeveralRows()
    {
        m_table->setCurrentIndex(m_model->index(2, 1));
        QTest::keyClick(m_table.get(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(clipboard(), u"2"_s);
        QTest::keyClick(m_table.get(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(m_table.get(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(clipboard(), u"p2\t2\t'=1\np3\t3\t'=1"_s);
    }

    void filtersForACell()
    {
        ui::FilterLine line(u"Search"_s);
        line.setObjectName(u"people"_s);
        line.setFields({{u"person"_s}});
        m_table->setFilterLine(&line);
        menuAt(3, 0)->findChild<QAction *>(u"filterForThis"_s)->trigger();
        QCOMPARE(line.text(), u"person is \"id of p3\""_s);
        delete m_table->findChild<ui::TableMenu *>();
        menuAt(4, 0)->findChild<QAction *>(u"excludeThis"_s)->trigger();
        QCOMPARE(line.text(), u"person is \"id of p3\" and person is not \"id of p4\""_s);
    }

    void offersNoFilterWhereThereIsNone() { QVERIFY(!menuAt(3, 1)->findChild<QAction *>(u"filterForThis"_s)); }

    void copiesFromTheMenu_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("text");
        QTest::newRow("cell") << u"copyCell"_s << u"5"_s;
        QTest::newRow("tsv") << u"copyTsv"_s << u"p5\t5\t'=1\n"_s;
        QTest::newRow("csv") << u"copyCsv"_s << u"\"name\",\"age\",\"Remark\"\r\n\"p5\",\"5\",\"'=1\"\r\n"_s;
        QTest::newRow("json") << u"copyJson"_s << u"[\n  {\"name\":\"p5\",\"age\":\"5\",\"Remark\":\"=1\"}\n]\n"_s;
        QTest::newRow("markdown") << u"copyMarkdown"_s
                                  << u"| name | age | Remark |\n| --- | --- | --- |\n| p5 | 5 | =1 |\n"_s;
        QTest::newRow("sql") << u"copySql"_s
                             << u"INSERT INTO \"people\" (\"name\", \"age\", \"Remark\") VALUES ('p5', '5', '=1');\n"_s;
    }
    void copiesFromTheMenu()
    {
        QFETCH(QString, action);
        QFETCH(QString, text);
        menuAt(5, 1)->findChild<QAction *>(action)->trigger();
        QCOMPARE(clipboard(), text);
    }

    void copiesAColumn()
    {
        menuAt(0, 1)->findChild<QAction *>(u"copyColumn"_s)->trigger();
        QCOMPARE(clipboard().split(u'\n').size(), 200);
        QVERIFY(clipboard().startsWith(u"0\n1\n2\n"_s));
    }

    void leavesOutHiddenColumns()
    {
        m_table->setColumnHidden(1, true);
        m_table->horizontalHeader()->moveSection(2, 0);
        m_table->selectRow(7);
        QCOMPARE(m_table->rowsAsText(ui::RowForm::Tsv), u"'=1\tp7\n"_s);
    }

    void opensTheMenuByKey()
    {
        m_table->setCurrentIndex(m_model->index(0, 0));
        QTest::keyClick(m_table.get(), Qt::Key_F10, Qt::ShiftModifier);
        QVERIFY(m_table->findChild<ui::TableMenu *>());
    }

    void showsThePagesOwnActionsFirst()
    {
        QAction own(u"Disable"_s);
        QStringList keys;
        m_table->setRowActions([&](const QStringList &selected) {
            keys = selected;
            return QList<QAction *>{&own};
        });
        QCOMPARE(menuAt(9, 0)->actions().first(), &own);
        QCOMPARE(keys, QStringList{u"p9"_s});
        delete m_table->findChild<ui::TableMenu *>();
        QCOMPARE(own.text(), u"Disable"_s); // still there
    }

    void sortsAListThatIsReadWhole()
    {
        GivenPeople people;
        people.setAll({{u"b"_s, 10}, {u"c"_s, 9}, {u"a"_s, 100}});
        QTRY_VERIFY(people.isLoaded());
        people.sort(1, Qt::AscendingOrder);
        QTRY_COMPARE(people.rowAt(0)->name, u"c"_s);
        QCOMPARE(people.rowAt(2)->name, u"a"_s); // 100 is more than 10: by number, not by text
        people.sort(0, Qt::DescendingOrder);
        QTRY_COMPARE(people.rowAt(0)->name, u"c"_s);
        people.sort(-1);
        QTRY_COMPARE(people.rowAt(0)->name, u"b"_s);
    }
};

QTEST_MAIN(DataTableTest)
#include "DataTableTest.moc"
