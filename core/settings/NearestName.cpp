#include "core/settings/NearestName.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace core {

int editDistance(QStringView a, QStringView b)
{
    std::vector<int> row(size_t(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = row[0]++;
        for (size_t j = 0; j < size_t(b.size()); ++j) {
            const int replaced = diagonal + (a[i] == b[qsizetype(j)] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

QString nearestName(const QString &name, const QStringList &known)
{
    const auto closer = [&](const QString &a, const QString &b) {
        return editDistance(name, a) < editDistance(name, b);
    };
    const auto nearest = std::ranges::min_element(known, closer);
    return nearest == known.end() ? QString() : *nearest;
}

} // namespace core
