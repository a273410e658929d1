#include "ui/shell/TheftWatch.h"

#include "core/admin/ChainAdmin.h"
#include "ui/async/WhenDone.h"

namespace ui {

using namespace Qt::StringLiterals;

TheftWatch::TheftWatch(core::ServerControl &server, core::ChainAdmin *chains, QObject *parent)
    : QObject(parent), m_chains(chains)
{
    connect(&server, &core::ServerControl::securityIncident, this, &TheftWatch::lookUp);
}

void TheftWatch::lookUp(const QString &family)
{
    const core::Alert theft{.kind = u"refresh_reuse"_s,
                            .severity = core::Alert::Severity::Critical,
                            .since = {},
                            .count = 1,
                            .subject = family};
    if (!m_chains)
        return emit theftFound(theft);
    whenDone(m_chains->find(core::FamilyId{family}), this, [this, theft](const core::Result<core::ChainDetail> &chain) {
        core::Alert named = theft;
        if (chain) {
            named.username = chain->summary.username;
            named.client = chain->summary.client.value;
        }
        emit theftFound(named);
    });
}

} // namespace ui
