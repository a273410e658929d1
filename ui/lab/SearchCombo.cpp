#include "ui/lab/SearchCombo.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>

namespace ui {

SearchCombo::SearchCombo(const QString &objectName, const QString &placeholder, QWidget *parent) : QComboBox(parent)
{
    setObjectName(objectName);
    setEditable(true);
    setInsertPolicy(NoInsert);
    setMinimumContentsLength(12);
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    lineEdit()->setPlaceholderText(placeholder);
    lineEdit()->setAccessibleName(placeholder); // a screen reader meets it apart from the box
    lineEdit()->setMaxLength(200);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    m_pause.setSingleShot(true);
    m_pause.setInterval(150);
    connect(lineEdit(), &QLineEdit::textEdited, this, [this] {
        m_typing = true;
        m_pause.start();
        emit picked();
    });
    connect(this, &QComboBox::activated, this, &SearchCombo::picked);
    connect(&m_pause, &QTimer::timeout, this, [this] { emit searchRequested(currentText().trimmed()); });
    connect(this, &QComboBox::currentTextChanged, this, &SearchCombo::announce);
}

void SearchCombo::setChoices(const std::vector<Choice> &choices)
{
    const QString typed = currentText();
    const QString chosen = currentId();
    const int cursor = lineEdit()->cursorPosition();
    {
        const QSignalBlocker silent(this);
        clear();
        for (const Choice &choice : choices)
            addItem(choice.text, choice.id);
        const int kept = chosen.isEmpty() ? -1 : findData(chosen);
        setCurrentIndex(kept >= 0 ? kept : m_typing ? -1 : 0);
        if (m_typing) {
            setEditText(typed);
            lineEdit()->setCursorPosition(cursor);
        }
    }
    if (m_typing && lineEdit()->hasFocus() && count() > 0)
        completer()->complete();
    announce();
}

QString SearchCombo::currentId() const
{
    const int row = findText(currentText(), Qt::MatchFixedString);
    return row < 0 ? QString() : itemData(row).toString();
}

bool SearchCombo::chooseId(const QString &id)
{
    const int row = findData(id);
    if (row >= 0) {
        m_typing = false;
        setCurrentIndex(row);
    }
    return row >= 0;
}

void SearchCombo::announce()
{
    const QString id = currentId();
    if (id == m_announced)
        return;
    m_announced = id;
    emit idChanged(id);
}

} // namespace ui
