#pragma once

#include "core/admin/ConsoleLock.h"
#include "core/admin/KekAdmin.h"
#include "core/admin/KeyAdmin.h"
#include "ui/widgets/PageFrame.h"

#include <QTimer>

class QSplitter;

namespace ui {

class DataTable;
class KeyPane;
class KeyTableModel;
class KeyTimeline;
class NextStepPanel;

class KeysPage : public PageFrame
{
    Q_OBJECT
public:
    /// Without `kek` its key is only named; without `lock` nobody is asked for a passphrase.
    explicit KeysPage(core::KeyAdmin &keys, core::KekAdmin *kek = nullptr, core::ConsoleLock *lock = nullptr,
                      QWidget *parent = nullptr);

    void refresh(int areas) override;
    void open(const QString &subject) override; ///< "key:<kid>" or the kid alone
    QFuture<std::vector<SearchHit>> search(const QString &text, int most) override;
    QVariantMap state() const override;
    void restoreState(const QVariantMap &state) override;

private:
    void addBody();
    void connectPane();
    void read(const std::function<void()> &then = {});
    void tellRotation(const core::KeyId &key, bool hadWaited);
    void show(const core::KeyOverview &overview);
    void fitTable(); ///< as high as its keys: what is told of one has the rest
    void showStep(); ///< the sentence and the line for now move with the time
    void choose(const QString &kid);
    void readUse();
    void addKeys();
    void rotate(bool atOnce = false);
    void importKey();
    void confirmRetire(const core::KeyId &key);
    void confirmRevoke();
    void revoke(const core::KeyId &key);
    void copyPem();
    void exportPem();
    void save(const QString &path, const core::KeyId &key);
    void write(const QString &path, const core::Result<QString> &text);

    core::KeyAdmin &m_keys;
    core::KeyOverview m_overview;
    core::KeyId m_wanted;
    KeyTableModel *m_model;
    DataTable *m_table;
    KeyTimeline *m_timeline;
    NextStepPanel *m_step;
    QSplitter *m_splitter = nullptr;
    int m_rows = 0; ///< the list's height was made for
    KeyPane *m_pane;
    QPushButton *m_rotate;
    QTimer m_second;
};

} // namespace ui
