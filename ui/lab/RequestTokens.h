#pragma once

#include "ui/lab/LabProfiles.h"
#include "ui/lab/RecentTokens.h"

#include <QComboBox>

#include <memory>
#include <optional>

namespace ui {

/// Whose token a request is sent with: one that was issued in this run, or a new one for a kept profile.
class RequestTokens : public QComboBox
{
    Q_OBJECT
public:
    explicit RequestTokens(std::shared_ptr<RecentTokens> recent, QWidget *parent = nullptr);

    void read(); ///< both lists again; what is chosen stays
    void choose(const QString &accessToken);
    const RecentToken *token() const; ///< null: none is chosen, or a profile is
    std::optional<LabProfile> profile() const;
    core::ClientId client() const; ///< empty: nothing is chosen

    void showPopup() override;

private:
    std::shared_ptr<RecentTokens> m_recent;
};

} // namespace ui
