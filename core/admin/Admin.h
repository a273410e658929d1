#pragma once

namespace core {

class UserAdmin;
class ClientAdmin;
class ChainAdmin;
class AuditAdmin;
class KeyAdmin;
class LabAdmin;
class OverviewAdmin;
class ServerControl;
class SettingsAdmin;
class CertificateAdmin;
class ProtectionAdmin;

/// All that the console is given. The referenced objects outlive every window.
struct Admin
{
    UserAdmin &users;
    ClientAdmin &clients;
    ChainAdmin &chains;
    AuditAdmin &audit;
    KeyAdmin &keys;
    LabAdmin &lab;
    OverviewAdmin &overview;
    ServerControl &server;
};

} // namespace core
