#include "ui/widgets/NewRowsPill.h"

#include "ui/widgets/Icons.h"
#include "ui/widgets/PageFrame.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>

namespace ui {

using namespace Qt::StringLiterals;

NewRowsPill::NewRowsPill(QWidget *parent) : QWidget(parent), m_pill(new QPushButton), m_follow(new QToolButton)
{
    m_pill->setObjectName(u"newRows"_s);
    m_follow->setObjectName(u"follow"_s);
    m_follow->setCheckable(true);
    m_follow->setIcon(icon(u"play"));
    m_follow->setText(tr("Follow"));
    m_follow->setToolTip(tr("Show new rows as they come"));
    m_follow->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_follow->setFocusPolicy(Qt::StrongFocus);
    m_follow->setMinimumHeight(28);
    setEmphasis(m_pill, Emphasis::Primary);
    QSizePolicy keepsPlace = m_pill->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    m_pill->setSizePolicy(keepsPlace);
    m_pill->hide();
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(m_pill);
    line->addWidget(m_follow);
    connect(m_pill, &QPushButton::clicked, this, &NewRowsPill::loadRequested);
    connect(m_follow, &QToolButton::toggled, this, [this](bool following) {
        emit followingChanged(following);
        if (following && m_count > 0)
            emit loadRequested();
    });
    setCount(0);
}

void NewRowsPill::setCount(qint64 count, bool isMore)
{
    const bool isNew = count != m_count;
    m_count = count;
    const QString number = QLocale().toString(count) + (isMore ? u"+"_s : QString());
    m_pill->setText(tr("%1 new", "rows").arg(number));
    m_pill->setAccessibleName(tr("Show %n new row(s)", nullptr, int(qMin<qint64>(count, 1'000'000'000))));
    m_pill->setToolTip(m_pill->accessibleName());
    const bool shows = count > 0;
    if (!shows && m_pill->hasFocus())
        m_follow->setFocus();
    m_pill->setVisible(shows);
    if (shows && isNew) {
        QAccessibleEvent named(m_pill, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&named);
    }
}

bool NewRowsPill::isFollowing() const
{
    return m_follow->isChecked();
}

void NewRowsPill::setFollowing(bool following)
{
    m_follow->setChecked(following);
}

} // namespace ui
