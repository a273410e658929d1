#pragma once

#include "core/base/SecretBytes.h"

#include <QPlainTextEdit>

namespace ui {

/// Takes PEM text by typing, paste, drop or from a file. A secret one keeps the text as SecretBytes and shows only
/// that it is there.
class PemField : public QPlainTextEdit
{
    Q_OBJECT
public:
    enum class Content { Public, Secret };
    PemField(Content content, const QString &placeholder, QWidget *parent = nullptr);

    QByteArray publicPem() const { return toPlainText().toUtf8(); }
    core::SecretBytes secretPem() const { return m_secret.clone(); }
    bool isFilled() const;
    void takeFile(const QString &path);
    QString file() const { return m_file; } ///< where it came from; empty when it was typed or pasted
    void takePem(const QByteArray &pem);
    void empty();

Q_SIGNALS:
    void unreadable(const QString &path);

protected:
    void insertFromMimeData(const QMimeData *source) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    Content m_content;
    core::SecretBytes m_secret;
    QString m_file;
};

} // namespace ui
