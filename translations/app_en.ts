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
        <source>A refresh token was used twice; its chain was revoked. Times: %n.</source>
        <translation>
            <numerusform>A refresh token was used twice (%n time); its chain was revoked.</numerusform>
            <numerusform>A refresh token was used twice (%n times); its chain was revoked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Many sign-ins fail. Failed: %n.</source>
        <translation>
            <numerusform>Many sign-ins fail: %n attempt.</numerusform>
            <numerusform>Many sign-ins fail: %n attempts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AuditPage</name>
    <message numerus="yes">
        <source>%n new</source>
        <comment>events since the list was read</comment>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) exported to %1.</source>
        <translation>
            <numerusform>%Ln row exported to %1.</numerusform>
            <numerusform>%Ln rows exported to %1.</numerusform>
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
</context>
<context>
    <name>ui::ChainPane</name>
    <message numerus="yes">
        <source>%1 at %2 · %n token(s) · expires %3</source>
        <comment>a user at a client</comment>
        <translation>
            <numerusform>%1 at %2 · %n token · expires %3</numerusform>
            <numerusform>%1 at %2 · %n tokens · expires %3</numerusform>
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
    <name>ui::ClientsPage</name>
    <message numerus="yes">
        <source>%1 is asked again at the next sign-in with %2. Token chains that this ends: %n.</source>
        <translation>
            <numerusform>%1 is asked again at the next sign-in with %2. Token chains that this ends: %n.</numerusform>
            <numerusform>%1 is asked again at the next sign-in with %2. Token chains that this ends: %n.</numerusform>
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
    <name>ui::SetPasswordDialog</name>
    <message numerus="yes">
        <source>This ends all sessions of this user: %n.</source>
        <translation>
            <numerusform>This ends %n session of this user.</numerusform>
            <numerusform>This ends all %n sessions of this user.</numerusform>
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
    <name>ui::UsersPage</name>
    <message numerus="yes">
        <source>Users selected: %n</source>
        <translation>
            <numerusform>%n user selected</numerusform>
            <numerusform>%n users selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Users deleted: %n.</source>
        <translation>
            <numerusform>%n user was deleted.</numerusform>
            <numerusform>%n users were deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sessions ended: %n.</source>
        <translation>
            <numerusform>%n session ended.</numerusform>
            <numerusform>%n sessions ended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This ends all sessions of %1: %n.</source>
        <translation>
            <numerusform>This ends all sessions of %1: %n.</numerusform>
            <numerusform>This ends all sessions of %1: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Browsers that are signed out: %n.</source>
        <translation>
            <numerusform>Browsers that are signed out: %n.</numerusform>
            <numerusform>Browsers that are signed out: %n.</numerusform>
        </translation>
    </message>
</context>
</TS>
