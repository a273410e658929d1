#include "ui/start/AdminPage.h"

#include "core/admin/PasswordStrength.h"
#include "ui/widgets/CopyButton.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// In the middle of a sentence.
QString setupRuleText(const QString &rule)
{
    if (rule == "length"_L1)
        return AdminPage::tr("more characters", "a password lacks …");
    if (rule == "upper"_L1)
        return AdminPage::tr("an upper-case letter", "a password lacks …");
    if (rule == "lower"_L1)
        return AdminPage::tr("a lower-case letter", "a password lacks …");
    if (rule == "digit"_L1)
        return AdminPage::tr("a digit", "a password lacks …");
    if (rule == "special"_L1)
        return AdminPage::tr("a special character", "a password lacks …");
    if (rule == "too_long"_L1)
        return AdminPage::tr("fewer characters (72 bytes at most)", "a password lacks …");
    return AdminPage::tr("a word that not everybody tries", "a password lacks …");
}

QString setupStrengthText(core::PasswordStrength strength)
{
    using enum core::PasswordStrength;
    switch (strength) {
    case Empty:
        return {};
    case Weak:
        return AdminPage::tr("Strength: weak");
    case Fair:
        return AdminPage::tr("Strength: fair");
    case Good:
        return AdminPage::tr("Strength: good");
    case Strong:
        return AdminPage::tr("Strength: strong");
    }
    return {};
}

} // namespace

AdminPage::AdminPage(core::FirstSetup &setup, QWidget *parent)
    : SetupPage(tr("The first account"),
                tr("It signs in to your applications, and tokens are made for it while you try things. The console "
                   "itself asks for no account."),
                parent)
    , m_setup(setup)
    , m_isGiven(setup.facts().passwordIsGiven)
    , m_name(new QLineEdit(u"admin"_s))
    , m_email(new QLineEdit(u"admin@codelab.local"_s))
    , m_password(new QLineEdit)
    , m_verdict(hint({}))
    , m_generated(setup.newPassword())
{
    m_name->setObjectName(u"adminName"_s);
    m_name->setMaxLength(50);
    m_email->setObjectName(u"adminEmail"_s);
    m_email->setMaxLength(255);
    addField(tr("Name"), m_name);
    addField(tr("E-mail"), m_email);
    if (m_isGiven) {
        body()->addWidget(hint(tr("The password is the one in AUTH_SERVICE__MASTER_KEY.")));
    } else {
        addField(tr("Password"), makePassword());
        m_verdict->setObjectName(u"passwordVerdict"_s);
        body()->addWidget(m_verdict);
        body()->addWidget(
            hint(tr("Generated for you; type over it to use your own. It is shown once more at the end.")));
    }
    body()->addStretch();
    for (QLineEdit *line : {m_name, m_email, m_password})
        connect(line, &QLineEdit::textChanged, this, &AdminPage::check);
    check();
}

QWidget *AdminPage::makePassword()
{
    m_password->setObjectName(u"adminPassword"_s);
    m_password->setAccessibleName(tr("Password"));
    m_password->setFont(Theme::instance().monospace());
    m_password->setText(m_generated);
    m_password->setMaxLength(200);
    auto *copy = new CopyButton(
        tr("Copy password; the clipboard is cleared after 30 seconds"), [this] { return m_password->text(); },
        Copied::Secret);
    copy->setObjectName(u"copyPassword"_s);
    auto *another = new QPushButton(tr("Another one"));
    another->setObjectName(u"anotherPassword"_s);
    another->setAutoDefault(false);
    connect(another, &QPushButton::clicked, this, [this] {
        m_generated = m_setup.newPassword();
        m_password->setText(m_generated);
    });
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_password, 1);
    row->addWidget(copy);
    row->addSpacing(4);
    row->addWidget(another);
    line->setFocusProxy(m_password);
    return line;
}

void AdminPage::check()
{
    const QStringList missing = m_isGiven ? QStringList() : m_setup.missingPasswordRules(m_password->text());
    QStringList words;
    for (const QString &rule : missing)
        words << setupRuleText(rule);
    m_verdict->setTone(missing.isEmpty() ? Tone::Muted : Tone::Danger);
    m_verdict->setText(missing.isEmpty() ? setupStrengthText(core::passwordStrength(m_password->text()))
                                         : tr("It still lacks: %1").arg(words.join(u", "_s)));
    emit changed();
}

bool AdminPage::isReady() const
{
    const QString email = m_email->text().trimmed();
    const bool isAddress = email.indexOf(u'@') > 0 && !email.endsWith(u'@') && !email.contains(u' ');
    return m_name->text().trimmed().size() >= 3 && isAddress &&
           (m_isGiven || m_setup.missingPasswordRules(m_password->text()).isEmpty());
}

void AdminPage::fill(core::SetupPlan &plan) const
{
    plan.adminName = m_name->text().trimmed();
    plan.adminEmail = m_email->text().trimmed();
    plan.adminPassword = m_isGiven ? QString() : m_password->text();
}

} // namespace ui
