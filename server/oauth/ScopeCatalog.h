#pragma once

#include <QMap>
#include <QStringList>

#include <mutex>

namespace server {

/// The scopes that everybody may have heard of, and what the team says of them (Settings::scopeDescriptions). May
/// change while requests are answered. Any thread.
class ScopeCatalog
{
public:
    using Descriptions = QMap<QString, QString>; ///< by scope

    explicit ScopeCatalog(const Descriptions &descriptions = {}) { adopt(descriptions); }
    void adopt(const Descriptions &descriptions);
    Descriptions descriptions() const;
    /// Those of the standards, of the seeds, and what is described; each once.
    QStringList known() const;

private:
    mutable std::mutex m_mutex;
    Descriptions m_descriptions;
    QStringList m_known;
};

} // namespace server
