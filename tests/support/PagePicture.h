#pragma once

#include "ui/widgets/Theme.h"

#include <QDir>
#include <QTest>
#include <QWidget>

namespace tests {

/// Shows the page as large as it is in a window of 1280×800, light and dark. False when a picture has one colour only.
/// With GATEHOUSE_PICTURES set to a folder the pictures are saved there.
inline bool takePictures(QWidget &page, const QString &name, QSize size = {1080, 724})
{
    page.resize(size);
    page.show();
    bool good = QTest::qWaitForWindowExposed(&page);
    for (const ui::Mode mode : {ui::Mode::Light, ui::Mode::Dark}) {
        ui::Theme::instance().setMode(mode);
        QCoreApplication::processEvents();
        const QImage picture = page.grab().toImage();
        bool isPlain = true;
        for (int x = 0; x < picture.width() && isPlain; x += 3) {
            for (int y = 0; y < picture.height() && isPlain; y += 3)
                isPlain = picture.pixel(x, y) == picture.pixel(0, 0);
        }
        good = good && !isPlain;
        const QString folder = qEnvironmentVariable("GATEHOUSE_PICTURES");
        const QString theme = mode == ui::Mode::Dark ? QStringLiteral("dark") : QStringLiteral("light");
        if (!folder.isEmpty())
            good = picture.save(QDir(folder).filePath(QStringLiteral("%1-%2.png").arg(name, theme))) && good;
    }
    ui::Theme::instance().setMode(ui::Mode::Light);
    return good;
}

} // namespace tests
