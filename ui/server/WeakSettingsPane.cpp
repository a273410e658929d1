#include "ui/server/WeakSettingsPane.h"

#include "ui/server/ReviewDialog.h"
#include "ui/server/SettingWords.h"
#include "ui/server/WeaknessWords.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/StateMark.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

WeakSettingsPane::WeakSettingsPane(core::SettingsAdmin &settings, QWidget *parent)
    : QWidget(parent), m_settings(settings), m_none(new Card)
{
    auto *state = new StateLabel;
    state->setObjectName(u"nothingWeak"_s);
    state->setState({Shape::Dot, Tone::Good}, tr("No setting is less safe than it need be."));
    auto *body = static_cast<Card *>(m_none)->body();
    body->addWidget(state);
    auto *content = new QWidget;
    m_cards = new QVBoxLayout(content);
    m_cards->setContentsMargins(0, 0, 0, 0);
    m_cards->setSpacing(8);
    m_cards->addWidget(m_none);
    m_cards->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(new ScrollPane(content));
}

void WeakSettingsPane::setWeaknesses(const std::vector<core::SettingWeakness> &weaknesses)
{
    for (QWidget *card : std::exchange(m_shown, {}))
        delete card;
    m_none->setVisible(weaknesses.empty());
    for (const core::SettingWeakness &weakness : weaknesses) {
        m_shown.push_back(makeCard(weakness));
        m_cards->insertWidget(int(m_shown.size()), m_shown.back());
    }
}

QWidget *WeakSettingsPane::makeCard(const core::SettingWeakness &weakness)
{
    auto *card = new Card;
    card->setObjectName(u"weak_"_s + weakness.rule);
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *state = new StateLabel;
    state->setState({Shape::Triangle, Tone::Danger}, settingWords(weakness.name).title);
    auto *value =
        new TonedLabel(tr("now: %1", "the value of a setting")
                           .arg(weakness.value.isEmpty() ? tr("none", "the value of a setting") : weakness.value),
                       Tone::Muted);
    value->setTextFormat(Qt::PlainText);
    const QString word = weakness.canBeMadeSafe ? tr("Make safe…") : tr("Show setting");
    auto *button = new QPushButton(word);
    button->setObjectName(u"makeSafe"_s);
    button->setAccessibleName(u"%1 %2"_s.arg(word, settingWords(weakness.name).title));
    connect(button, &QPushButton::clicked, this, [this, weakness] {
        if (!weakness.canBeMadeSafe)
            return emit settingRequested(weakness.name);
        auto *dialog =
            new ReviewDialog(m_settings, tr("Make safe: %1", "a setting").arg(settingWords(weakness.name).title),
                             {{weakness.name, weakness.safeValue}}, {}, this);
        connect(dialog, &ReviewDialog::saved, this, &WeakSettingsPane::saved);
        dialog->open();
    });
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(state);
    head->addWidget(value, 1);
    head->addWidget(button);
    auto *risk = new TonedLabel(weaknessRiskText(weakness.rule, weakness.risk), Tone::Text);
    risk->setObjectName(u"weaknessRisk"_s);
    risk->setWordWrap(true);
    card->body()->addLayout(head);
    card->body()->addWidget(risk);
    core::SettingEntry entry;
    entry.name = weakness.name;
    entry.source = weakness.source;
    if (const QString fixed = settingFixedText(entry); !fixed.isEmpty()) {
        auto *why = new TonedLabel(fixed, Tone::Waiting);
        why->setWordWrap(true);
        card->body()->addWidget(why);
    }
    return card;
}

} // namespace ui
