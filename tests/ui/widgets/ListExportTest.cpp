#include "ui/widgets/ListExport.h"

#include "tests/support/FakeAnswers.h"

#include <QFile>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

class NumberList : public tests::FakeAnswers
{
public:
    int count = 0;
    int asked = 0;

    QFuture<core::Result<core::Page<int>>> list(core::PageRequest request)
    {
        ++asked;
        core::Page<int> page;
        for (int row = request.after.toInt(); row < count && int(page.rows.size()) < request.limit; ++row)
            page.rows.push_back(row);
        const int end = request.after.toInt() + int(page.rows.size());
        page.next = end < count ? QString::number(end) : QString();
        page.matching = count;
        return answer(core::Result<core::Page<int>>(page));
    }
};

class NumberRows : public ui::PagedTableModel<int>
{
public:
    using PagedTableModel::PagedTableModel;

protected:
    QString keyOf(const int &number) const override { return QString::number(number); }
    QStringList headers() const override { return {u"Number"_s, u"Odd"_s}; }
    QVariant cell(const int &number, int column, int role) const override
    {
        if (role == ui::CopyRole && column == 0)
            return QString::number(number);
        return role == Qt::DisplayRole ? QVariant(column == 0 ? u"No %1"_s.arg(number) : u"=x"_s) : QVariant();
    }
};

} // namespace

class ListExportTest : public QObject
{
    Q_OBJECT

private:
    NumberList m_list;
    std::unique_ptr<NumberRows> m_model;
    QTemporaryDir m_folder;
    QWidget m_window;

    QString path(const QString &name) const { return m_folder.filePath(name); }
    static QByteArray contents(const QString &file)
    {
        QFile opened(file);
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    }
    ui::ListExport *begin(const QString &file)
    {
        auto *dialog = new ui::ListExport(ui::exportOf(u"numbers"_s, m_model.get()), file, ui::ListExport::formOf(file),
                                          &m_window);
        dialog->start();
        return dialog;
    }

private Q_SLOTS:
    void init()
    {
        m_list = {};
        m_list.count = 2500;
        m_model = std::make_unique<NumberRows>([this](core::PageRequest page) { return m_list.list(page); });
    }

    void writesAllPages()
    {
        QSignalSpy written(begin(path(u"all.csv"_s)), &ui::ListExport::written);
        QVERIFY(written.wait());
        QCOMPARE(written.first().at(1).toLongLong(), 2500);
        QCOMPARE(m_list.asked, 3);
        const QByteArrayList lines = contents(path(u"all.csv"_s)).split('\n');
        QCOMPARE(lines.size(), 2502);
        QCOMPARE(lines.first(), "\"Number\",\"Odd\"\r"_ba);
        QCOMPARE(lines.at(2500), "\"2499\",\"'=x\"\r"_ba);
        const QFile::Permissions others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(path(u"all.csv"_s)) & others));
    }

    void choosesTheFormByTheSuffix()
    {
        QSignalSpy written(begin(path(u"all.jsonl"_s)), &ui::ListExport::written);
        QVERIFY(written.wait());
        QVERIFY(contents(path(u"all.jsonl"_s)).startsWith("{\"Number\":\"0\",\"Odd\":\"=x\"}\n"));
        QCOMPARE(int(ui::ListExport::formOf(u"x.JSON"_s)), int(ui::RowForm::Json));
        QCOMPARE(int(ui::ListExport::formOf(u"x.txt"_s)), int(ui::RowForm::Csv));
    }

    void leavesTheOldFileWhenCancelled()
    {
        QFile old(path(u"old.csv"_s));
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
        old.close();
        m_list.isHolding = true;
        QPointer<ui::ListExport> dialog = begin(path(u"old.csv"_s));
        QSignalSpy failed(dialog, &ui::ListExport::failed);
        dialog->reject();
        QCOMPARE(failed.count(), 1);
        m_list.release();
        QTRY_VERIFY(!dialog);
        QCOMPARE(contents(path(u"old.csv"_s)), "old"_ba);
        QCOMPARE(QDir(m_folder.path()).entryList({u"old*"_s}).size(), 1); // nothing is left beside it
    }

    void offersToCancelWhatTakesLong()
    {
        m_list.isHolding = true;
        QPointer<ui::ListExport> dialog = begin(path(u"long.csv"_s));
        auto *cancel = dialog->findChild<QPushButton *>(u"busyCancel"_s);
        QVERIFY(!cancel->isVisible());
        QTRY_VERIFY(cancel->isVisible());
        QSignalSpy failed(dialog, &ui::ListExport::failed);
        cancel->click();
        QCOMPARE(failed.count(), 1);
        m_list.drop();
        QTRY_VERIFY(!dialog);
    }

    void tellsAFailedPage()
    {
        m_list.failNext = core::Error{core::ErrorKind::Storage, u"gone"_s};
        QSignalSpy failed(begin(path(u"failed.csv"_s)), &ui::ListExport::failed);
        QVERIFY(failed.wait());
        QVERIFY(!QFile::exists(path(u"failed.csv"_s)));
    }

    void tellsAFolderThatIsNotThere()
    {
        QSignalSpy failed(begin(path(u"nowhere/x.csv"_s)), &ui::ListExport::failed);
        QVERIFY(failed.wait());
        QCOMPARE(int(failed.first().first().value<core::Error>().kind), int(core::ErrorKind::Storage));
    }
};

QTEST_MAIN(ListExportTest)
#include "ListExportTest.moc"
