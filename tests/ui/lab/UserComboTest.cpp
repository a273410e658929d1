#include "ui/lab/UserCombo.h"

#include "tests/support/FakeUserAdmin.h"

#include <QPromise>
#include <QTest>

#include <list>

using namespace Qt::StringLiterals;

namespace {

/// Answers lists when it is told to, in the order that it is told.
class SlowUserAdmin : public tests::FakeUserAdmin
{
public:
    using Users = core::Result<core::Page<core::UserSummary>>;

    QFuture<Users> list(core::UserFilter filter, core::PageRequest) override
    {
        m_asked.push_back({filter.text, {}});
        m_asked.back().answer.start();
        return m_asked.back().answer.future();
    }
    void answerTo(const QString &text)
    {
        for (Question &question : m_asked) {
            if (question.text != text)
                continue;
            core::Page<core::UserSummary> page;
            page.rows.push_back(tests::aUser(text));
            question.answer.addResult(Users(page));
            question.answer.finish();
        }
    }

private:
    struct Question
    {
        QString text;
        QPromise<Users> answer;
    };
    std::list<Question> m_asked;
};

} // namespace

class UserComboTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anOlderAnswerReplacesNoNewerOne();
};

void UserComboTest::anOlderAnswerReplacesNoNewerOne()
{
    SlowUserAdmin admin;
    ui::UserCombo users(admin, u"labUser"_s, {});
    users.read(u"an"_s);
    users.read(u"anna"_s);
    admin.answerTo(u"anna"_s);
    QTRY_COMPARE(users.itemText(0), u"anna"_s);
    admin.answerTo(u"an"_s);
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    QCOMPARE(users.itemText(0), u"anna"_s);
}

QTEST_MAIN(UserComboTest)
#include "UserComboTest.moc"
