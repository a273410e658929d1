#include "ui/shell/FuzzyMatch.h"

#include <algorithm>

namespace ui {

namespace {

constexpr int kWordStart = 12;
constexpr int kNextToLast = 8;
constexpr int kAnywhere = 1;
constexpr int kAsItIs = 20;

/// Character by character, so that positions stay those of the name.
QString folded(const QString &text)
{
    QString plain = text;
    for (QChar &letter : plain) {
        letter = letter.toCaseFolded();
        if (letter == QChar(0x451))
            letter = QChar(0x435);
    }
    return plain;
}

bool isWordStart(const QString &name, int at)
{
    return name.at(at).isLetterOrNumber() && (at == 0 || !name.at(at - 1).isLetterOrNumber());
}

/// Letters that lie in a word of which none before was meant are chance: "ann" is not "Along the chain".
bool isMeant(const FuzzyMatch &match, const QString &name)
{
    for (qsizetype at = 1; at < match.positions.size(); ++at) {
        const int here = match.positions.at(at);
        int begin = here;
        while (begin > 0 && name.at(begin - 1).isLetterOrNumber())
            --begin;
        if (match.positions.at(at - 1) < begin && here != begin)
            return false;
    }
    return true;
}

/// The letters in order from `start` on; a letter at the beginning of a word is preferred to one that comes earlier.
std::optional<FuzzyMatch> lettersFrom(int start, const QString &word, const QString &name)
{
    FuzzyMatch match;
    int at = start;
    for (qsizetype letter = 0; letter < word.size(); ++letter) {
        int found = int(name.indexOf(word.at(letter), at));
        if (found < 0)
            return std::nullopt;
        const bool isNext = !match.positions.isEmpty() && found == match.positions.last() + 1;
        for (int later = found; !isNext && later >= 0; later = int(name.indexOf(word.at(letter), later + 1))) {
            if (isWordStart(name, later)) {
                found = later;
                break;
            }
        }
        match.score += isWordStart(name, found) ? kWordStart : isNext ? kNextToLast : kAnywhere;
        match.positions.append(found);
        at = found + 1;
    }
    return match;
}

/// The greedy walk with preferences may run past the end; without them it finds whatever can be found.
std::optional<FuzzyMatch> plainLettersFrom(int start, const QString &word, const QString &name)
{
    FuzzyMatch match;
    int at = start;
    for (const QChar letter : word) {
        const int found = int(name.indexOf(letter, at));
        if (found < 0)
            return std::nullopt;
        match.score += kAnywhere;
        match.positions.append(found);
        at = found + 1;
    }
    return match;
}

std::optional<FuzzyMatch> matchWord(const QString &word, const QString &name)
{
    std::optional<FuzzyMatch> best;
    const auto keep = [&](std::optional<FuzzyMatch> match, int extra) {
        if (match && (!best || match->score + extra > best->score)) {
            match->score += extra;
            best = std::move(match);
        }
    };
    for (int at = int(name.indexOf(word)); at >= 0; at = int(name.indexOf(word, at + 1))) {
        FuzzyMatch match;
        match.score = (isWordStart(name, at) ? kWordStart : 0) + kNextToLast * int(word.size());
        for (int letter = 0; letter < word.size(); ++letter)
            match.positions.append(at + letter);
        keep(match, kAsItIs);
    }
    for (int at = int(name.indexOf(word.at(0))); at >= 0; at = int(name.indexOf(word.at(0), at + 1))) {
        if (!isWordStart(name, at))
            continue;
        for (const auto &walk : {lettersFrom(at, word, name), plainLettersFrom(at, word, name)}) {
            if (walk && isMeant(*walk, name))
                keep(walk, 0);
        }
    }
    return best;
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString &typed, const QString &name)
{
    const QString plainName = folded(name);
    FuzzyMatch whole;
    const QStringList words = folded(typed).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const auto match = matchWord(word, plainName);
        if (!match)
            return std::nullopt;
        whole.score += match->score;
        whole.positions += match->positions;
    }
    std::ranges::sort(whole.positions);
    whole.positions.erase(std::unique(whole.positions.begin(), whole.positions.end()), whole.positions.end());
    whole.score -= int(name.size()) / 8; // of two alike the shorter one
    return whole;
}

QList<int> plainMatches(const QString &typed, const QString &name)
{
    QList<int> positions;
    const QString plainName = folded(name);
    const QString plainTyped = folded(typed.trimmed());
    if (plainTyped.isEmpty())
        return positions;
    for (qsizetype at = plainName.indexOf(plainTyped); at >= 0;
         at = plainName.indexOf(plainTyped, at + plainTyped.size())) {
        for (qsizetype letter = 0; letter < plainTyped.size(); ++letter)
            positions.append(int(at + letter));
    }
    return positions;
}

} // namespace ui
