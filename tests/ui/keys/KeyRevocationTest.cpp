#include "ui/keys/KeyTableModel.h"
#include "ui/keys/KeyWords.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/Theme.h"

#include <QAbstractTextDocumentLayout>
#include <QLabel>
#include <QStandardPaths>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

using namespace Qt::StringLiterals;

class KeyRevocationTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void aPointThatWrapsStandsBelowItsWords();
    void aNameOfAClientIsNoMarkup();
    void onlyTheKeyIsMonospace();

private:
    static core::KeySummary aKey();
    static core::KeyUse aUse();
};

void KeyRevocationTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    ui::Theme::instance().install();
}

core::KeySummary KeyRevocationTest::aKey()
{
    core::KeySummary key;
    key.id = core::KeyId{u"2026-01-key-1"_s};
    key.state = core::KeyState::Active;
    return key;
}

core::KeyUse KeyRevocationTest::aUse()
{
    core::KeyUse use;
    use.chains = 12;
    use.clients = {{u"<b>web</b>-app"_s, 12}};
    use.users = {{u"admin"_s, 12}};
    return use;
}

void KeyRevocationTest::aPointThatWrapsStandsBelowItsWords()
{
    ui::ConfirmDialog dialog(u"Revoke"_s, ui::keyRevocationText(aKey(), aUse()), u"Revoke key"_s, {}, nullptr);
    const auto *text = dialog.findChild<QLabel *>(u"consequence"_s);
    QTextDocument shown;
    shown.setDefaultFont(text->font());
    shown.setHtml(text->text());
    shown.setTextWidth(390);
    double bullet = -1;
    int wrapped = 0;
    for (QTextBlock block = shown.begin(); block.isValid(); block = block.next()) {
        const QPointF place = shown.documentLayout()->blockBoundingRect(block).topLeft();
        if (block.text().startsWith(u'•')) {
            bullet = place.x();
            QCOMPARE(block.text().trimmed().size(), qsizetype(1)); // the words stand beside it, in their own column
        } else if (bullet >= 0 && block.layout()->lineCount() > 1 && place.x() > bullet + 4) {
            ++wrapped;
            QCOMPARE(block.layout()->lineAt(1).x(), block.layout()->lineAt(0).x());
        }
    }
    QVERIFY2(wrapped >= 2, qPrintable(text->text()));
}

void KeyRevocationTest::aNameOfAClientIsNoMarkup()
{
    ui::ConfirmDialog dialog(u"Revoke"_s, {}, u"Revoke key"_s, {}, nullptr);
    dialog.setConsequence(ui::keyRevocationText(aKey(), aUse()));
    QTextDocument shown;
    shown.setHtml(dialog.findChild<QLabel *>(u"consequence"_s)->text());
    QVERIFY2(shown.toPlainText().contains(u"<b>web</b>\u2011app (12)"_s), qPrintable(shown.toPlainText()));
}

void KeyRevocationTest::onlyTheKeyIsMonospace()
{
    ui::KeyTableModel model;
    model.setKeys({aKey()});
    const QFont mono = ui::Theme::instance().monospace();
    for (int column = 0; column < model.columnCount(); ++column) {
        const QVariant font = model.index(0, column).data(Qt::FontRole);
        QVERIFY2(column == ui::KeyTableModel::Key ? font.value<QFont>() == mono : !font.isValid(),
                 qPrintable(QString::number(column)));
    }
}

QTEST_MAIN(KeyRevocationTest)
#include "KeyRevocationTest.moc"
