#pragma once

#include "core/admin/DiagnosticsAdmin.h"
#include "tests/support/FakeAnswers.h"

#include <algorithm>

namespace tests {

/// Diagnostics that are only told of.
class FakeDiagnosticsAdmin : public core::DiagnosticsAdmin, public FakeAnswers
{
public:
    std::vector<core::SelfTestCheck> checks;
    std::vector<core::LogLine> lines;
    std::vector<core::ComponentVersion> versions;
    std::vector<Names> asked; ///< of each bundle
    QString savedTo;
    std::vector<core::BundleFile> saved;
    Progress lastProgress;

    void log(core::LogLevel level, const QString &text) { lines.push_back({qint64(lines.size()) + 1, level, text}); }
    QFuture<core::Result<std::vector<core::SelfTestCheck>>> selfTest(Progress progress) override
    {
        lastProgress = progress;
        return answer(core::Result<std::vector<core::SelfTestCheck>>(checks));
    }
    QFuture<core::Result<std::vector<core::LogLine>>> logAfter(qint64 number) override
    {
        std::vector<core::LogLine> later;
        std::ranges::copy_if(lines, std::back_inserter(later),
                             [&](const core::LogLine &line) { return line.number > number; });
        return answer(core::Result<std::vector<core::LogLine>>(later));
    }
    QFuture<core::Result<std::vector<core::ComponentVersion>>> components() override
    {
        return answer(core::Result<std::vector<core::ComponentVersion>>(versions));
    }
    QFuture<core::Result<std::vector<core::BundleFile>>> bundle(Names names) override
    {
        asked.push_back(names);
        const QByteArray user = names == Names::Kept ? "alice" : "user-1";
        return answer(core::Result<std::vector<core::BundleFile>>(
            {{QStringLiteral("about.txt"), "Gatehouse"}, {QStringLiteral("log.txt"), user + " came\n"}}));
    }
    QFuture<core::Result<void>> saveBundle(QString path, std::vector<core::BundleFile> files) override
    {
        savedTo = path;
        saved = files;
        return answer(core::Result<void>());
    }
};

} // namespace tests
