#include "ui/lab/ProfileBar.h"

#include "ui/widgets/Icons.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace ui {

using namespace Qt::StringLiterals;

static constexpr int kButton = 30; // as high as the field beside it

ProfileBar::ProfileBar(std::function<LabProfile()> current, QWidget *parent)
    : QWidget(parent)
    , m_current(std::move(current))
    , m_profiles(new QComboBox)
    , m_keep(new QToolButton)
    , m_forget(new QToolButton)
{
    auto *label = new QLabel(tr("&Profile"));
    label->setBuddy(m_profiles);
    m_profiles->setObjectName(u"labProfiles"_s);
    m_profiles->setEditable(true);
    m_profiles->setInsertPolicy(QComboBox::NoInsert);
    m_profiles->setMinimumContentsLength(8);
    m_profiles->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_profiles->lineEdit()->setPlaceholderText(tr("Profile name"));
    m_profiles->lineEdit()->setAccessibleName(m_profiles->lineEdit()->placeholderText());
    m_profiles->lineEdit()->setMaxLength(60);
    const auto prepare = [](QToolButton *button, const QString &name, const QString &text, QStringView image) {
        button->setObjectName(name);
        button->setIcon(icon(image));
        button->setToolTip(text);
        button->setAccessibleName(text);
        button->setFixedSize(kButton, kButton);
        button->setFocusPolicy(Qt::StrongFocus);
    };
    prepare(m_keep, u"keepProfile"_s, tr("Keep as a profile"), u"check");
    prepare(m_forget, u"forgetProfile"_s, tr("Forget this profile"), u"close");
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    grid->addWidget(label, 0, 0, 1, 3);
    grid->addWidget(m_profiles, 1, 0);
    grid->addWidget(m_keep, 1, 1);
    grid->addWidget(m_forget, 1, 2);
    grid->setColumnStretch(0, 1);
    connect(m_profiles, &QComboBox::activated, this, &ProfileBar::take);
    connect(m_profiles, &QComboBox::editTextChanged, this, [this](const QString &text) {
        m_keep->setEnabled(!text.trimmed().isEmpty());
        m_forget->setEnabled(m_profiles->findText(text.trimmed(), Qt::MatchFixedString | Qt::MatchCaseSensitive) >= 0);
    });
    connect(m_profiles->lineEdit(), &QLineEdit::returnPressed, this, &ProfileBar::keep);
    connect(m_keep, &QToolButton::clicked, this, &ProfileBar::keep);
    connect(m_forget, &QToolButton::clicked, this, &ProfileBar::forget);
    read();
}

void ProfileBar::read(const QString &chosen)
{
    m_profiles->clear();
    for (const LabProfile &profile : LabProfiles::all())
        m_profiles->addItem(profile.name);
    const int row = chosen.isEmpty() ? -1 : m_profiles->findText(chosen, Qt::MatchFixedString | Qt::MatchCaseSensitive);
    m_profiles->setCurrentIndex(row);
    if (row < 0)
        m_profiles->clearEditText();
    m_keep->setEnabled(row >= 0);
    m_forget->setEnabled(row >= 0);
}

void ProfileBar::clearChoice()
{
    m_profiles->setCurrentIndex(-1);
    m_profiles->clearEditText();
}

void ProfileBar::take(int row)
{
    const QString name = m_profiles->itemText(row);
    for (const LabProfile &profile : LabProfiles::all()) {
        if (profile.name == name)
            return emit chosen(profile);
    }
}

void ProfileBar::keep()
{
    LabProfile profile = m_current();
    profile.name = m_profiles->currentText().trimmed();
    if (profile.name.isEmpty() || profile.request.user.isEmpty() || profile.request.client.isEmpty())
        return;
    LabProfiles::put(profile);
    read(profile.name);
}

void ProfileBar::forget()
{
    const QString name = m_profiles->currentText().trimmed();
    for (const LabProfile &profile : LabProfiles::all()) {
        if (profile.name != name)
            continue;
        LabProfiles::remove(name);
        read();
        return emit forgotten(profile);
    }
}

} // namespace ui
