#pragma once

#include "core/admin/database/DatabaseUserAdmin.h"
#include "core/crypto/PasswordHash.h"
#include "core/users/UserRepository.h"
#include "tests/support/AdminHouse.h"

namespace tests {

inline const QString kUserPassword = QStringLiteral("Correct-Horse-7");

/// The administrator of users in a house of his own, made anew for each test.
class UserAdminHouse
{
protected:
    void build()
    {
        m_house = std::make_unique<AdminHouse>();
        m_users = std::make_unique<core::DatabaseUserAdmin>(m_house->context);
        m_client = m_house->issuer.addClient(QStringLiteral("test-client"));
    }
    void tearDown()
    {
        m_users.reset();
        m_house.reset();
    }

    template <class T>
    static core::Result<T> await(QFuture<core::Result<T>> future)
    {
        return AdminHouse::await(std::move(future));
    }
    core::UserId add(const QString &name)
    {
        const auto created =
            await(m_users->create({name, name + QStringLiteral("@example.com"), kUserPassword, false}));
        if (!created)
            qFatal("%s", qPrintable(created.error().detail));
        m_house->told();
        return created->id;
    }
    core::UserSummary summary(const QString &name) { return await(m_users->find(name)).value(); }
    QString passwordHash(const core::UserId &id)
    {
        return m_house->issuer.text(QStringLiteral("SELECT password_hash FROM users WHERE id = '%1'").arg(id.value));
    }
    bool isPassword(const core::UserId &id, const QString &password)
    {
        return core::PasswordHash::verify(core::SecretBytes::fromText(password), passwordHash(id));
    }
    core::FamilyId signIn(const QString &name)
    {
        const auto found = m_house->issuer.database.database().readNow(
            [&](core::Snapshot &snapshot) { return core::UserRepository::credentials(snapshot, name); });
        return m_house->issuer.signIn((*found)->user, m_client).family;
    }

    std::unique_ptr<AdminHouse> m_house;
    std::unique_ptr<core::DatabaseUserAdmin> m_users;
    core::Client m_client;
};

} // namespace tests
