#include "app/desktop/Pages.h"

#include "app/Diagnostics.h"
#include "app/FaultDesk.h"
#include "app/FlowRunner.h"
#include "app/LoadRunner.h"
#include "app/RequestDesk.h"
#include "app/RequestRunner.h"
#include "app/ServerProcess.h"
#include "server/Server.h"
#include "ui/audit/AuditPage.h"
#include "ui/chains/ChainsPage.h"
#include "ui/clients/ClientsPage.h"
#include "ui/keys/KeysPage.h"
#include "ui/lab/LabPage.h"
#include "ui/overview/OverviewPage.h"
#include "ui/server/ServerPage.h"
#include "ui/shell/MainWindow.h"
#include "ui/users/UsersPage.h"

#include <QDesktopServices>
#include <QHostAddress>
#include <QNetworkInterface>
#include <QSysInfo>

namespace app {

using namespace Qt::StringLiterals;

/// Host name and addresses by which other computers may know this one.
static QStringList localNames()
{
    QStringList names{QSysInfo::machineHostName().toLower()};
    for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
        if (!address.isLoopback() && !address.isLinkLocal())
            names.append(address.toString());
    }
    names.removeAll(QString());
    return names;
}

ui::Console::Fill pagesOf(ServerProcess &process)
{
    return [&process, diagnostics = std::make_shared<Diagnostics>(process.core(), process.server()),
            recent = std::make_shared<ui::RecentTokens>(),
            faults = std::make_shared<FaultDesk>(process.core().adminContext(), process.server().faults(),
                                                 process.core().settings().production),
            history = std::make_shared<ui::RequestHistory>(),
            requests = std::make_shared<RequestRunner>(process.core(), process.server()),
            watch = std::make_shared<RequestDesk>(process.server().journal()),
            load = std::make_shared<LoadRunner>(process.core(), process.server()),
            flows = std::make_shared<FlowRunner>(process.core(), process.server(), [](const QUrl &url) {
                QDesktopServices::openUrl(url);
            })](ui::MainWindow &window) {
        Composition &core = process.core();
        window.addPage(ui::Group::Home, u"overview"_s, u"overview"_s,
                       new ui::OverviewPage({core.overview(), core.audits(), core.clientCare(), process.server()}));
        auto *users =
            new ui::UsersPage({core.users(), core.userBatches(), core.sessions(), core.chains(), core.audits()});
        window.addPage(ui::Group::People, u"users"_s, u"users"_s, users);
        auto *clients = new ui::ClientsPage(
            {core.clients(), core.clientCare(), core.sessions(), process.server(), &core.settingsAdmin()});
        window.addPage(ui::Group::People, u"clients"_s, u"clients"_s, clients);
        window.addPage(ui::Group::Tokens, u"chains"_s, u"chains"_s, new ui::ChainsPage(core.chains(), &core.audits()));
        window.addPage(ui::Group::Record, u"audit"_s, u"audit"_s, new ui::AuditPage(core.audits()));
        window.addPage(ui::Group::Keys, u"keys"_s, u"keys"_s,
                       new ui::KeysPage(core.keys(), &core.kek(), &core.consoleLock()));
        auto *lab =
            new ui::LabPage(core.lab(), flows.get(), core.users(), core.clients(), recent, &core.labIssuerAdmin());
        lab->addFaults(*faults);
        lab->addLoad(*load);
        lab->addRequests(*requests, *watch, history);
        lab->followSelection([users, clients] {
            return ui::LabPage::Selected{users->state().value(u"selected"_s).toString(),
                                         clients->state().value(u"selected"_s).toString()};
        });
        window.addPage(ui::Group::Tools, u"lab"_s, u"lab"_s, lab);
        window.addPage(ui::Group::Tools, u"server"_s, u"server"_s,
                       new ui::ServerPage({core.settingsAdmin(), core.certificates(), core.protection(),
                                           process.server(), &core.backups(), diagnostics.get(), &core.consoleLock()},
                                          localNames()));
    };
}

} // namespace app
