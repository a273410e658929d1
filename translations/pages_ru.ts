<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>account</name>
    <message>
        <source>Your password is changed. You are signed out everywhere else.</source>
        <translation>Пароль изменён. Во всех других браузерах выполнен выход.</translation>
    </message>
    <message>
        <source>The browser is signed out.</source>
        <translation>В том браузере выполнен выход.</translation>
    </message>
    <message>
        <source>All other browsers are signed out.</source>
        <translation>Во всех других браузерах выполнен выход.</translation>
    </message>
    <message>
        <source>The app has no access any more.</source>
        <translation>У приложения больше нет доступа.</translation>
    </message>
    <message>
        <source>Your account</source>
        <translation>Ваша учётная запись</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Current password</source>
        <translation>Текущий пароль</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Новый пароль</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>Новый пароль ещё раз</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>Изменить пароль</translation>
    </message>
    <message>
        <source>Where you are signed in</source>
        <translation>Где выполнен вход</translation>
    </message>
    <message>
        <source>Sign out all other browsers</source>
        <translation>Выйти во всех других браузерах</translation>
    </message>
    <message>
        <source>this browser</source>
        <translation>этот браузер</translation>
    </message>
    <message>
        <source>%1 · signed in %2 · last seen %3</source>
        <translation>%1 · вход %2 · последнее обращение %3</translation>
    </message>
    <message>
        <source>Sign out %1, %2</source>
        <translation>Выйти: %1, %2</translation>
    </message>
    <message>
        <source>Apps with access</source>
        <translation>Приложения с доступом</translation>
    </message>
    <message>
        <source>You have not given any app access to your account.</source>
        <translation>Вы не давали доступа ни одному приложению.</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>с %1</translation>
    </message>
    <message>
        <source>Remove access: %1</source>
        <translation>Отозвать доступ: %1</translation>
    </message>
    <message>
        <source>Remove access</source>
        <translation>Отозвать доступ</translation>
    </message>
    <message>
        <source>Unknown browser</source>
        <translation>Неизвестный браузер</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <extracomment>browser, operating system</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>is too short</source>
        <translation>слишком короткий</translation>
    </message>
    <message>
        <source>is longer than 72 bytes</source>
        <translation>длиннее 72 байт</translation>
    </message>
    <message>
        <source>has no capital letter</source>
        <translation>не содержит заглавной буквы</translation>
    </message>
    <message>
        <source>has no small letter</source>
        <translation>не содержит строчной буквы</translation>
    </message>
    <message>
        <source>has no digit</source>
        <translation>не содержит цифры</translation>
    </message>
    <message>
        <source>has no special character</source>
        <translation>не содержит специального символа</translation>
    </message>
    <message>
        <source>is among those that are tried first</source>
        <translation>из тех, что подбирают первыми</translation>
    </message>
    <message>
        <source>The new password %1.</source>
        <translation>Новый пароль %1.</translation>
    </message>
    <message>
        <source>The current password is wrong.</source>
        <translation>Текущий пароль неверен.</translation>
    </message>
    <message>
        <source>The server is busy.</source>
        <translation>Сервер занят.</translation>
    </message>
    <message>
        <source>Too many failed attempts.</source>
        <translation>Слишком много неудачных попыток.</translation>
    </message>
    <message>
        <source>Fill in all three fields.</source>
        <translation>Заполните все три поля.</translation>
    </message>
    <message>
        <source>The two new passwords differ.</source>
        <translation>Новые пароли не совпадают.</translation>
    </message>
    <message>
        <source>Your account was changed in the meantime. Try again.</source>
        <translation>Тем временем учётная запись была изменена. Попробуйте снова.</translation>
    </message>
    <message>
        <source>The password was not changed</source>
        <translation>Пароль не изменён</translation>
    </message>
