#include "ui/clients/RotateSecretDialog.h"

#include "ui/async/WhenDone.h"
#include "ui/widgets/CommandLine.h"
#include "ui/widgets/SecretResult.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDay = 86400;
constexpr int kForever = 0;

} // namespace

RotateSecretDialog::RotateSecretDialog(core::ClientAdmin &clients, const core::ClientId &id, QWidget *parent)
    : FormDialog(tr("Rotate secret of %1").arg(id.value), tr("Rotate secret"), parent)
    , m_clients(clients)
    , m_id(id)
    , m_lifetime(new QComboBox)
    , m_overlap(new QComboBox)
{
    setObjectName(u"rotateSecretDialog"_s);
    m_lifetime->setObjectName(u"lifetime"_s);
    m_lifetime->addItem(tr("For half a year"), 183 * kDay);
    m_lifetime->addItem(tr("For a year"), 365 * kDay);
    m_lifetime->addItem(tr("For 30 days"), 30 * kDay);
    m_lifetime->addItem(tr("Without end"), kForever);
    m_overlap->setObjectName(u"overlap"_s);
    m_overlap->addItem(tr("For a day"), kDay);
    m_overlap->addItem(tr("For a week"), 7 * kDay);
    m_overlap->addItem(tr("For an hour"), 3600);
    m_overlap->addItem(tr("Not at all: it leaked"), 0);
    form()->addRow(tr("The new secret works"), m_lifetime);
    form()->addRow(tr("The old secret works on"), m_overlap);
    auto *hint = new TonedLabel(
        tr("Until then both secrets work, so the application can be changed without an interruption."), Tone::Muted);
    hint->setWordWrap(true);
    content()->addWidget(hint);
    setCommandLine([this] {
        const QString expires = u" --expires "_s + m_lifetime->currentData().toString();
        return gatehousedLine(u"client rotate-secret"_s, {m_id.value},
                              u" --overlap "_s + m_overlap->currentData().toString() +
                                  (m_lifetime->currentData().toInt() == kForever ? QString() : expires));
    });
}

void RotateSecretDialog::submit()
{
    setBusy(true);
    const std::chrono::seconds overlap(m_overlap->currentData().toInt());
    std::optional<std::chrono::seconds> lifetime;
    if (const int seconds = m_lifetime->currentData().toInt(); seconds != kForever)
        lifetime = std::chrono::seconds(seconds);
    whenDone(m_clients.rotateSecret(m_id, overlap, lifetime), this, [this](const core::Result<QString> &secret) {
        setBusy(false);
        if (!secret)
            return showFailure(secret.error());
        emit secretRotated(m_id);
        showResult(new SecretResult(tr("This is the new client secret of %1:").arg(m_id.value), *secret), tr("Done"));
    });
}

} // namespace ui
