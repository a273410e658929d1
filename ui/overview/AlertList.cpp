#include "ui/overview/AlertList.h"

#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/StateMark.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

StateMark alertMark(core::Alert::Severity severity)
{
    switch (severity) {
    case core::Alert::Severity::Notice:
        return {Shape::Ring, Tone::Accent};
    case core::Alert::Severity::Warning:
        return {Shape::Half, Tone::Waiting};
    case core::Alert::Severity::Critical:
        return {Shape::Triangle, Tone::Danger};
    }
    return {};
}

QString severityWord(core::Alert::Severity severity)
{
    switch (severity) {
    case core::Alert::Severity::Notice:
        return AlertList::tr("Notice");
    case core::Alert::Severity::Warning:
        return AlertList::tr("Warning");
    case core::Alert::Severity::Critical:
        return AlertList::tr("Critical");
    }
    return {};
}

} // namespace

AlertList::AlertList(QWidget *parent) : Card(tr("Alerts"), parent)
{
    auto *content = new QWidget;
    m_lines = new QVBoxLayout(content);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(10);
    auto *area = new ScrollPane(content);
    area->setObjectName(u"alertArea"_s);
    body()->addWidget(area, 1);
    showAlerts({});
}

void AlertList::showAlerts(const std::vector<core::Alert> &alerts)
{
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const core::Alert &alert : alerts)
        m_lines->addWidget(makeLine(alert));
    if (alerts.empty()) {
        auto *calm = new TonedLabel(tr("Nothing needs a look."), Tone::Muted);
        calm->setObjectName(u"noAlerts"_s);
        m_lines->addWidget(calm);
    }
    m_lines->addStretch();
}

QWidget *AlertList::makeLine(const core::Alert &alert)
{
    auto *line = new QWidget;
    line->setObjectName(u"alert_"_s + alert.kind);
    auto *severity = new StateLabel;
    severity->setState(alertMark(alert.severity), severityWord(alert.severity));
    auto *text = new TonedLabel(alertText(alert), Tone::Text);
    text->setWordWrap(true);
    auto *below = new QHBoxLayout;
    below->setSpacing(12);
    below->addWidget(severity);
    if (core::toMillis(alert.since) > 0) {
        auto *since = new TonedLabel(relativeTime(alert.since, currentTime()), Tone::Muted);
        since->setToolTip(exactTime(alert.since));
        below->addWidget(since);
    }
    below->addStretch();
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(text);
    words->addLayout(below);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 4, 0);
    row->setSpacing(12);
    row->addLayout(words, 1);
    if (const AlertLink link = alertLink(alert); !link.page.isEmpty()) {
        auto *show = new QPushButton(tr("Show"));
        show->setObjectName(u"showAlert"_s);
        show->setAccessibleDescription(text->text());
        connect(show, &QPushButton::clicked, this, [this, link] { emit openRequested(link.page, link.subject); });
        row->addWidget(show);
    }
    return line;
}

} // namespace ui
