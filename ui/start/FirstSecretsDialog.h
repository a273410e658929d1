#pragma once

#include <QDialog>
#include <QList>
#include <QString>

#include <utility>

namespace ui {

/// Shows what the first start generated, once: a name and a masked secret each.
class FirstSecretsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit FirstSecretsDialog(const QList<std::pair<QString, QString>> &secrets, QWidget *parent = nullptr);
    void reject() override {} ///< Escape and the window's cross would lose what is shown only now
};

} // namespace ui
