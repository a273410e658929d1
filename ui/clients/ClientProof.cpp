#include "ui/clients/ClientProof.h"

#include "ui/widgets/TonedLabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPlainTextEdit>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

const QString kOwnKey = u"private_key_jwt"_s;

/// Empty unless it is a JSON object: the keys as they are, or one key alone as a set of one.
QJsonObject keySetOf(const QString &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    if (object.contains(u"kty"_s))
        return {{u"keys"_s, QJsonArray{object}}};
    return object.value(u"keys"_s).isArray() ? object : QJsonObject();
}

} // namespace

ClientProof::ClientProof(QWidget *parent)
    : ClientFields(parent)
    , m_form(makeForm(this))
    , m_method(new QComboBox)
    , m_keys(makeLines(u"jwks"_s, tr("Public keys as JWKS: {\"keys\": [ … ]}")))
    , m_keysNote(new TonedLabel({}, Tone::Danger))
    , m_pkce(new QCheckBox(tr("Require PKCE: a stolen authorization code is worth nothing")))
    , m_pushed(new QCheckBox(tr("Require pushed requests: nothing of a request goes through the browser")))
    , m_dpop(new QCheckBox(tr("Require DPoP: a stolen token is worth nothing without the client's key")))
{
    m_method->setObjectName(u"authMethod"_s);
    m_keys->setFixedHeight(120);
    m_keysNote->setObjectName(u"jwksNote"_s);
    m_keysNote->setWordWrap(true);
    m_pkce->setObjectName(u"requirePkce"_s);
    m_pushed->setObjectName(u"requirePushedRequests"_s);
    m_dpop->setObjectName(u"requireDpop"_s);
    m_form->addRow(tr("Proves itself by"), m_method);
    m_form->addRow(tr("Public keys"), m_keys);
    m_form->addRow(QString(), m_keysNote);
    m_form->addRow(QString(), m_pkce);
    m_form->addRow(QString(), m_pushed);
    m_form->addRow(QString(), m_dpop);
    connect(m_method, &QComboBox::currentIndexChanged, this, &ClientProof::showMethod);
    connect(m_keys, &QPlainTextEdit::textChanged, this, &ClientProof::judgeKeys);
}

void ClientProof::showClient(const core::Client &client)
{
    m_isConfidential = client.isConfidential();
    m_method->clear();
    if (m_isConfidential) {
        m_method->addItem(tr("Its secret, in the header or in the form"), QString());
        m_method->addItem(tr("Its secret, in the header only"), u"client_secret_basic"_s);
        m_method->addItem(tr("Its secret, in the form only"), u"client_secret_post"_s);
        m_method->addItem(tr("A private key of its own (private_key_jwt)"), kOwnKey);
    } else {
        m_method->addItem(tr("Nothing: it is public"), client.authMethod);
    }
    m_method->setEnabled(m_isConfidential);
    m_method->setCurrentIndex(qMax(0, m_method->findData(client.authMethod)));
    m_keys->setPlainText(client.jwks.isEmpty()
                             ? QString()
                             : QString::fromUtf8(QJsonDocument(client.jwks).toJson(QJsonDocument::Indented)));
    m_pkce->setChecked(client.needsPkce());
    m_pkce->setEnabled(m_isConfidential);
    m_pkce->setToolTip(m_isConfidential ? QString() : tr("A public client always needs PKCE."));
    m_pushed->setChecked(client.requirePushedRequests);
    m_dpop->setChecked(client.requireDpop);
    showMethod();
}

void ClientProof::showMethod()
{
    const bool hasKeys = m_method->currentData().toString() == kOwnKey;
    m_form->setRowVisible(m_keys, hasKeys);
    judgeKeys();
}

void ClientProof::judgeKeys()
{
    const bool hasKeys = m_method->currentData().toString() == kOwnKey;
    const bool areGood = !hasKeys || !keySetOf(m_keys->toPlainText()).isEmpty();
    m_keysNote->setText(tr("This is no JWKS yet: an object with the member \"keys\", or one public key."));
    m_keysNote->setVisible(!areGood && !m_keys->toPlainText().trimmed().isEmpty());
    emit keysJudged(areGood);
}

void ClientProof::write(core::Client &client) const
{
    if (m_isConfidential) {
        client.authMethod = m_method->currentData().toString();
        client.requirePkce = m_pkce->isChecked();
        if (client.authMethod == kOwnKey)
            client.jwks = keySetOf(m_keys->toPlainText());
    }
    client.requirePushedRequests = m_pushed->isChecked();
    client.requireDpop = m_dpop->isChecked();
}

} // namespace ui
