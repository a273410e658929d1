#pragma once

#include "core/admin/KeyAdmin.h"
#include "ui/widgets/PageFrame.h"

#include <QTimer>

namespace ui {

class DataTable;
class KeyPane;
class KeyTableModel;
class KeyTimeline;
class TonedLabel;

class KeysPage : public PageFrame
{
    Q_OBJECT
public:
    explicit KeysPage(core::KeyAdmin &keys, QWidget *parent = nullptr);

    void refresh(int areas) override;
    void open(const QString &subject) override; ///< "key:<kid>" or the kid alone

private:
    void addBody();
    void connectPane();
    void read();
    void show(const core::KeyOverview &overview);
    void showStep(); ///< the sentence and the line for now move with the time
    void choose(const QString &kid);
    void rotate();
    void confirmRetire();
    void confirmRevoke();
    void revoke(const core::KeyId &key);
    void copyPem();
    void exportPem();
    void savePem(const QString &path, const core::KeyId &key);

    core::KeyAdmin &m_keys;
    core::KeyOverview m_overview;
    core::KeyId m_wanted;
    KeyTableModel *m_model;
    DataTable *m_table;
    KeyTimeline *m_timeline;
    TonedLabel *m_step;
    KeyPane *m_pane;
    QPushButton *m_rotate;
    QTimer m_minute;
};

} // namespace ui
