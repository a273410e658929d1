#pragma once

#include <QAbstractButton>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLayout>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>

namespace tests {

using namespace Qt::StringLiterals;

inline int textWidth(const QWidget *widget, QString text)
{
    int widest = 0;
    for (const QString &line : text.remove(u'&').split(u'\n'))
        widest = qMax(widest, widget->fontMetrics().horizontalAdvance(line));
    return widest;
}

/// What is shown but cut off in this window: "kind objectName: text".
inline QStringList truncatedTexts(const QWidget &root)
{
    QStringList found;
    const auto note = [&](const char *kind, const QWidget *widget, const QString &text) {
        found.append(u"%1 %2: %3"_s.arg(QLatin1String(kind), widget->objectName(), text));
    };
    for (const auto *button : root.findChildren<QAbstractButton *>()) {
        const auto *tool = qobject_cast<const QToolButton *>(button);
        const bool showsText = !tool || (tool->toolButtonStyle() != Qt::ToolButtonIconOnly && !tool->text().isEmpty());
        const int icon = button->icon().isNull() ? 0 : button->iconSize().width() + 4;
        const bool isLabelled = !qobject_cast<const QPushButton *>(button) && !tool;
        const int extra = isLabelled ? 20 : 8;
        const bool onlyIcon =
            tool && tool->icon().isNull() == false && tool->toolButtonStyle() == Qt::ToolButtonIconOnly;
        if (button->isVisible() && showsText && !onlyIcon && !button->text().isEmpty() &&
            button->width() < textWidth(button, button->text()) + icon + extra)
            note("button", button, button->text());
    }
    for (const auto *label : root.findChildren<QLabel *>()) {
        if (!label->isVisible() || label->text().isEmpty() || label->textFormat() == Qt::RichText)
            continue;
        const int width = label->contentsRect().width() + 1;
        if (!label->wordWrap() && width < textWidth(label, label->text()))
            note("label", label, label->text());
        if (label->wordWrap() && label->height() + 2 < label->heightForWidth(label->width()))
            note("wrapped label", label, label->text());
    }
    for (const auto *bar : root.findChildren<QTabBar *>()) {
        for (int tab = 0; bar->isVisible() && tab < bar->count(); ++tab) {
            if (bar->isTabVisible(tab) && bar->tabRect(tab).width() < textWidth(bar, bar->tabText(tab)) + 8)
                note("tab", bar, bar->tabText(tab));
        }
    }
    for (const auto *table : root.findChildren<QTableView *>()) {
        const QHeaderView *header = table->horizontalHeader();
        for (int column = 0; table->isVisible() && header->isVisible() && column < header->count(); ++column) {
            const QString text = table->model()->headerData(column, Qt::Horizontal).toString();
            if (!header->isSectionHidden(column) && header->sectionSize(column) < textWidth(header, text) + 12)
                note("header", table, text);
        }
    }
    for (const auto *combo : root.findChildren<QComboBox *>()) {
        if (combo->isVisible() && !combo->isEditable() && combo->width() < textWidth(combo, combo->currentText()) + 30)
            note("choice", combo, combo->currentText());
    }
    return found;
}

/// Widgets of one parent that lie over each other.
inline QStringList overlaps(const QWidget &root)
{
    QStringList found;
    QList<const QWidget *> parents{&root};
    for (const auto *one : root.findChildren<QWidget *>())
        parents.append(one);
    for (const QWidget *parent : parents) {
        if (!parent->layout() || !parent->isVisible())
            continue;
        QList<QWidget *> shown;
        for (int i = 0; i < parent->layout()->count(); ++i) {
            if (QWidget *widget = parent->layout()->itemAt(i)->widget();
                widget && widget->isVisible() && !widget->size().isEmpty())
                shown.append(widget);
        }
        for (qsizetype i = 0; i < shown.size(); ++i) {
            for (qsizetype j = i + 1; j < shown.size(); ++j) {
                const QRect common = shown.at(i)->geometry() & shown.at(j)->geometry();
                if (common.width() > 1 && common.height() > 1)
                    found.append(shown.at(i)->objectName() + u" over "_s + shown.at(j)->objectName());
            }
        }
    }
    return found;
}

} // namespace tests
