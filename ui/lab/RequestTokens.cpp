#include "ui/lab/RequestTokens.h"

#include "ui/lab/RecentList.h"

#include <QSignalBlocker>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

const auto kIssued = u"token:"_s;
const auto kProfile = u"profile:"_s;

} // namespace

RequestTokens::RequestTokens(std::shared_ptr<RecentTokens> recent, QWidget *parent)
    : QComboBox(parent), m_recent(std::move(recent))
{
    setObjectName(u"requestToken"_s);
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(18);
    read();
}

void RequestTokens::read()
{
    const QString chosen = currentData().toString();
    const QSignalBlocker quiet(this);
    clear();
    addItem(tr("No token"), QString());
    for (const RecentToken &recent : *m_recent)
        addItem(tr("%1 at %2, %3", "a user, a client, a state")
                    .arg(recent.userName, recent.request.client.value, recentStateText(recent)),
                kIssued + recent.token.accessToken);
    for (const LabProfile &profile : LabProfiles::all())
        addItem(tr("A new one for the profile %1").arg(profile.name), kProfile + profile.name);
    setCurrentIndex(std::max(0, findData(chosen)));
}

void RequestTokens::choose(const QString &accessToken)
{
    read();
    setCurrentIndex(std::max(0, findData(kIssued + accessToken)));
}

const RecentToken *RequestTokens::token() const
{
    const QString chosen = currentData().toString();
    const auto found = std::ranges::find_if(
        *m_recent, [&](const RecentToken &recent) { return kIssued + recent.token.accessToken == chosen; });
    return found == m_recent->end() ? nullptr : &*found;
}

std::optional<LabProfile> RequestTokens::profile() const
{
    const QString chosen = currentData().toString();
    for (const LabProfile &profile : LabProfiles::all()) {
        if (kProfile + profile.name == chosen)
            return profile;
    }
    return std::nullopt;
}

core::ClientId RequestTokens::client() const
{
    if (const RecentToken *chosen = token())
        return chosen->request.client;
    const auto kept = profile();
    return kept ? kept->request.client : core::ClientId();
}

void RequestTokens::showPopup()
{
    read(); // the states are those of this second
    QComboBox::showPopup();
}

} // namespace ui
