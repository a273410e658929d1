#include "ui/clients/WeaknessList.h"

#include "ui/clients/ClientWords.h"
#include "ui/widgets/TonedLabel.h"

#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBelowTheWord = 20; // beside the mark

} // namespace

WeaknessList::WeaknessList(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2);
}

void WeaknessList::setRules(const QStringList &rules)
{
    while (QLayoutItem *item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    setVisible(!rules.isEmpty());
    for (const QString &rule : rules) {
        auto *badge = new StateLabel;
        badge->setObjectName(u"badge_"_s + rule);
        badge->setState(weaknessMark(rule), weaknessText(rule));
        m_column->addWidget(badge);
        const QString advice = weaknessAdvice(rule);
        if (advice.isEmpty())
            continue;
        auto *what = new TonedLabel(advice, Tone::Muted);
        what->setObjectName(u"advice_"_s + rule);
        what->setWordWrap(true);
        what->setContentsMargins(kBelowTheWord, 0, 0, 6);
        m_column->addWidget(what);
    }
}

} // namespace ui
