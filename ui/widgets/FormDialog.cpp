#include "ui/widgets/FormDialog.h"

#include "ui/async/UserText.h"
#include "ui/widgets/CommandButton.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/ScreenHeight.h"
#include "ui/widgets/SecretField.h"

#include <QFormLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// A width of its own keeps a window from being as wide as its words, and its least height knows nothing of lines that
/// wrap: in a longer language both would be cut off.
void growToFit(QDialog &dialog)
{
    const int wide = qMin(dialog.layout()->totalMinimumSize().width(), dialog.screen()->availableSize().width());
    if (wide > dialog.width())
        dialog.resize(wide, dialog.height());
    const int high = heightOnScreen(dialog, dialog.layout()->totalHeightForWidth(dialog.width()));
    if (high > dialog.height())
        dialog.resize(dialog.width(), high);
}

} // namespace

FormDialog::FormDialog(const QString &title, const QString &submitText, QWidget *parent)
    : QDialog(parent)
    , m_fields(new QWidget)
    , m_form(new QFormLayout)
    , m_content(new QVBoxLayout(m_fields))
    , m_failure(new MessageBar(Tone::Danger))
    , m_progress(new QProgressBar)
    , m_submit(new QPushButton(submitText))
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_buttons(new QHBoxLayout)
{
    setWindowTitle(title);
    setMinimumWidth(460);
    m_failure->setObjectName(u"formFailure"_s);
    m_submit->setObjectName(u"submit"_s);
    m_cancel->setObjectName(u"cancel"_s);
    m_submit->setDefault(true);
    setEmphasis(m_submit, Emphasis::Primary);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    m_progress->hide();
    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->setSpacing(12);
    m_content->addLayout(m_form);
    m_form->setHorizontalSpacing(16);
    m_form->setVerticalSpacing(8);
    m_buttons->setSpacing(8);
    m_buttons->addStretch();
    m_buttons->addWidget(m_cancel);
    m_buttons->addWidget(m_submit);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(16);
    column->addWidget(m_fields, 1);
    column->addWidget(m_failure);
    column->addWidget(m_progress);
    column->addLayout(m_buttons);
    m_late.setSingleShot(true);
    m_late.setInterval(150);
    connect(&m_late, &QTimer::timeout, m_progress, &QWidget::show);
    connect(m_submit, &QPushButton::clicked, this, &FormDialog::submit);
    connect(m_cancel, &QPushButton::clicked, this, &FormDialog::reject);
}

QPushButton *FormDialog::addButton(const QString &text, const QString &objectName)
{
    auto *button = new QPushButton(text);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    m_buttons->insertWidget(int(m_added.size()), button);
    m_added.append(button);
    orderButtons();
    return button;
}

/// By Tab they are reached from the left to the right, whenever they were made.
void FormDialog::orderButtons()
{
    const QList<QPushButton *> buttons = m_added + QList<QPushButton *>{m_cancel, m_submit};
    for (qsizetype at = 1; at < buttons.size(); ++at)
        setTabOrder(buttons.at(at - 1), buttons.at(at));
}

void FormDialog::setCommandLine(std::function<QString()> command)
{
    auto *button = new CommandButton(std::move(command));
    m_buttons->insertWidget(0, button);
    m_added.prepend(button);
    orderButtons();
}

void FormDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    growToFit(*this);
    for (QWidget *field : m_fields->findChildren<QWidget *>()) {
        if (field->isVisibleTo(this) && field->isEnabled() && (field->focusPolicy() & Qt::TabFocus))
            return field->setFocus();
    }
}

void FormDialog::setBusy(bool busy)
{
    m_busy = busy;
    m_fields->setEnabled(!busy);
    m_submit->setEnabled(!busy);
    m_cancel->setEnabled(!busy);
    for (QPushButton *button : std::as_const(m_added))
        button->setEnabled(!busy);
    if (busy) {
        m_failure->hide();
        m_late.start();
    } else {
        m_late.stop();
        m_progress->hide();
    }
}

void FormDialog::showFailure(const core::Error &error)
{
    showFailureText(userText(error), error.detail);
}

void FormDialog::showFailureText(const QString &text, const QString &details)
{
    m_failure->showText(text, details);
}

void FormDialog::hideFailure()
{
    m_failure->hide();
}

QString FormDialog::failureText() const
{
    return m_failure->isHidden() ? QString() : m_failure->text();
}

/// Enter copies the secret first: one press too many must not lose it.
void FormDialog::leaveAfter(SecretField *secret)
{
    const auto leadOn = [this] {
        m_cancel->setDefault(true);
        m_cancel->setFocus();
    };
    if (!secret)
        return leadOn();
    secret->findChild<CopyButton *>()->setFocus();
    connect(secret, &SecretField::copied, this, leadOn);
}

void FormDialog::showResult(QWidget *result, const QString &closeText, Secret secret)
{
    hideFailure();
    delete layout()->replaceWidget(m_fields, result);
    result->show(); // hidden, it would not count in the size below
    m_fields->hide();
    m_submit->hide();
    for (QPushButton *button : std::as_const(m_added))
        button->hide();
    m_cancel->setText(closeText);
    auto *field = result->findChild<SecretField *>();
    leaveAfter(field);
    if (field && secret == Secret::Once) {
        m_losesSecret = true;
        connect(field, &SecretField::taken, this, [this] { m_losesSecret = false; });
    }
    layout()->activate();
    const int mostWide = screen()->availableSize().width();
    setMinimumWidth(qMin(qMax(460, layout()->totalMinimumSize().width()), mostWide));
    const int wide = qMin(qMax(width(), sizeHint().width()), mostWide);
    // Lines that wrap need more height than the hint knows of.
    const int high = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(wide) : sizeHint().height();
    resize(wide, heightOnScreen(*this, high));
    setEmphasis(m_cancel, Emphasis::Primary);
    m_cancel->disconnect(this);
    connect(m_cancel, &QPushButton::clicked, this, [this] { leave(Accepted); });
}

void FormDialog::reject()
{
    if (!m_busy)
        leave(Rejected);
}

void FormDialog::leave(int result)
{
    if (!m_losesSecret)
        return done(result);
    if (findChild<ConfirmDialog *>())
        return;
    auto *question =
        new ConfirmDialog(tr("Close without the secret?"),
                          tr("It was neither copied nor shown, and nothing can show it again once this is closed."),
                          tr("Close without it"), {}, this);
    question->setObjectName(u"loseSecret"_s);
    connect(question, &QDialog::accepted, this, [this, result] {
        m_losesSecret = false;
        done(result);
    });
    question->open();
}

} // namespace ui
