#pragma once

#include "ui/widgets/PageFrame.h"

#include <QPromise>

#include <memory>

namespace tests {

/// A page whose answers to the palette are given, or held back until release().
class CommandPage : public ui::PageFrame
{
public:
    using PageFrame::PageFrame;

    std::vector<ui::SearchHit> known;
    QStringList searched;
    QStringList opened;
    QList<int> refreshed;
    int pressedBanners = 0;
    int forgotten = 0;
    bool isHolding = false;
    QVariantMap kept;

    void refresh(int areas) override { refreshed.append(areas); }
    void open(const QString &subject) override { opened.append(subject); }
    QFuture<std::vector<ui::SearchHit>> search(const QString &text, int most) override
    {
        searched.append(text);
        auto promise = std::make_shared<QPromise<std::vector<ui::SearchHit>>>();
        promise->start();
        std::vector<ui::SearchHit> hits;
        for (const ui::SearchHit &hit : known) {
            if (hit.title.contains(text, Qt::CaseInsensitive) && int(hits.size()) < most)
                hits.push_back(hit);
        }
        const auto give = [promise, hits] {
            promise->addResult(hits);
            promise->finish();
        };
        if (isHolding)
            m_held.push_back(give);
        else
            give();
        return promise->future();
    }
    void release()
    {
        for (const auto &give : std::exchange(m_held, {}))
            give();
    }
    QVariantMap state() const override { return kept; }
    void restoreState(const QVariantMap &state) override { kept = state; }
    void bannerPressed() override { ++pressedBanners; }
    void forgetSecrets() override { ++forgotten; }

private:
    std::vector<std::function<void()>> m_held;
};

} // namespace tests
