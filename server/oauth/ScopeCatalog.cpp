#include "server/oauth/ScopeCatalog.h"

#include "core/clients/ClientRules.h"

namespace server {

using namespace Qt::StringLiterals;

void ScopeCatalog::adopt(const Descriptions &descriptions)
{
    QStringList known = QStringList{u"api:read"_s, u"api:write"_s, u"api:admin"_s} + core::ClientRules::openIdScopes() +
                        descriptions.keys();
    known.removeDuplicates(); // discovery lists them
    const std::scoped_lock lock(m_mutex);
    m_descriptions = descriptions;
    m_known = std::move(known);
}

ScopeCatalog::Descriptions ScopeCatalog::descriptions() const
{
    const std::scoped_lock lock(m_mutex);
    return m_descriptions;
}

QStringList ScopeCatalog::known() const
{
    const std::scoped_lock lock(m_mutex);
    return m_known;
}

} // namespace server
