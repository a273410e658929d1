#include "ui/chains/ChainPicture.h"

#include <QPromise>
#include <QThreadPool>

#include <algorithm>

namespace ui {

const core::ChainToken *ChainPicture::successorOf(int node) const
{
    const ChainNode &one = nodes[size_t(node)];
    if (one.isRun())
        return &token(one.tokens[1]);
    return one.children.empty() ? nullptr : &firstOf(one.children.front());
}

ChainPicturePtr pictureOf(const ChainTokens &tokens, const OpenedRuns &opened, ChainScale::Kind kind)
{
    auto picture = std::make_shared<ChainPicture>();
    picture->tokens = tokens;
    picture->nodes = layOutChain(*tokens, opened);
    picture->scale = ChainScale(*tokens, picture->nodes, kind);
    picture->nodeOf.reserve(qsizetype(tokens->size()));
    for (size_t node = 0; node < picture->nodes.size(); ++node) {
        picture->rows = std::max(picture->rows, picture->nodes[node].row + 1);
        for (const int token : picture->nodes[node].tokens)
            picture->nodeOf.insert(picture->token(token).jtiHash, int(node));
    }
    return picture;
}

QFuture<core::Result<ChainPicturePtr>> pictureLater(const ChainTokens &tokens, const OpenedRuns &opened,
                                                    ChainScale::Kind kind)
{
    const auto promise = std::make_shared<QPromise<core::Result<ChainPicturePtr>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, tokens, opened, kind] {
        promise->addResult(core::Result<ChainPicturePtr>(pictureOf(tokens, opened, kind)));
        promise->finish();
    });
    return promise->future();
}

} // namespace ui
