#include "ui/server/ListenerDialog.h"

#include "ui/async/WhenDone.h"
#include "ui/server/SettingWords.h"
#include "ui/widgets/TonedLabel.h"

#include <QComboBox>
#include <QFormLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;
using Scheme = ListenAddress::Scheme;

ListenerDialog::ListenerDialog(core::SettingsAdmin &settings, Known known, std::optional<int> row, QWidget *parent)
    : FormDialog(row ? tr("Change an address") : tr("Add an address"), tr("Listen here"), parent)
    , m_settings(settings)
    , m_known(std::move(known))
    , m_row(row)
    , m_host(new QComboBox)
    , m_port(new QSpinBox)
    , m_scheme(new QComboBox)
    , m_warning(new TonedLabel({}, Tone::Waiting))
{
    setObjectName(u"listenerDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_host->setObjectName(u"listenHost"_s);
    m_port->setObjectName(u"listenPort"_s);
    m_scheme->setObjectName(u"listenScheme"_s);
    m_warning->setObjectName(u"listenWarning"_s);
    m_warning->setWordWrap(true);
    fillHosts();
    m_port->setRange(0, 65535);
    m_port->setGroupSeparatorShown(false);
    m_port->setSpecialValueText(tr("any free one", "port"));
    m_scheme->addItem(u"HTTPS"_s, int(Scheme::Https));
    m_scheme->addItem(u"HTTP"_s, int(Scheme::Http));
    m_scheme->addItem(tr("HTTPS when there is a certificate"), int(Scheme::ByCertificate));
    const ListenAddress first = m_row ? m_known.addresses[size_t(*m_row)]
                                      : ListenAddress{m_known.hasCertificate ? Scheme::Https : Scheme::Http,
                                                      u"0.0.0.0"_s, m_known.hasCertificate ? 8443 : 8003};
    const int place = m_host->findData(first.host);
    if (place >= 0)
        m_host->setCurrentIndex(place);
    else
        m_host->setEditText(first.host);
    m_port->setValue(first.port);
    m_scheme->setCurrentIndex(m_scheme->findData(int(first.scheme)));
    form()->addRow(tr("Reachable from"), m_host);
    form()->addRow(tr("Port"), m_port);
    form()->addRow(tr("Protocol"), m_scheme);
    content()->addWidget(m_warning);
    connect(m_host, &QComboBox::editTextChanged, this, &ListenerDialog::showWarning);
    connect(m_scheme, &QComboBox::currentIndexChanged, this, &ListenerDialog::showWarning);
    showWarning();
}

void ListenerDialog::fillHosts()
{
    m_host->setEditable(true);
    m_host->setInsertPolicy(QComboBox::NoInsert);
    m_host->addItem(tr("This computer only (127.0.0.1)"), u"127.0.0.1"_s);
    m_host->addItem(tr("Every network (0.0.0.0)"), u"0.0.0.0"_s);
    m_host->addItem(tr("Every network, IPv6 too (::)"), u"::"_s);
    for (const QString &name : std::as_const(m_known.localNames))
        m_host->addItem(name, name);
}

ListenAddress ListenerDialog::draft() const
{
    const QString typed = m_host->currentText().trimmed();
    const int chosen = m_host->findText(typed);
    QString host = chosen >= 0 ? m_host->itemData(chosen).toString() : typed;
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.sliced(1, host.size() - 2);
    return {Scheme(m_scheme->currentData().toInt()), host, m_port->value()};
}

void ListenerDialog::showWarning()
{
    const ListenAddress address = draft();
    submitButton()->setEnabled(!address.host.isEmpty());
    const bool https =
        address.scheme == Scheme::Https || (address.scheme == Scheme::ByCertificate && m_known.hasCertificate);
    if (https && !m_known.hasCertificate)
        m_warning->setText(tr("There is no certificate yet. Make or import one on the Certificate tab first."));
    else if (!https && !isLoopback(address))
        m_warning->setText(tr("Over plain HTTP, passwords and tokens can be read on the way. Use HTTPS, or a proxy "
                              "that does."));
    else
        m_warning->clear();
    m_warning->setVisible(!m_warning->text().isEmpty());
}

std::optional<QString> ListenerDialog::objection() const
{
    const ListenAddress address = draft();
    for (size_t other = 0; other < m_known.addresses.size(); ++other) {
        const ListenAddress &one = m_known.addresses[other];
        if (m_row != int(other) && one.host == address.host && one.port == address.port && address.port != 0)
            return tr("The server listens on this address and port already. Choose another port.");
    }
    return std::nullopt;
}

void ListenerDialog::submit()
{
    if (const auto text = objection())
        return showFailureText(*text);
    std::vector<ListenAddress> addresses = m_known.addresses;
    if (m_row)
        addresses[size_t(*m_row)] = draft();
    else
        addresses.push_back(draft());
    setBusy(true);
    whenDone(m_settings.save({{u"AUTH_SERVICE__LISTEN"_s, listenSetting(addresses)}}), this,
             [this](const core::Result<void> &done) {
                 setBusy(false);
                 if (!done)
                     return showFailureText(settingFailureText(done.error()), done.error().detail);
                 emit saved();
                 accept();
             });
}

} // namespace ui