</context>
<context>
    <name>consent</name>
    <message>
        <source>The answer goes to an app on this device.</source>
        <translation>Ответ получит приложение на этом устройстве.</translation>
    </message>
    <message>
        <source>The answer goes to %1.</source>
        <translation>Ответ получит %1.</translation>
    </message>
    <message>
        <source>About the app</source>
        <translation>О приложении</translation>
    </message>
    <message>
        <source>Privacy policy</source>
        <translation>Политика конфиденциальности</translation>
    </message>
    <message>
        <source>Terms of service</source>
        <translation>Условия использования</translation>
    </message>
    <message>
        <source>Signed in as %1</source>
        <translation>Вы вошли как %1</translation>
    </message>
    <message>
        <source>Not you?</source>
        <translation>Это не вы?</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Разрешить</translation>
    </message>
    <message>
        <source>Deny</source>
        <translation>Отклонить</translation>
    </message>
    <message>
        <source>%1 asks for access</source>
        <translation>%1 запрашивает доступ</translation>
    </message>
    <message>
        <source>This app registered itself. Nobody here has checked who is behind it.</source>
        <translation>Это приложение зарегистрировалось само. Здесь никто не проверял, кто за ним стоит.</translation>
    </message>
    <message>
        <source>If you allow it, the app may:</source>
        <translation>Если вы разрешите, приложение сможет:</translation>
    </message>
    <message>
        <source>You can take this back at any time on your account page.</source>
        <translation>Отозвать доступ можно в любой момент на странице учётной записи.</translation>
    </message>
    <message>
        <source>Allow access</source>
        <translation>Разрешение доступа</translation>
    </message>
</context>
<context>
    <name>device</name>
    <message>
        <source>Started %1 ago</source>
        <translation>Запрос сделан %1 назад</translation>
    </message>
    <message>
        <source>from the address %1</source>
        <translation>с адреса %1</translation>
    </message>
    <message>
        <source>Connect a device</source>
        <translation>Подключение устройства</translation>
    </message>
    <message>
        <source>Enter the code that your device shows.</source>
        <translation>Введите код, который показывает ваше устройство.</translation>
    </message>
    <message>
        <source>This code is not known here</source>
        <translation>Такой код здесь неизвестен</translation>
    </message>
    <message>
        <source>It may have expired or been used. Compare it with your device, or let the device show a new one.</source>
        <translation>Возможно, он истёк или уже использован. Сверьте его с устройством или запросите на нём новый.</translation>
    </message>
    <message>
        <source>Too many codes were tried</source>
        <translation>Введено слишком много кодов</translation>
    </message>
    <message>
        <source>Try again in %1.</source>
        <translation>Попробуйте снова через %1.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Код</translation>
    </message>
    <message>
        <source>Eight letters; capitals and dashes do not matter.</source>
        <translation>Восемь латинских букв; регистр и дефис не важны.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Connect %1?</source>
        <translation>Подключить %1?</translation>
    </message>
    <message>
        <source>Does your own device show this code right now?</source>
        <translation>Показывает ли ваше устройство этот код прямо сейчас?</translation>
    </message>
    <message>
        <source>If somebody else sent you here or gave you the code, deny.</source>
        <translation>Если сюда вас направил или дал вам код кто-то другой, отклоните запрос.</translation>
    </message>
    <message>
        <source>If you allow it, the device may:</source>
        <translation>Если вы разрешите, устройство сможет:</translation>
    </message>
    <message>
        <source>Your device is connected</source>
        <translation>Устройство подключено</translation>
    </message>
    <message>
        <source>It goes on by itself in a few seconds. You can close this page.</source>
        <translation>Через несколько секунд оно продолжит работу само. Эту страницу можно закрыть.</translation>
    </message>
    <message>
        <source>Access denied</source>
        <translation>Доступ отклонён</translation>
    </message>
    <message>
        <source>The device gets no access. You can close this page.</source>
        <translation>Устройство не получит доступа. Эту страницу можно закрыть.</translation>
    </message>
</context>
<context>
    <name>error</name>
    <message>
        <source>Start again</source>
        <translation>Начать заново</translation>
    </message>
    <message>
        <source>There were too many requests from your address. Wait a little, then try again.</source>
        <translation>С вашего адреса пришло слишком много запросов. Подождите немного и попробуйте снова.</translation>
    </message>
    <message>
        <source>The server is busy. Wait a little, then try again.</source>
        <translation>Сервер занят. Подождите немного и попробуйте снова.</translation>
    </message>
    <message>
        <source>The server failed. If it happens again, tell the people who run it.</source>
        <translation>На сервере произошёл сбой. Если он повторится, сообщите администраторам.</translation>
    </message>
    <message>
        <source>The app that sent you here asked for something that this server cannot do. Go back to it and try again; if that does not help, tell the people who run it.</source>
        <translation>Приложение, которое направило вас сюда, запросило то, чего этот сервер не может выполнить. Вернитесь в приложение и попробуйте снова; если не поможет, сообщите его администраторам.</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Ошибка</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>Параметр</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Запрос</translation>
    </message>
    <message>
        <source>This did not work</source>
        <translation>Не получилось</translation>
    </message>
    <message>
        <source>This page is out of date</source>
        <translation>Страница устарела</translation>
    </message>
    <message>
        <source>It was open for too long, or you signed in or out in the meantime. Nothing was done.</source>
        <translation>Она была открыта слишком долго, или вы тем временем вошли или вышли. Ничего не изменено.</translation>
    </message>
    <message>
        <source>Page out of date</source>
        <translation>Страница устарела</translation>
    </message>
