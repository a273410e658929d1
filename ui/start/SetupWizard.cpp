#include "ui/start/SetupWizard.h"

#include "ui/async/UserText.h"
#include "ui/async/WhenDone.h"
#include "ui/start/AddressPage.h"
#include "ui/start/AdminPage.h"
#include "ui/start/PlacePage.h"
#include "ui/start/PurposePage.h"
#include "ui/start/ReadyPage.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/ScrollPane.h"

#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

SetupWizard::SetupWizard(core::FirstSetup &setup, QWidget *parent)
    : QDialog(parent)
    , m_setup(setup)
    , m_step(new TonedLabel({}, Tone::Muted))
    , m_title(new QLabel)
    , m_pages(new QStackedWidget)
    , m_ready(new ReadyPage)
    , m_failure(new MessageBar(Tone::Danger))
    , m_progress(new QProgressBar)
    , m_back(new QPushButton(tr("Back")))
    , m_next(new QPushButton)
{
    setObjectName(u"setupWizard"_s);
    setWindowTitle(tr("Set up Gatehouse"));
    arrange();
    for (SetupPage *page :
         {static_cast<SetupPage *>(new PurposePage(setup)), static_cast<SetupPage *>(new PlacePage(setup)),
          static_cast<SetupPage *>(new AdminPage(setup)), static_cast<SetupPage *>(new AddressPage(setup)),
          static_cast<SetupPage *>(m_ready)}) {
        m_pages->addWidget(new ScrollPane(page));
        connect(page, &SetupPage::changed, this, &SetupWizard::update);
    }
    connect(m_ready, &ReadyPage::curlCopied, m_next, qOverload<>(&QWidget::setFocus));
    connect(m_ready, &ReadyPage::secretsTaken, m_next, qOverload<>(&QWidget::setFocus)); // nothing is left but to go
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(m_pages->currentIndex() - 1); });
    connect(m_next, &QPushButton::clicked, this, &SetupWizard::goOn);
    m_late.setSingleShot(true);
    m_late.setInterval(150);
    connect(&m_late, &QTimer::timeout, m_progress, [this] { m_progress->setRange(0, 0); });
    goTo(0);
}

void SetupWizard::arrange()
{
    m_step->setObjectName(u"setupStep"_s);
    m_title->setObjectName(u"setupTitle"_s);
    m_title->setFont(Theme::instance().pageTitle());
    m_failure->setObjectName(u"setupFailure"_s);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    m_progress->setAccessibleName(tr("Progress"));
    m_back->setObjectName(u"setupBack"_s);
    m_back->setAutoDefault(false);
    m_next->setObjectName(u"setupNext"_s);
    m_next->setDefault(true);
    setEmphasis(m_next, Emphasis::Primary);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_back);
    buttons->addStretch();
    buttons->addWidget(m_next);
    auto *head = new QVBoxLayout;
    head->setSpacing(4);
    head->addWidget(m_step);
    head->addWidget(m_title);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(16);
    column->addLayout(head);
    column->addWidget(m_pages, 1);
    column->addWidget(m_failure);
    column->addWidget(m_progress);
    column->addLayout(buttons);
    resize(680, 640);
}

SetupPage *SetupWizard::current() const
{
    return m_pages->currentWidget()->findChild<SetupPage *>();
}

bool SetupWizard::isLast() const
{
    return m_pages->currentIndex() == m_pages->count() - 1;
}

void SetupWizard::goTo(int page)
{
    m_failure->hide();
    m_progress->setRange(0, m_pages->count());
    m_progress->setValue(page + 1);
    m_pages->setCurrentIndex(page);
    m_step->setText(tr("Step %1 of %2").arg(page + 1).arg(m_pages->count()));
    m_title->setText(current()->title());
    m_back->setVisible(page > 0 && !isLast());
    m_next->setText(isLast() ? tr("Open the console") : page == m_pages->count() - 2 ? tr("Make it") : tr("Next"));
    current()->begin(m_plan);
    update();
    QWidget *first = current()->firstField();
    (first ? first : m_next)->setFocus();
}

void SetupWizard::update()
{
    m_next->setEnabled(!m_isBusy && current()->isReady());
    if (m_next->isEnabled() && !focusWidget())
        m_next->setFocus();
}

void SetupWizard::goOn()
{
    if (m_isBusy || !current()->isReady())
        return;
    current()->fill(m_plan);
    if (isLast())
        return m_ready->untaken().isEmpty() ? finish() : askForSecrets();
    if (m_pages->currentIndex() == m_pages->count() - 2)
        return make();
    goTo(m_pages->currentIndex() + 1);
}

void SetupWizard::setBusy(bool busy)
{
    m_isBusy = busy;
    m_pages->setEnabled(!busy);
    m_back->setEnabled(!busy);
    if (busy)
        m_late.start();
    else
        m_late.stop();
    update();
}

void SetupWizard::make()
{
    m_failure->hide();
    setBusy(true);
    whenDone(m_setup.make(m_plan), this, [this](const core::Result<core::SetupResult> &made) {
        setBusy(false);
        if (!made) {
            goTo(m_pages->currentIndex()); // tries the port once more
            m_failure->showText(userText(made.error()), made.error().detail);
            return;
        }
        m_plan = {}; // passwords have no place here any more
        m_ready->showResult(*made);
        goTo(m_pages->count() - 1);
    });
}

void SetupWizard::askForSecrets()
{
    const QStringList untaken = m_ready->untaken();
    const bool isOne = untaken.size() == 1;
    const QString text =
        isOne ? tr("Neither copied, shown nor saved yet: %1. It cannot be shown again; a new one can be set in "
                   "the console.")
              : tr("Neither copied, shown nor saved yet: %1. They cannot be shown again; new ones can be set in "
                   "the console.");
    auto *dialog =
        new ConfirmDialog(isOne ? tr("Leave without the secret?") : tr("Leave without the secrets?"),
                          text.arg(QLocale().createSeparatedList(untaken)), tr("Open the console"), {}, this);
    dialog->setObjectName(u"leaveSecrets"_s);
    connect(dialog, &QDialog::accepted, this, &SetupWizard::finish);
    dialog->open();
}

void SetupWizard::finish()
{
    setBusy(true);
    whenDone(m_setup.finish(), this, [this](const core::Result<void> &done) {
        setBusy(false);
        if (!done)
            return m_failure->showText(userText(done.error()), done.error().detail);
        accept();
    });
}

void SetupWizard::reject()
{
    if (!m_isBusy && !isLast())
        QDialog::reject();
}

void SetupWizard::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    goTo(m_pages->currentIndex());
}

} // namespace ui
