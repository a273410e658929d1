<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ui::ActionRows</name>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>rows of a list</comment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AlertText</name>
    <message numerus="yes">
        <source>Reuse detected: a refresh token or code was used twice; its chain was revoked. Times: %n.</source>
        <translation>
            <numerusform>Reuse detected: a refresh token or code was used twice (%n time); its chain was revoked.</numerusform>
            <numerusform>Reuse detected: a refresh token or code was used twice (%n times); its chain was revoked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Many sign-ins fail. Failed: %n.</source>
        <translation>
            <numerusform>Many sign-ins fail: %n attempt.</numerusform>
            <numerusform>Many sign-ins fail: %n attempts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Names locked after failed sign-ins: %n.</source>
        <translation>
            <numerusform>%n name is locked after failed sign-ins.</numerusform>
            <numerusform>%n names are locked after failed sign-ins.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 Times in all: %n.</source>
        <comment>a sentence</comment>
        <translation>
            <numerusform>%1 %n time in all.</numerusform>
            <numerusform>%1 %n times in all.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AuditFacetPanel</name>
    <message numerus="yes">
        <source>Counted over the newest %Ln event(s).</source>
        <translation>
            <numerusform>Counted over the newest %Ln event.</numerusform>
            <numerusform>Counted over the newest %Ln events.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AuditJobs</name>
    <message numerus="yes">
        <source>%Ln row(s) exported to %1.</source>
        <translation>
            <numerusform>%Ln row exported to %1.</numerusform>
            <numerusform>%Ln rows exported to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AuditRequestRows</name>
    <message numerus="yes">
        <source>%Ln event(s) of one request, in their order.</source>
        <translation>
            <numerusform>%Ln event of one request, in order.</numerusform>
            <numerusform>%Ln events of one request, in their order.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AuditWords</name>
    <message numerus="yes">
        <source>%Ln row(s) checked: none altered, removed or reordered.</source>
        <translation>
            <numerusform>%Ln row checked: not altered, removed or reordered.</numerusform>
            <numerusform>%Ln rows checked: none altered, removed or reordered.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::BringOverPane</name>
    <message numerus="yes">
        <source>%n settings will be taken: %1.</source>
        <translation>
            <numerusform>%n setting will be taken: %1.</numerusform>
            <numerusform>%n settings will be taken: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines stay out, among them secrets, which belong in the environment: %1.</source>
        <translation>
            <numerusform>%n line stays out; secrets belong in the environment: %1.</numerusform>
            <numerusform>%n lines stay out, among them secrets, which belong in the environment: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n bits. With its key ID it goes on verifying old tokens while a new key signs; without one it signs next.</source>
        <translation>
            <numerusform>%1, %n bit. With its key ID it goes on verifying old tokens while a new key signs; without one it signs next.</numerusform>
            <numerusform>%1, %n bits. With its key ID it goes on verifying old tokens while a new key signs; without one it signs next.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::CertificateWords</name>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) left</source>
        <translation>
            <numerusform>%n hour left</numerusform>
            <numerusform>%n hours left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ChainNodeItem</name>
    <message numerus="yes">
        <source>%n token(s), %1, issued %2 to %3</source>
        <comment>%1 is a state, %2 and %3 are times</comment>
        <translation>
            <numerusform>%n token, %1, issued %2 to %3</numerusform>
            <numerusform>%n tokens, %1, issued %2 to %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Repeated within the grace time: %n time(s)</source>
        <translation>
            <numerusform>Repeated within the grace time: %n time</numerusform>
            <numerusform>Repeated within the grace time: %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refresh(es)</source>
        <comment>a run of tokens</comment>
        <translation>
            <numerusform>%n refresh</numerusform>
            <numerusform>%n refreshes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ChainWords</name>
    <message numerus="yes">
        <source>This ends %n live chain(s): the people there must sign in again.</source>
        <translation>
            <numerusform>This ends %n live chain: its user must sign in again.</numerusform>
            <numerusform>This ends %n live chains: the people there must sign in again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refresh token(s) stop working.</source>
        <translation>
            <numerusform>%n refresh token stops working.</numerusform>
            <numerusform>%n refresh tokens stop working.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ChainsPage</name>
    <message numerus="yes">
        <source>%n chain(s) revoked.</source>
        <translation>
            <numerusform>%n chain revoked.</numerusform>
            <numerusform>%n chains revoked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ClientActions</name>
    <message numerus="yes">
        <source>Clients enabled: %n.</source>
        <translation>
            <numerusform>Clients enabled: %n.</numerusform>
            <numerusform>Clients enabled: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clients disabled: %n.</source>
        <translation>
            <numerusform>Clients disabled: %n.</numerusform>
            <numerusform>Clients disabled: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clients deleted: %n.</source>
        <translation>
            <numerusform>Clients deleted: %n.</numerusform>
            <numerusform>Clients deleted: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clients restored: %n.</source>
        <translation>
            <numerusform>Clients restored: %n.</numerusform>
            <numerusform>Clients restored: %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ClientBulkPane</name>
    <message numerus="yes">
        <source>Clients selected: %n</source>
        <translation>
            <numerusform>Clients selected: %n</numerusform>
            <numerusform>Clients selected: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ClientRecords</name>
    <message numerus="yes">
        <source>%1 is asked again at the next sign-in with %2. Token chains that this ends: %n.</source>
        <translation>
            <numerusform>%1 is asked again at the next sign-in with %2. Token chains that this ends: %n.</numerusform>
            <numerusform>%1 is asked again at the next sign-in with %2. Token chains that this ends: %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ClientsPage</name>
    <message numerus="yes">
        <source>Clients exported to %1: %n.</source>
        <translation>
            <numerusform>Clients exported to %1: %n.</numerusform>
            <numerusform>Clients exported to %1: %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FilterMenu</name>
    <message numerus="yes">
        <source>%n filters are saved already: remove one first.</source>
        <translation>
            <numerusform>%n filter is saved already: remove it first.</numerusform>
            <numerusform>%n filters are saved already: remove one first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FlowPane</name>
    <message numerus="yes">
        <source>%n step(s), %1</source>
        <translation>
            <numerusform>%n step, %1</numerusform>
            <numerusform>%n steps, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ImportUsersDialog</name>
    <message numerus="yes">
        <source>%1: %2, cells separated by %3. Rows: %n.</source>
        <comment>file, its encoding</comment>
        <translation>
            <numerusform>%1: %2, cells separated by %3. Rows: %n.</numerusform>
            <numerusform>%1: %2, cells separated by %3. Rows: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>New: %n</source>
        <comment>rows of an import</comment>
        <translation>
            <numerusform>New: %n</numerusform>
            <numerusform>New: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added: %n</source>
        <comment>rows of an import</comment>
        <translation>
            <numerusform>Added: %n</numerusform>
            <numerusform>Added: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>exist already: %n</source>
        <comment>rows of an import</comment>
        <translation>
            <numerusform>exist already: %n</numerusform>
            <numerusform>exist already: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>invalid: %n</source>
        <comment>rows of an import</comment>
        <translation>
            <numerusform>invalid: %n</numerusform>
            <numerusform>invalid: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>with a generated password: %n</source>
        <comment>rows of an import</comment>
        <translation>
            <numerusform>with a generated password: %n</numerusform>
            <numerusform>with a generated password: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import users: %n</source>
        <translation>
            <numerusform>Import users: %n</numerusform>
            <numerusform>Import users: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::KekPanel</name>
    <message numerus="yes">
        <source>%n signing key(s)</source>
        <translation>
            <numerusform>%n signing key</numerusform>
            <numerusform>%n signing keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s)</source>
        <translation>
            <numerusform>%n certificate</numerusform>
            <numerusform>%n certificates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The key opens all %n sealed secret(s).</source>
        <translation>
            <numerusform>The key opens the %n sealed secret.</numerusform>
            <numerusform>The key opens all %n sealed secrets.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::KeyPane</name>
    <message numerus="yes">
        <source>%n refresh token(s), as far as they are kept</source>
        <translation>
            <numerusform>%n refresh token, as far as they are kept</numerusform>
            <numerusform>%n refresh tokens, as far as they are kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::KeyWords</name>
    <message numerus="yes">
        <source>%n token chain(s) end: the people there must sign in again.</source>
        <translation>
            <numerusform>%n token chain ends: its user must sign in again.</numerusform>
            <numerusform>%n token chains end: the people there must sign in again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refresh token(s) need %1, the last until %2: %3.</source>
        <comment>a key, a date, clients</comment>
        <translation>
            <numerusform>%n refresh token needs %1, until %2: %3.</numerusform>
            <numerusform>%n refresh tokens need %1, the last until %2: %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n access token(s) need it until %1.</source>
        <comment>an estimate; %1 is a date</comment>
        <translation>
            <numerusform>About %n access token needs it until %1.</numerusform>
            <numerusform>About %n access tokens need it until %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n access token(s) signed by this key are refused as soon as a service reads the key set again: its callers see 401 invalid_token and refresh, which answers invalid_grant.</source>
        <translation>
            <numerusform>About %n access token signed by this key is refused as soon as a service reads the key set again: its callers see 401 invalid_token and refresh, which answers invalid_grant.</numerusform>
            <numerusform>About %n access tokens signed by this key are refused as soon as a service reads the key set again: its callers see 401 invalid_token and refresh, which answers invalid_grant.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refresh token(s), the last until %1: %2</source>
        <comment>a date, clients</comment>
        <translation>
            <numerusform>%n refresh token, the last until %1: %2</numerusform>
            <numerusform>%n refresh tokens, the last until %1: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n access token(s) until %1</source>
        <comment>an estimate; %1 is a date</comment>
        <translation>
            <numerusform>about %n access token until %1</numerusform>
            <numerusform>about %n access tokens until %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::KeysPage</name>
    <message numerus="yes">
        <source>%1 leaves the key set now. %n live refresh token(s) signed by it stop working, and its access tokens are refused once services read the key set again.</source>
        <translation>
            <numerusform>%1 leaves the key set now. %n live refresh token signed by it stops working, and its access tokens are refused once services read the key set again.</numerusform>
            <numerusform>%1 leaves the key set now. %n live refresh tokens signed by it stop working, and its access tokens are refused once services read the key set again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is revoked and %n chain(s) ended. %2 signs now.</source>
        <translation>
            <numerusform>%1 is revoked and %n chain ended. %2 signs now.</numerusform>
            <numerusform>%1 is revoked and %n chains ended. %2 signs now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LockPage</name>
    <message numerus="yes">
        <source>Unlock in %n s</source>
        <translation>
            <numerusform>Unlock in %n s</numerusform>
            <numerusform>Unlock in %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LockPassphraseDialog</name>
    <message numerus="yes">
        <source>While the console is locked its windows are shut and the server runs on. The passphrase has at least %n characters; only its hash is kept.</source>
        <translation>
            <numerusform>While the console is locked its windows are shut and the server runs on. The passphrase has at least %n character; only its hash is kept.</numerusform>
            <numerusform>While the console is locked its windows are shut and the server runs on. The passphrase has at least %n characters; only its hash is kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::NewRowsPill</name>
    <message numerus="yes">
        <source>Show %n new row(s)</source>
        <translation>
            <numerusform>Show %n new row</numerusform>
            <numerusform>Show %n new rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PassphraseDialog</name>
    <message numerus="yes">
        <source>The system keychain cannot be used, so the key that protects the signing keys needs another place: a file in the data folder, sealed with a passphrase of at least %n characters. Gatehouse asks for it at every start.</source>
        <translation>
            <numerusform>The system keychain cannot be used, so the key that protects the signing keys needs another place: a file in the data folder, sealed with a passphrase of at least %n character. Gatehouse asks for it at every start.</numerusform>
            <numerusform>The system keychain cannot be used, so the key that protects the signing keys needs another place: a file in the data folder, sealed with a passphrase of at least %n characters. Gatehouse asks for it at every start.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PassphraseFields</name>
    <message numerus="yes">
        <source>At least %n characters</source>
        <translation>
            <numerusform>At least %n character</numerusform>
            <numerusform>At least %n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PemField</name>
    <message numerus="yes">
        <source>A private key is here (%n byte(s)). Delete removes it.</source>
        <translation>
            <numerusform>A private key is here (%n byte). Delete removes it.</numerusform>
            <numerusform>A private key is here (%n bytes). Delete removes it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ProgramMenu</name>
    <message numerus="yes">
        <source>After %n minutes without use</source>
        <translation>
            <numerusform>After %n minute without use</numerusform>
            <numerusform>After %n minutes without use</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ReadyPage</name>
    <message numerus="yes">
        <source>For %1, by the sample client %2. The token lives %n minutes.</source>
        <translation>
            <numerusform>For %1, by the sample client %2. The token lives %n minute.</numerusform>
            <numerusform>For %1, by the sample client %2. The token lives %n minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RefusalWords</name>
    <message numerus="yes">
        <source>The same was refused %n times in that minute; one row stands for all.</source>
        <translation>
            <numerusform>The same was refused %n time in that minute; one row stands for all.</numerusform>
            <numerusform>The same was refused %n times in that minute; one row stands for all.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ResetPasswordsDialog</name>
    <message numerus="yes">
        <source>Users who get a new, generated password: %n.</source>
        <translation>
            <numerusform>Users who get a new, generated password: %n.</numerusform>
            <numerusform>Users who get a new, generated password: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Passwords reset: %n.</source>
        <translation>
            <numerusform>Passwords reset: %n.</numerusform>
            <numerusform>Passwords reset: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Users who are not there any more: %n.</source>
        <translation>
            <numerusform>Users who are not there any more: %n.</numerusform>
            <numerusform>Users who are not there any more: %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SelfTestPane</name>
    <message numerus="yes">
        <source>%n steps failed</source>
        <translation>
            <numerusform>%n step failed</numerusform>
            <numerusform>%n steps failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n steps need a look</source>
        <translation>
            <numerusform>%n step needs a look</numerusform>
            <numerusform>%n steps need a look</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ServerPage</name>
    <message numerus="yes">
        <source>%n changes take effect when Gatehouse is quit and started again: %1</source>
        <translation>
            <numerusform>%n change takes effect when Gatehouse is quit and started again: %1</numerusform>
            <numerusform>%n changes take effect when Gatehouse is quit and started again: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SetPasswordDialog</name>
    <message numerus="yes">
        <source>This ends all token chains of this user: %n.</source>
        <translation>
            <numerusform>This ends %n token chain of this user.</numerusform>
            <numerusform>This ends all %n token chains of this user.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SettingsForm</name>
    <message numerus="yes">
        <source>Changes not saved yet: %n</source>
        <translation>
            <numerusform>%n change not saved yet</numerusform>
            <numerusform>%n changes not saved yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SignInsPane</name>
    <message numerus="yes">
        <source>%1 is signed out of %2 at %3. Token chains that this ends at most: %n.</source>
        <translation>
            <numerusform>%1 is signed out of %2 at %3. Token chains that this ends at most: %n.</numerusform>
            <numerusform>%1 is signed out of %2 at %3. Token chains that this ends at most: %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StatusLine</name>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln error</numerusform>
            <numerusform>%Ln errors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TableMenu</name>
    <message numerus="yes">
        <source>Copy %n row(s) as</source>
        <translation>
            <numerusform>Copy %n row as</numerusform>
            <numerusform>Copy %n rows as</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TokenFacts</name>
    <message numerus="yes">
        <source>%n time(s), within the grace time</source>
        <translation>
            <numerusform>%n time, within the grace time</numerusform>
            <numerusform>%n times, within the grace time</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::UserActions</name>
    <message numerus="yes">
        <source>Users enabled: %n.</source>
        <translation>
            <numerusform>Users enabled: %n.</numerusform>
            <numerusform>Users enabled: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Users disabled: %n.</source>
        <translation>
            <numerusform>Users disabled: %n.</numerusform>
            <numerusform>Users disabled: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left as they were: %n.</source>
        <comment>users</comment>
        <translation>
            <numerusform>Left as they were: %n.</numerusform>
            <numerusform>Left as they were: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Users unlocked: %n.</source>
        <translation>
            <numerusform>Users unlocked: %n.</numerusform>
            <numerusform>Users unlocked: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Users deleted: %n.</source>
        <translation>
            <numerusform>Users deleted: %n.</numerusform>
            <numerusform>Users deleted: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Users restored: %n.</source>
        <translation>
            <numerusform>Users restored: %n.</numerusform>
            <numerusform>Users restored: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End all sessions of these users: %n</source>
        <translation>
            <numerusform>End all sessions of these users: %n</numerusform>
            <numerusform>End all sessions of these users: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Browsers signed out: %n.</source>
        <translation>
            <numerusform>Browsers signed out: %n.</numerusform>
            <numerusform>Browsers signed out: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Token chains ended: %n.</source>
        <translation>
            <numerusform>Token chains ended: %n.</numerusform>
            <numerusform>Token chains ended: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Browsers that are signed out: %n.</source>
        <translation>
            <numerusform>Browsers that are signed out: %n.</numerusform>
            <numerusform>Browsers that are signed out: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Token chains that end: %n.</source>
        <translation>
            <numerusform>Token chains that end: %n.</numerusform>
            <numerusform>Token chains that end: %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::UserBulkPane</name>
    <message numerus="yes">
        <source>Users selected: %n</source>
        <translation>
            <numerusform>Users selected: %n</numerusform>
            <numerusform>Users selected: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::UserSignIns</name>
    <message numerus="yes">
        <source>%1 is asked again at the next sign-in with %2. Token chains that this ends: %n.</source>
        <translation>
            <numerusform>%1 is asked again at the next sign-in with %2. Token chains that this ends: %n.</numerusform>
            <numerusform>%1 is asked again at the next sign-in with %2. Token chains that this ends: %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::UserState</name>
    <message numerus="yes">
        <source>Failed sign-ins: %n</source>
        <translation>
            <numerusform>Failed sign-ins: %n</numerusform>
            <numerusform>Failed sign-ins: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::UsersPage</name>
    <message numerus="yes">
        <source>Users exported to %1: %n.</source>
        <translation>
            <numerusform>Users exported to %1: %n.</numerusform>
            <numerusform>Users exported to %1: %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::WatchPane</name>
    <message numerus="yes">
        <source>Nothing is recorded now. While you watch, the newest %n request(s) are kept in memory, with their secrets masked; nothing is written to the disk.</source>
        <translation>
            <numerusform>Nothing is recorded now. While you watch, the newest %n request is kept in memory, with its secrets masked; nothing is written to the disk.</numerusform>
            <numerusform>Nothing is recorded now. While you watch, the newest %n requests are kept in memory, with their secrets masked; nothing is written to the disk.</numerusform>
        </translation>
    </message>
</context>
</TS>
