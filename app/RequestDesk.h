#pragma once

#include "core/admin/RequestWatch.h"
#include "server/RequestJournal.h"

namespace app {

/// The server's journal as the console knows it.
class RequestDesk final : public core::RequestWatch
{
public:
    explicit RequestDesk(server::RequestJournal &journal) : m_journal(journal) {}
    ~RequestDesk() override
    {
        m_journal.switchOff();
        m_journal.forget();
    }

    bool isOn() const override { return m_journal.isOn(); }
    void switchOn() override { m_journal.switchOn(); }
    void switchOff() override { m_journal.switchOff(); }
    void forget() override { m_journal.forget(); }
    std::vector<core::SeenRequest> after(qint64 number) const override { return m_journal.after(number); }
    int most() const override { return server::RequestJournal::kMost; }

private:
    server::RequestJournal &m_journal;
};

} // namespace app