</context>
<context>
    <name>scopes</name>
    <message>
        <source>Know that it is you</source>
        <translation>Узнать, что это вы</translation>
    </message>
    <message>
        <source>See your user name</source>
        <translation>Видеть ваше имя пользователя</translation>
    </message>
    <message>
        <source>See your e-mail address</source>
        <translation>Видеть ваш адрес электронной почты</translation>
    </message>
    <message>
        <source>Keep this access while you are signed out</source>
        <translation>Сохранять этот доступ, когда вы вышли</translation>
    </message>
    <message>
        <source>Read your data through the API</source>
        <translation>Читать ваши данные через API</translation>
    </message>
    <message>
        <source>Change your data through the API</source>
        <translation>Изменять ваши данные через API</translation>
    </message>
    <message>
        <source>Administer this server: users, clients and keys</source>
        <translation>Управлять этим сервером: пользователями, клиентами и ключами</translation>
    </message>
</context>
<context>
    <name>sign-in</name>
    <message>
        <source>Sign in</source>
        <comment>heading</comment>
        <translation>Вход</translation>
    </message>
    <message>
        <source>Try again in %1.</source>
        <translation>Попробуйте снова через %1.</translation>
    </message>
    <message>
        <source>Enter both your user name and your password</source>
        <translation>Введите и имя пользователя, и пароль</translation>
    </message>
    <message>
        <source>Wrong user name or password</source>
        <translation>Неверное имя пользователя или пароль</translation>
    </message>
    <message>
        <source>Check both, and whether Caps Lock is on.</source>
        <translation>Проверьте их, а также не включён ли Caps Lock.</translation>
    </message>
    <message>
        <source>Too many failed attempts</source>
        <translation>Слишком много неудачных попыток</translation>
    </message>
    <message>
        <source>Sign-in with this name is locked for a while.</source>
        <translation>Вход под этим именем временно заблокирован.</translation>
    </message>
    <message>
        <source>Too many attempts</source>
        <translation>Слишком много попыток</translation>
    </message>
    <message>
        <source>The server is busy</source>
        <translation>Сервер занят</translation>
    </message>
    <message>
        <source>to continue to %1</source>
        <translation>чтобы продолжить в %1</translation>
    </message>
    <message>
        <source>User name or e-mail</source>
        <translation>Имя пользователя или эл. почта</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Войти</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Choose an account</source>
        <translation>Выберите учётную запись</translation>
    </message>
    <message>
        <source>Continue as %1</source>
        <translation>Продолжить как %1</translation>
    </message>
    <message>
        <source>Use another account</source>
        <translation>Войти под другим именем</translation>
    </message>
</context>
<context>
    <name>sign-out</name>
    <message>
        <source>Sign out</source>
        <comment>heading</comment>
        <translation>Выход</translation>
    </message>
    <message>
        <source>Sign out?</source>
        <translation>Выйти?</translation>
    </message>
    <message>
        <source>You are signed in as %1.</source>
        <translation>Вы вошли как %1.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Stay signed in</source>
        <translation>Остаться в системе</translation>
    </message>
    <message>
        <source>You are signed out</source>
        <translation>Вы вышли</translation>
    </message>
    <message>
        <source>On a computer that others use too, close the browser now.</source>
        <translation>Если этим компьютером пользуются и другие, закройте браузер.</translation>
    </message>
</context>
<context>
    <name>time</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n секунду</numerusform>
            <numerusform>%n секунды</numerusform>
            <numerusform>%n секунд</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n минуту</numerusform>
            <numerusform>%n минуты</numerusform>
            <numerusform>%n минут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n час</numerusform>
            <numerusform>%n часа</numerusform>
            <numerusform>%n часов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n день</numerusform>
            <numerusform>%n дня</numerusform>
            <numerusform>%n дней</numerusform>
        </translation>
    </message>
</context>
</TS>
