#include "ui/clients/SnippetText.h"

#include <QScrollBar>
#include <QTest>
#include <QTextBlock>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

class SnippetTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsEveryLineWhole_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("wide") << 900;
        QTest::newRow("narrow") << 280;
        QTest::newRow("less than a word") << 120;
    }
    void showsEveryLineWhole()
    {
        QFETCH(int, width);
        QWidget pane;
        auto *column = new QVBoxLayout(&pane);
        auto *text = new ui::SnippetText(
            u"curl 'http://127.0.0.1:8003/oauth/token' \\\n  --data-urlencode 'client_id=a-client-with-a-long-name'\n"
            "\n  --data-urlencode refresh_token=\"$REFRESH_TOKEN\""_s);
        column->addWidget(text);
        column->addStretch();
        pane.resize(900, 600);
        pane.show();
        pane.resize(width, 600);
        const QMargins around = column->contentsMargins();
        QTRY_COMPARE(text->width() + around.left() + around.right(), width);
        QTRY_COMPARE(text->verticalScrollBar()->maximum(), 0);
        QCOMPARE(text->horizontalScrollBar()->maximum(), 0);
        for (QTextBlock line = text->document()->begin(); line.isValid(); line = line.next())
            QVERIFY(line.layout()->boundingRect().width() <= text->viewport()->width());
    }
};

QTEST_MAIN(SnippetTextTest)
#include "SnippetTextTest.moc"
