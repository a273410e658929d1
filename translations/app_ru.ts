<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>FaultText</name>
    <message>
        <source>Delay</source>
        <translation>Задержка</translation>
    </message>
    <message>
        <source>429 Too many requests</source>
        <translation>429 Слишком много запросов</translation>
    </message>
    <message>
        <source>503 Unavailable</source>
        <translation>503 Недоступно</translation>
    </message>
    <message>
        <source>Lost answer</source>
        <translation>Потерянный ответ</translation>
    </message>
    <message>
        <source>The answer is right but comes late. Shows time-outs.</source>
        <translation>Ответ верный, но приходит поздно. Показывает, как клиент переносит тайм-ауты.</translation>
    </message>
    <message>
        <source>Refused before it is done. Shows whether Retry-After is obeyed.</source>
        <translation>Отказ без выполнения. Показывает, соблюдает ли клиент Retry-After.</translation>
    </message>
    <message>
        <source>Refused before it is done. Shows retries and circuit breakers.</source>
        <translation>Отказ без выполнения. Показывает повторы и срабатывание предохранителя.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Токены</translation>
    </message>
    <message>
        <source>User info</source>
        <translation>Сведения о пользователе</translation>
    </message>
    <message>
        <source>Introspection</source>
        <translation>Интроспекция</translation>
    </message>
    <message>
        <source>Keys (JWKS)</source>
        <translation>Ключи (JWKS)</translation>
    </message>
    <message>
        <source>All but pages</source>
        <translation>Все, кроме страниц</translation>
    </message>
    <message>
        <source>off</source>
        <comment>a fault</comment>
        <translation>выключено</translation>
    </message>
    <message>
        <source>off, %1 of %2 requests hit</source>
        <comment>a fault</comment>
        <translation>выключено, задето запросов: %1 из %2</translation>
    </message>
    <message>
        <source>on, %1 of %2 requests hit, ends %3</source>
        <comment>a fault</comment>
        <translation>включено, задето запросов: %1 из %2, конец %3</translation>
    </message>
    <message>
        <source>The refresh token is rotated, then the connection closes. Within its grace time a client gets the same successor for the old one; later, or without a grace time, that counts as theft and ends the chain.</source>
        <translation>Токен обновления заменяется, затем соединение закрывается. В льготный период по старому токену придёт тот же новый; после него (или если его нет) это считается кражей и завершает цепочку.</translation>
    </message>
</context>
<context>
    <name>FilterProblems</name>
    <message>
        <source>There is no field “%1”. Put words to search for in quotes.</source>
        <translation>Поля «%1» нет. Слова для поиска заключите в кавычки.</translation>
    </message>
    <message>
        <source>A value is missing.</source>
        <translation>Не хватает значения.</translation>
    </message>
    <message>
        <source>Something is missing after “%1”.</source>
        <translation>После «%1» чего-то не хватает.</translation>
    </message>
    <message>
        <source>“%1” is searched for as a word. For the field write “%1 is …”.</source>
        <translation>«%1» ищется как слово. Для поля напишите «%1 is …».</translation>
    </message>
    <message>
        <source>The closing quote is missing.</source>
        <translation>Не хватает закрывающей кавычки.</translation>
    </message>
    <message>
        <source>The list of “%1” is not closed: “)” is missing.</source>
        <translation>Список «%1» не закрыт: не хватает «)».</translation>
    </message>
    <message>
        <source>“%1” is not a known value: nothing will be found.</source>
        <translation>Значение «%1» неизвестно: ничего не найдётся.</translation>
    </message>
    <message>
        <source>“%1” is no time. Examples: 15m, 2h, 7d, today, 2026-01-31, 2026-01-31 14:30.</source>
        <translation>«%1» — не время. Примеры: 15m, 2h, 7d, today, 2026-01-31, 2026-01-31 14:30.</translation>
    </message>
    <message>
        <source>“or” joins values of one field only. Put words to search for in quotes.</source>
        <translation>«or» соединяет только значения одного поля. Слова для поиска заключите в кавычки.</translation>
    </message>
    <message>
        <source>The filter is too long.</source>
        <translation>Фильтр слишком длинный.</translation>
    </message>
    <message>
        <source>A time cannot be excluded: write “since” or “until”.</source>
        <translation>Время нельзя исключить: напишите «since» или «until».</translation>
    </message>
    <message>
        <source>%1 (character %2)</source>
        <translation>%1 (символ %2)</translation>
    </message>
    <message>
        <source>%1 Did you mean “%2”?</source>
        <translation>%1 Возможно, вы имели в виду «%2»?</translation>
    </message>
</context>
<context>
    <name>app::DesktopStart</name>
    <message>
        <source>Gatehouse did not start</source>
        <translation>Gatehouse не запустился</translation>
    </message>
    <message>
        <source>The port is in use</source>
        <translation>Порт занят</translation>
    </message>
    <message>
        <source>Use a free port</source>
        <translation>Взять свободный порт</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>Пароль пользователя %1</translation>
    </message>
    <message>
        <source>Secret of %1</source>
        <translation>Секрет клиента %1</translation>
    </message>
</context>
<context>
    <name>ui::AboutDialog</name>
    <message>
        <source>About Gatehouse</source>
        <translation>О программе Gatehouse</translation>
    </message>
    <message>
        <source>Sign-in server for OAuth 2 and OpenID Connect, with its console</source>
        <translation>Сервер входа OAuth 2 и OpenID Connect с консолью управления</translation>
    </message>
    <message>
        <source>Copy versions and licences</source>
        <translation>Копировать версии и лицензии</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Версии</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Лицензии</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>ui::ActionRows</name>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>rows of a list</comment>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Activity</name>
    <message>
        <source>Succeeded</source>
        <translation>Успешно</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Неудачно</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Отказано</translation>
    </message>
    <message>
        <source>Sign-ins</source>
        <translation>Входы</translation>
    </message>
    <message>
        <source>Tokens issued</source>
        <translation>Выдача токенов</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Выдано</translation>
    </message>
    <message>
        <source>Refreshes</source>
        <translation>Обновления токенов</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>Отражено</translation>
    </message>
    <message>
        <source>Detected</source>
        <translation>Обнаружено</translation>
    </message>
    <message>
        <source>Limits reached</source>
        <translation>Превышения ограничений</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Блокировки</translation>
    </message>
    <message>
        <source>By event</source>
        <translation>По событию</translation>
    </message>
    <message>
        <source>By result</source>
        <translation>По результату</translation>
    </message>
    <message>
        <source>By user</source>
        <translation>По пользователю</translation>
    </message>
    <message>
        <source>By client</source>
        <translation>По клиенту</translation>
    </message>
    <message>
        <source>By address</source>
        <translation>По адресу</translation>
    </message>
    <message>
        <source>By grant</source>
        <translation>По способу выдачи</translation>
    </message>
    <message>
        <source>By reason</source>
        <translation>По причине</translation>
    </message>
    <message>
        <source>By actor</source>
        <translation>По исполнителю</translation>
    </message>
    <message>
        <source>By request</source>
        <translation>По запросу</translation>
    </message>
    <message>
        <source>By chain</source>
        <translation>По цепочке</translation>
    </message>
</context>
<context>
    <name>ui::ActivityCard</name>
    <message>
        <source>Activity</source>
        <translation>Активность</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Успешно</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Неудачно</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>Что считать</translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation>Период</translation>
    </message>
    <message>
        <source>15 minutes</source>
        <translation>15 минут</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 час</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 часа</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 дней</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 дней</translation>
    </message>
    <message>
        <source>Shares by</source>
        <translation>Доли</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>Показать таблицей</translation>
    </message>
    <message>
        <source>%1 over time</source>
        <translation>%1 по времени</translation>
    </message>
    <message>
        <source>From</source>
        <translation>С</translation>
    </message>
    <message>
        <source>Activity over time</source>
        <translation>Активность по времени</translation>
    </message>
</context>
<context>
    <name>ui::AddressPage</name>
    <message>
        <source>Its address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>HTTPS, with a certificate made here</source>
        <translation>HTTPS с сертификатом, созданным здесь</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Издатель (issuer)</translation>
    </message>
    <message>
        <source>The name in every token; applications compare it letter by letter.</source>
        <translation>Имя в каждом токене; приложения сравнивают его посимвольно.</translation>
    </message>
    <message>
        <source>Listens on</source>
        <translation>Принимает запросы на</translation>
    </message>
    <message>
        <source>The command line or the environment says so.</source>
        <translation>Задано командной строкой или окружением.</translation>
    </message>
    <message>
        <source>This computer only (127.0.0.1)</source>
        <translation>Только этот компьютер (127.0.0.1)</translation>
    </message>
    <message>
        <source>All computers of the network (0.0.0.0)</source>
        <translation>Все компьютеры сети (0.0.0.0)</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Порт</translation>
    </message>
    <message>
        <source>Reachable from</source>
        <translation>Кому доступен</translation>
    </message>
    <message>
        <source>Names and addresses in the certificate</source>
        <translation>Имена и адреса в сертификате</translation>
    </message>
    <message>
        <source>Each device has to trust its authority once: authority.pem in the data folder.</source>
        <translation>На каждом устройстве нужно один раз добавить удостоверяющий центр в доверенные: authority.pem в папке данных.</translation>
    </message>
    <message>
        <source>▲ Passwords and tokens will cross the network readable for everybody on it. Choose HTTPS, or put a proxy with HTTPS in front.</source>
        <translation>▲ Пароли и токены пойдут по сети в открытом виде, и любой в ней сможет их прочитать. Включите HTTPS или поставьте перед сервером прокси с HTTPS.</translation>
    </message>
    <message>
        <source>Trying the port…</source>
        <translation>Проверка порта…</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Свободен</translation>
    </message>
    <message>
        <source>Only the administrator may use it</source>
        <translation>Доступен только администратору системы</translation>
    </message>
    <message>
        <source>In use by another program</source>
        <translation>Занят другой программой</translation>
    </message>
    <message>
        <source>Use %1</source>
        <comment>a port</comment>
        <translation>Взять %1</translation>
    </message>
</context>
<context>
    <name>ui::AddressPane</name>
    <message>
        <source>HTTPS and proxies</source>
        <translation>HTTPS и прокси</translation>
    </message>
    <message>
        <source>Add address…</source>
        <translation>Добавить адрес…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Изменить…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Copy URL</source>
        <translation>Копировать URL</translation>
    </message>
    <message>
        <source>The changes are saved and in effect.</source>
        <translation>Изменения сохранены и действуют.</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Адреса</translation>
    </message>
    <message>
        <source>At least one address is needed</source>
        <translation>Нужен хотя бы один адрес</translation>
    </message>
    <message>
        <source>The server listens on the new address.</source>
        <translation>Сервер принимает соединения на новом адресе.</translation>
    </message>
    <message>
        <source>Stop listening on %1?</source>
        <translation>Перестать слушать %1?</translation>
    </message>
    <message>
        <source>Clients that use this address get no answer any more. Requests that are being answered are finished.</source>
        <translation>Клиенты, которые обращаются по этому адресу, больше не получат ответа. Начатые запросы будут завершены.</translation>
    </message>
    <message>
        <source>Stop listening here</source>
        <translation>Перестать слушать</translation>
    </message>
    <message>
        <source>The address is removed.</source>
        <translation>Адрес убран.</translation>
    </message>
</context>
<context>
    <name>ui::AdminPage</name>
    <message>
        <source>more characters</source>
        <comment>a password lacks …</comment>
        <translation>больше символов</translation>
    </message>
    <message>
        <source>an upper-case letter</source>
        <comment>a password lacks …</comment>
        <translation>заглавная буква</translation>
    </message>
    <message>
        <source>a lower-case letter</source>
        <comment>a password lacks …</comment>
        <translation>строчная буква</translation>
    </message>
    <message>
        <source>a digit</source>
        <comment>a password lacks …</comment>
        <translation>цифра</translation>
    </message>
    <message>
        <source>a special character</source>
        <comment>a password lacks …</comment>
        <translation>специальный символ</translation>
    </message>
    <message>
        <source>fewer characters (72 bytes at most)</source>
        <comment>a password lacks …</comment>
        <translation>меньше символов (не больше 72 байт)</translation>
    </message>
    <message>
        <source>a word that not everybody tries</source>
        <comment>a password lacks …</comment>
        <translation>менее очевидное слово</translation>
    </message>
    <message>
        <source>Strength: weak</source>
        <translation>Пароль: слабый</translation>
    </message>
    <message>
        <source>Strength: fair</source>
        <translation>Пароль: средний</translation>
    </message>
    <message>
        <source>Strength: good</source>
        <translation>Пароль: хороший</translation>
    </message>
    <message>
        <source>Strength: strong</source>
        <translation>Пароль: надёжный</translation>
    </message>
    <message>
        <source>The first account</source>
        <translation>Первая учётная запись</translation>
    </message>
    <message>
        <source>It signs in to your applications, and tokens are made for it while you try things. The console itself asks for no account.</source>
        <translation>Под ней входят в ваши приложения, для неё выдаются пробные токены. Сама консоль учётной записи не спрашивает.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
    </message>
    <message>
        <source>The password is the one in AUTH_SERVICE__MASTER_KEY.</source>
        <translation>Пароль задан в AUTH_SERVICE__MASTER_KEY.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Generated for you; type over it to use your own. It is shown once more at the end.</source>
        <translation>Сгенерирован для вас; можно ввести свой. В конце он будет показан ещё раз.</translation>
    </message>
    <message>
        <source>Copy password; the clipboard is cleared after 30 seconds</source>
        <translation>Копировать пароль; через 30 секунд буфер обмена очистится</translation>
    </message>
    <message>
        <source>Another one</source>
        <translation>Другой</translation>
    </message>
    <message>
        <source>It still lacks: %1</source>
        <translation>Ещё нужно: %1</translation>
    </message>
</context>
<context>
    <name>ui::AlertLine</name>
    <message>
        <source>Notice</source>
        <translation>К сведению</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Предупреждение</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Критично</translation>
    </message>
    <message>
        <source>snoozed until %1</source>
        <translation>отложено до %1</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Принять</translation>
    </message>
    <message>
        <source>Quiet until it happens again or gets worse</source>
        <translation>Не напоминать, пока не повторится или не станет хуже</translation>
    </message>
    <message>
        <source>Snooze for an hour</source>
        <translation>Отложить на час</translation>
    </message>
    <message>
        <source>Snooze for a day</source>
        <translation>Отложить на день</translation>
    </message>
    <message>
        <source>Snooze for a week</source>
        <translation>Отложить на неделю</translation>
    </message>
</context>
<context>
    <name>ui::AlertList</name>
    <message>
        <source>Alerts</source>
        <translation>Предупреждения</translation>
    </message>
    <message>
        <source>Nothing needs a look.</source>
        <translation>Ничто не требует внимания.</translation>
    </message>
    <message>
        <source>Acknowledged or snoozed: %1</source>
        <translation>Принято или отложено: %1</translation>
    </message>
</context>
<context>
    <name>ui::AlertText</name>
    <message numerus="yes">
        <source>Reuse detected: a refresh token or code was used twice; its chain was revoked. Times: %n.</source>
        <translation>
            <numerusform>Обнаружен повтор: токен обновления или код использован снова (%n раз), цепочка отозвана.</numerusform>
            <numerusform>Обнаружен повтор: токен обновления или код использован снова (%n раза), цепочка отозвана.</numerusform>
            <numerusform>Обнаружен повтор: токен обновления или код использован снова (%n раз), цепочка отозвана.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Many sign-ins fail. Failed: %n.</source>
        <translation>
            <numerusform>Много неудачных входов: %n попытка.</numerusform>
            <numerusform>Много неудачных входов: %n попытки.</numerusform>
            <numerusform>Много неудачных входов: %n попыток.</numerusform>
        </translation>
    </message>
    <message>
        <source>The signing key %1 is due for rotation.</source>
        <translation>Ключ подписи %1 пора сменить.</translation>
    </message>
    <message>
        <source>The key-encryption key is not in the system&apos;s keychain.</source>
        <translation>Ключ шифрования ключей хранится не в системной связке ключей.</translation>
    </message>
    <message>
        <source>The token endpoint is slower than 200 ms.</source>
        <translation>Выдача токенов медленнее 200 мс.</translation>
    </message>
    <message>
        <source>The database does not answer as it should.</source>
        <translation>База данных отвечает с ошибками.</translation>
    </message>
    <message>
        <source>The audit log was altered: its hash chain is broken.</source>
        <translation>Журнал аудита изменён: цепочка хешей нарушена.</translation>
    </message>
    <message>
        <source>The certificate of %1 has expired, or does within a week.</source>
        <translation>Сертификат %1 истёк или истекает в течение недели.</translation>
    </message>
    <message>
        <source>The certificate of %1 expires within 30 days.</source>
        <translation>Сертификат %1 истекает в течение 30 дней.</translation>
    </message>
    <message numerus="yes">
        <source>Names locked after failed sign-ins: %n.</source>
        <translation>
            <numerusform>После неудачных входов заблокировано %n имя.</numerusform>
            <numerusform>После неудачных входов заблокированы %n имени.</numerusform>
            <numerusform>После неудачных входов заблокировано %n имён.</numerusform>
        </translation>
    </message>
    <message>
        <source>The token endpoint is slower than 200 ms: p95 is %1 ms.</source>
        <translation>Выдача токенов медленнее 200 мс: p95 — %1 мс.</translation>
    </message>
    <message>
        <source>The disk is nearly full: %1 MB are free where the database lies.</source>
        <translation>Диск почти заполнен: там, где лежит база данных, свободно %1 МБ.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock was set forward by %1. Tokens may have expired early.</source>
        <translation>Часы этого компьютера перевели вперёд на %1. Токены могли истечь раньше срока.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock was set back by %1. Tokens may live longer.</source>
        <translation>Часы этого компьютера перевели назад на %1. Токены могут жить дольше срока.</translation>
    </message>
    <message>
        <source>The last backup is older than its schedule allows.</source>
        <translation>Последняя резервная копия старше, чем предусмотрено расписанием.</translation>
    </message>
    <message>
        <source>Reuse detected: a refresh token or code was used twice; its chain was revoked.</source>
        <translation>Обнаружен повтор: токен обновления или код использован снова, цепочка отозвана.</translation>
    </message>
    <message>
        <source>A scheduled backup failed. It is tried again every hour.</source>
        <translation>Не удалось создать резервную копию по расписанию. Попытка повторяется каждый час.</translation>
    </message>
    <message>
        <source>Tokens name the issuer %1, but the server listens elsewhere.</source>
        <translation>В токенах указан издатель %1, но сервер принимает запросы по другому адресу.</translation>
    </message>
    <message>
        <source>Reuse detected: a refresh token or code of %1 at %2 was used twice; its chain was revoked.</source>
        <comment>a user, a client</comment>
        <translation>Обнаружен повтор: токен обновления или код пользователя %1 (клиент %2) использован снова, цепочка отозвана.</translation>
    </message>
    <message numerus="yes">
        <source>%1 Times in all: %n.</source>
        <comment>a sentence</comment>
        <translation>
            <numerusform>%1 Всего раз: %n.</numerusform>
            <numerusform>%1 Всего раз: %n.</numerusform>
            <numerusform>%1 Всего раз: %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AllSettingsPane</name>
    <message>
        <source>Only changed</source>
        <translation>Только изменённые</translation>
    </message>
    <message>
        <source>Those that are not at their default</source>
        <translation>Настройки, значения которых отличаются от значений по умолчанию</translation>
    </message>
    <message>
        <source>Search settings by name, meaning, variable or value</source>
        <translation>Поиск по настройкам</translation>
    </message>
</context>
<context>
    <name>ui::ApplicationType</name>
    <message>
        <source>Native or mobile app</source>
        <translation>Настольное или мобильное приложение</translation>
    </message>
    <message>
        <source>Single-page app</source>
        <translation>Одностраничное приложение</translation>
    </message>
    <message>
        <source>Web server</source>
        <translation>Веб-сервер</translation>
    </message>
    <message>
        <source>Legacy password client</source>
        <translation>Устаревший клиент с паролем</translation>
    </message>
    <message>
        <source>Runs on a user&apos;s device. Public client, sign-in in the browser with PKCE, refresh tokens.</source>
        <translation>Работает на устройстве пользователя. Публичный клиент, вход в браузере с PKCE, токены обновления.</translation>
    </message>
    <message>
        <source>Runs in the browser. Public client with PKCE; needs its CORS origin.</source>
        <translation>Работает в браузере. Публичный клиент с PKCE; нужно указать его источник CORS.</translation>
    </message>
    <message>
        <source>Keeps a secret on a server. Confidential client, sign-in in the browser, refresh tokens.</source>
        <translation>Хранит секрет на сервере. Конфиденциальный клиент, вход в браузере, токены обновления.</translation>
    </message>
    <message>
        <source>Acts for itself, without users. Confidential client with client credentials.</source>
        <translation>Действует от своего имени, без пользователей. Конфиденциальный клиент, получает токены по своим учётным данным.</translation>
    </message>
    <message>
        <source>Sends the user&apos;s password itself. Only for applications that cannot open a browser yet.</source>
        <translation>Сам передаёт пароль пользователя. Только для приложений, которые пока не умеют открывать браузер.</translation>
    </message>
    <message>
        <source>Service or machine</source>
        <translation>Сервис или фоновая задача</translation>
    </message>
    <message>
        <source>Device: TV or command line</source>
        <translation>Устройство: телевизор или командная строка</translation>
    </message>
    <message>
        <source>Has no browser. Shows a short code; the user types it on a phone or computer and signs in there.</source>
        <translation>Устройство без браузера. Показывает короткий код; пользователь вводит его на телефоне или компьютере и входит там.</translation>
    </message>
</context>
<context>
    <name>ui::AuditCells</name>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Событие</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Пользователь</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Address</source>
        <comment>network address</comment>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Ошибка</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Закладка</translation>
    </message>
    <message>
        <source>Bookmark: %1</source>
        <comment>a note</comment>
        <translation>Закладка: %1</translation>
    </message>
    <message>
        <source>Colour rule: %1</source>
        <translation>Правило цвета: %1</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <comment>how long ago, then the exact time</comment>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <comment>column of bookmarks and colour rules</comment>
        <translation>Закладка</translation>
    </message>
</context>
<context>
    <name>ui::AuditChart</name>
    <message>
        <source>Events over time, as a table</source>
        <translation>События по времени, таблицей</translation>
    </message>
    <message>
        <source>From</source>
        <translation>С</translation>
    </message>
    <message>
        <source>To</source>
        <translation>По</translation>
    </message>
    <message>
        <source>Ok</source>
        <comment>events that succeeded</comment>
        <translation>Успех</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>events that failed</comment>
        <translation>Отказ</translation>
    </message>
    <message>
        <source>As table</source>
        <translation>Таблицей</translation>
    </message>
    <message>
        <source>Zoom out (double click or Backspace)</source>
        <translation>Шире по времени (двойной щелчок или Backspace)</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Шире по времени</translation>
    </message>
</context>
<context>
    <name>ui::AuditDiff</name>
    <message>
        <source>hidden</source>
        <comment>a secret value</comment>
        <translation>скрыто</translation>
    </message>
</context>
<context>
    <name>ui::AuditFacetPanel</name>
    <message>
        <source>Values of the matching events</source>
        <translation>Значения найденных событий</translation>
    </message>
    <message numerus="yes">
        <source>Counted over the newest %Ln event(s).</source>
        <translation>
            <numerusform>Подсчитано по %Ln последнему событию.</numerusform>
            <numerusform>Подсчитано по %Ln последним событиям.</numerusform>
            <numerusform>Подсчитано по %Ln последним событиям.</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave these rows out (Ctrl+click)</source>
        <translation>Исключить эти записи (Ctrl+щелчок)</translation>
    </message>
    <message>
        <source>%1: %2, %3 event(s)</source>
        <comment>a field, its value, a number</comment>
        <translation>%1: %2, событий: %3</translation>
    </message>
    <message>
        <source>No event matches, so there are no values.</source>
        <translation>Ни одно событие не подходит, поэтому значений нет.</translation>
    </message>
</context>
<context>
    <name>ui::AuditFacts</name>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Агент</translation>
    </message>
    <message>
        <source>Row</source>
        <comment>number of a row</comment>
        <translation>Запись</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Хеш</translation>
    </message>
    <message>
        <source>User ID</source>
        <translation>ID пользователя</translation>
    </message>
    <message>
        <source>Leave rows with this value out</source>
        <translation>Исключить записи с этим значением</translation>
    </message>
    <message>
        <source>Only rows with this value</source>
        <translation>Только записи с этим значением</translation>
    </message>
    <message>
        <source>Leave out: %1</source>
        <comment>a field</comment>
        <translation>Исключить: %1</translation>
    </message>
    <message>
        <source>Filter by: %1</source>
        <comment>a field</comment>
        <translation>Фильтр: %1</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <comment>an event in words, its name in the log</comment>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>how long ago, then the exact time</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>ui::AuditFilterBar</name>
    <message>
        <source>Filter: user is admin and result is failed, or any word</source>
        <translation>Фильтр: user is admin and result is failed или любое слово</translation>
    </message>
</context>
<context>
    <name>ui::AuditHistogram</name>
    <message>
        <source>Ok</source>
        <comment>events that succeeded</comment>
        <translation>Успех</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>events that failed</comment>
        <translation>Отказ</translation>
    </message>
    <message>
        <source>Events over time</source>
        <translation>События по времени</translation>
    </message>
</context>
<context>
    <name>ui::AuditJobs</name>
    <message>
        <source>Verifying the audit log …</source>
        <translation>Проверка журнала аудита…</translation>
    </message>
    <message>
        <source>Verifying was stopped; nothing is known yet.</source>
        <translation>Проверка остановлена, результата нет.</translation>
    </message>
    <message>
        <source>Show row</source>
        <translation>Показать запись</translation>
    </message>
    <message>
        <source>Copy head</source>
        <translation>Копировать конец цепочки</translation>
    </message>
    <message>
        <source>Export the audit log</source>
        <translation>Экспорт журнала аудита</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Таблица CSV (*.csv)</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>Exporting to %1 …</source>
        <translation>Экспорт в %1…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) exported to %1.</source>
        <translation>
            <numerusform>%Ln запись сохранена в %1.</numerusform>
            <numerusform>%Ln записи сохранены в %1.</numerusform>
            <numerusform>%Ln записей сохранено в %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Открыть папку</translation>
    </message>
    <message>
        <source>The export was stopped; no file was written.</source>
        <translation>Экспорт остановлен, файл не записан.</translation>
    </message>
</context>
<context>
    <name>ui::AuditList</name>
    <message>
        <source>Events</source>
        <translation>События</translation>
    </message>
</context>
<context>
    <name>ui::AuditMarkDialog</name>
    <message>
        <source>Bookmark</source>
        <translation>Закладка</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>Сохранить заметку</translation>
    </message>
    <message>
        <source>Set bookmark</source>
        <translation>Поставить закладку</translation>
    </message>
    <message>
        <source>A note for you and other administrators, or nothing</source>
        <translation>Заметка для себя и других администраторов, можно без неё</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Заметка</translation>
    </message>
    <message>
        <source>Remove bookmark</source>
        <translation>Убрать закладку</translation>
    </message>
    <message>
        <source>The note is longer than 500 characters. Shorten it.</source>
        <translation>Заметка длиннее 500 символов. Сократите её.</translation>
    </message>
</context>
<context>
    <name>ui::AuditPage</name>
    <message>
        <source>Audit log</source>
        <translation>Журнал аудита</translation>
    </message>
    <message>
        <source>Verify chain</source>
        <translation>Проверить целостность</translation>
    </message>
    <message>
        <source>Check that no row was altered, removed or reordered</source>
        <translation>Проверить, что записи не изменены, не удалены и не переставлены</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Экспорт…</translation>
    </message>
    <message>
        <source>The rows shown here as CSV…</source>
        <translation>Показанные записи в CSV…</translation>
    </message>
    <message>
        <source>The rows shown here as JSON lines…</source>
        <translation>Показанные записи в JSON Lines…</translation>
    </message>
    <message>
        <source>Explain a refusal by its request ID</source>
        <translation>Объяснить отказ по ID запроса</translation>
    </message>
    <message>
        <source>The filter was copied. It can be pasted into the filter line.</source>
        <translation>Фильтр скопирован. Его можно вставить в строку фильтра.</translation>
    </message>
    <message>
        <source>The command was copied.</source>
        <translation>Команда скопирована.</translation>
    </message>
    <message>
        <source>Bookmark…</source>
        <translation>Закладка…</translation>
    </message>
    <message>
        <source>Show its request</source>
        <translation>Показать его запрос</translation>
    </message>
    <message>
        <source>Bookmark the event</source>
        <translation>Поставить закладку на событие</translation>
    </message>
    <message>
        <source>Previous event of the same user, client or address</source>
        <translation>Предыдущее событие того же пользователя, клиента или адреса</translation>
    </message>
    <message>
        <source>Next event of the same user, client or address</source>
        <translation>Следующее событие того же пользователя, клиента или адреса</translation>
    </message>
    <message>
        <source>Show the newest events</source>
        <translation>Показать самые новые события</translation>
    </message>
    <message>
        <source>Show the oldest events</source>
        <translation>Показать самые старые события</translation>
    </message>
    <message>
        <source>Choose a range of time</source>
        <translation>Выбрать промежуток времени</translation>
    </message>
    <message>
        <source>Zoom out in time</source>
        <translation>Расширить промежуток времени</translation>
    </message>
    <message>
        <source>Show or hide the facets</source>
        <translation>Показать или скрыть значения</translation>
    </message>
    <message>
        <source>Histogram as table</source>
        <translation>Гистограмма таблицей</translation>
    </message>
    <message>
        <source>Copy filter text</source>
        <translation>Копировать текст фильтра</translation>
    </message>
    <message>
        <source>Copy the command that lists these events</source>
        <translation>Копировать команду, которая выведет эти события</translation>
    </message>
    <message>
        <source>Colour rules…</source>
        <translation>Правила цвета…</translation>
    </message>
    <message>
        <source>The question was given up. What is shown may answer the one before.</source>
        <translation>Запрос отменён. То, что показано, может относиться к прежнему.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Explain a request…</source>
        <translation>Объяснить запрос…</translation>
    </message>
</context>
<context>
    <name>ui::AuditPane</name>
    <message>
        <source>Select an event to see all of it.</source>
        <translation>Выберите событие, чтобы увидеть его целиком.</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Запрос</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Поля</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Данные</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Правки</translation>
    </message>
    <message>
        <source>Open chain</source>
        <translation>Открыть цепочку</translation>
    </message>
    <message>
        <source>Why refused?</source>
        <translation>Почему отказано?</translation>
    </message>
    <message>
        <source>Copy this event</source>
        <translation>Копировать событие</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Копировать как JSON</translation>
    </message>
    <message>
        <source>The event was copied as JSON.</source>
        <translation>Событие скопировано как JSON.</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Копировать как Markdown</translation>
    </message>
    <message>
        <source>The event was copied as Markdown.</source>
        <translation>Событие скопировано как Markdown.</translation>
    </message>
    <message>
        <source>Copy the command that lists its request</source>
        <translation>Копировать команду, которая выведет его запрос</translation>
    </message>
    <message>
        <source>The command was copied.</source>
        <translation>Команда скопирована.</translation>
    </message>
    <message>
        <source>Data of the event</source>
        <translation>Данные события</translation>
    </message>
    <message>
        <source>What the event changed</source>
        <translation>Что изменило событие</translation>
    </message>
    <message>
        <source>Step through the events of</source>
        <translation>Переходить по событиям</translation>
    </message>
    <message>
        <source>this user</source>
        <translation>этого пользователя</translation>
    </message>
    <message>
        <source>this client</source>
        <translation>этого клиента</translation>
    </message>
    <message>
        <source>this address</source>
        <translation>этого адреса</translation>
    </message>
    <message>
        <source>The event before of the same user, client or address ([)</source>
        <translation>Предыдущее событие того же пользователя, клиента или адреса ([)</translation>
    </message>
    <message>
        <source>The event after of the same user, client or address (])</source>
        <translation>Следующее событие того же пользователя, клиента или адреса (])</translation>
    </message>
    <message>
        <source>Change the note or remove the bookmark (M)</source>
        <translation>Изменить заметку или убрать закладку (M)</translation>
    </message>
    <message>
        <source>Bookmark with a note (M)</source>
        <translation>Закладка с заметкой (M)</translation>
    </message>
</context>
<context>
    <name>ui::AuditRange</name>
    <message>
        <source>%1 – %2</source>
        <comment>two moments</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>since %1</source>
        <comment>a moment</comment>
        <translation>с %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>a moment</comment>
        <translation>до %1</translation>
    </message>
</context>
<context>
    <name>ui::AuditRangeDialog</name>
    <message>
        <source>Range of time</source>
        <translation>Промежуток времени</translation>
    </message>
    <message>
        <source>Show range</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;С</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;По</translation>
    </message>
    <message>
        <source>The range ends before it begins. Set a later end or an earlier start.</source>
        <translation>Промежуток кончается раньше, чем начинается. Сдвиньте конец или начало.</translation>
    </message>
</context>
<context>
    <name>ui::AuditRangeRow</name>
    <message>
        <source>15 min</source>
        <translation>15 мин</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 ч</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 ч</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 д</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30 д</translation>
    </message>
    <message>
        <source>All</source>
        <comment>of the audit log</comment>
        <translation>Всё время</translation>
    </message>
    <message>
        <source>From one moment to another</source>
        <translation>С одного момента до другого</translation>
    </message>
    <message>
        <source>Custom…</source>
        <comment>range of time</comment>
        <translation>Период…</translation>
    </message>
</context>
<context>
    <name>ui::AuditRequestRows</name>
    <message>
        <source>Events of the same request</source>
        <translation>События того же запроса</translation>
    </message>
    <message>
        <source>After</source>
        <comment>milliseconds since the first event</comment>
        <translation>Через</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Событие</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>Show this request in the list</source>
        <translation>Показать этот запрос в списке</translation>
    </message>
    <message>
        <source>+%1 ms</source>
        <translation>+%1 мс</translation>
    </message>
    <message>
        <source>+%1</source>
        <comment>a span of time</comment>
        <translation>+%1</translation>
    </message>
    <message>
        <source>This event did not come from a request.</source>
        <translation>Это событие вызвано не запросом.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s) of one request, in their order.</source>
        <translation>
            <numerusform>%Ln событие одного запроса, по порядку.</numerusform>
            <numerusform>%Ln события одного запроса, по порядку.</numerusform>
            <numerusform>%Ln событий одного запроса, по порядку.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AuditRules</name>
    <message>
        <source>Red</source>
        <translation>Красный</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Янтарный</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Зелёный</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Синий</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Фиолетовый</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Серый</translation>
    </message>
    <message>
        <source>Changes by administrators</source>
        <translation>Изменения администраторов</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Неудачи</translation>
    </message>
</context>
<context>
    <name>ui::AuditRulesDialog</name>
    <message>
        <source>Colour rules</source>
        <translation>Правила цвета</translation>
    </message>
    <message>
        <source>Keep rules</source>
        <translation>Сохранить правила</translation>
    </message>
    <message>
        <source>In &amp;use</source>
        <translation>&amp;Включено</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>Исходные правила</translation>
    </message>
    <message>
        <source>The first rule in use that finds an event colours its row.</source>
        <translation>Цвет строке даёт первое включённое правило, под которое подходит событие.</translation>
    </message>
    <message>
        <source>Add rule</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Новое правило</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Выше</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Ниже</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Название</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Фильтр</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>&amp;Цвет</translation>
    </message>
    <message>
        <source>%1 (off)</source>
        <translation>%1 (выключено)</translation>
    </message>
    <message>
        <source>This rule has no filter that can be understood. Mend it, switch it off or remove it.</source>
        <translation>Фильтр этого правила не удаётся разобрать. Исправьте, выключите или удалите правило.</translation>
    </message>
</context>
<context>
    <name>ui::AuditSearch</name>
    <message>
        <source>Events of this kind</source>
        <translation>События этого вида</translation>
    </message>
    <message>
        <source>Events with “%1”</source>
        <translation>События с «%1»</translation>
    </message>
    <message>
        <source>Search the audit log</source>
        <translation>Искать в журнале аудита</translation>
    </message>
    <message>
        <source>Events from this address</source>
        <translation>События с этого адреса</translation>
    </message>
</context>
<context>
    <name>ui::AuditTask</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Остановка…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>rows done of rows there are</comment>
        <translation>%1 из %2</translation>
    </message>
</context>
<context>
    <name>ui::AuditTools</name>
    <message>
        <source>Facets</source>
        <translation>Значения</translation>
    </message>
    <message>
        <source>Values of the matching events and how often they are there</source>
        <translation>Значения найденных событий и как часто они встречаются</translation>
    </message>
    <message>
        <source>Bookmarked events only</source>
        <translation>Только события с закладками</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Ещё</translation>
    </message>
    <message>
        <source>Colour rules…</source>
        <translation>Правила цвета…</translation>
    </message>
    <message>
        <source>Copy filter text</source>
        <translation>Копировать текст фильтра</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Копировать команду</translation>
    </message>
</context>
<context>
    <name>ui::AuditView</name>
    <message>
        <source>There is no later event of the same.</source>
        <translation>Более поздних таких событий нет.</translation>
    </message>
    <message>
        <source>There is no earlier event of the same.</source>
        <translation>Более ранних таких событий нет.</translation>
    </message>
    <message>
        <source>No event matches this range and filter.</source>
        <translation>В этом промежутке нет событий, подходящих под условия.</translation>
    </message>
    <message>
        <source>Show the whole log</source>
        <translation>Показать весь журнал</translation>
    </message>
    <message>
        <source>The audit log has no event yet. A test token makes the first ones.</source>
        <translation>В журнале аудита пока нет событий. Первые появятся с пробным токеном.</translation>
    </message>
    <message>
        <source>Open the token lab</source>
        <translation>Открыть «Пробные токены»</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>No event of this request. Equal refusals share one event a minute, and a request that changes nothing may have none.</source>
        <translation>У этого запроса нет событий. Одинаковые отказы в течение минуты записываются одним событием, а запрос, который ничего не меняет, может не записываться вовсе.</translation>
    </message>
</context>
<context>
    <name>ui::AuditWords</name>
    <message>
        <source>Signed in</source>
        <translation>Вход выполнен</translation>
    </message>
    <message>
        <source>Sign-in failed</source>
        <translation>Вход не удался</translation>
    </message>
    <message>
        <source>Token issued</source>
        <translation>Токен выдан</translation>
    </message>
    <message>
        <source>Token refreshed</source>
        <translation>Токен обновлён</translation>
    </message>
    <message>
        <source>Token revoked</source>
        <translation>Токен отозван</translation>
    </message>
    <message>
        <source>Rate limit exceeded</source>
        <translation>Слишком много запросов</translation>
    </message>
    <message>
        <source>Account locked</source>
        <translation>Имя заблокировано</translation>
    </message>
    <message>
        <source>Account unlocked</source>
        <translation>Имя разблокировано</translation>
    </message>
    <message>
        <source>Password changed</source>
        <translation>Пароль изменён</translation>
    </message>
    <message>
        <source>User created</source>
        <translation>Пользователь создан</translation>
    </message>
    <message>
        <source>User changed</source>
        <translation>Пользователь изменён</translation>
    </message>
    <message>
        <source>User disabled</source>
        <translation>Пользователь отключён</translation>
    </message>
    <message>
        <source>User deleted</source>
        <translation>Пользователь удалён</translation>
    </message>
    <message>
        <source>Client created</source>
        <translation>Клиент создан</translation>
    </message>
    <message>
        <source>Client changed</source>
        <translation>Клиент изменён</translation>
    </message>
    <message>
        <source>Client deleted</source>
        <translation>Клиент удалён</translation>
    </message>
    <message>
        <source>Client secret rotated</source>
        <translation>Секрет клиента сменён</translation>
    </message>
    <message>
        <source>Signing key rotated</source>
        <translation>Ключ подписи сменён</translation>
    </message>
    <message>
        <source>Signing key revoked</source>
        <translation>Ключ подписи отозван</translation>
    </message>
    <message>
        <source>Consent granted</source>
        <translation>Согласие дано</translation>
    </message>
    <message>
        <source>Consent revoked</source>
        <translation>Согласие отозвано</translation>
    </message>
    <message>
        <source>Second factor enrolled</source>
        <translation>Второй фактор подключён</translation>
    </message>
    <message>
        <source>Second factor removed</source>
        <translation>Второй фактор удалён</translation>
    </message>
    <message>
        <source>API key created</source>
        <translation>Ключ API создан</translation>
    </message>
    <message>
        <source>API key revoked</source>
        <translation>Ключ API отозван</translation>
    </message>
    <message>
        <source>Device registered</source>
        <translation>Устройство добавлено</translation>
    </message>
    <message>
        <source>Device revoked</source>
        <translation>Устройство отозвано</translation>
    </message>
    <message>
        <source>Settings changed</source>
        <translation>Настройки изменены</translation>
    </message>
    <message>
        <source>Backup created</source>
        <translation>Резервная копия создана</translation>
    </message>
    <message>
        <source>Audit log exported</source>
        <translation>Журнал экспортирован</translation>
    </message>
    <message>
        <source>Secret viewed</source>
        <translation>Секрет просмотрен</translation>
    </message>
    <message>
        <source>Server started</source>
        <translation>Сервер запущен</translation>
    </message>
    <message>
        <source>Server stopped</source>
        <translation>Сервер остановлен</translation>
    </message>
    <message>
        <source>Row %1 was altered after it was written.</source>
        <translation>Запись %1 изменена после внесения в журнал.</translation>
    </message>
    <message>
        <source>A row is missing before row %1.</source>
        <translation>Перед записью %1 не хватает записи.</translation>
    </message>
    <message>
        <source>Row %1 does not stand where it was written.</source>
        <translation>Запись %1 стоит не на своём месте.</translation>
    </message>
    <message>
        <source>Rows behind row %1 were cut off: a signed head proves that there were more.</source>
        <translation>Записи после %1 отрезаны: подписанный конец цепочки доказывает, что их было больше.</translation>
    </message>
    <message>
        <source>The chain is broken at row %1.</source>
        <translation>Цепочка нарушена на записи %1.</translation>
    </message>
    <message>
        <source>ok</source>
        <comment>result of an event</comment>
        <translation>успех</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>result of an event</comment>
        <translation>отказ</translation>
    </message>
    <message>
        <source>The audit log is damaged. %1 Keep a copy of the database as it is now, and compare it with your last backup or export.</source>
        <comment>%1 is a sentence</comment>
        <translation>Журнал аудита повреждён. %1 Сохраните копию базы данных в её нынешнем виде и сравните с последней резервной копией или экспортом.</translation>
    </message>
    <message>
        <source>The audit log is empty, so there is nothing to verify.</source>
        <translation>Журнал аудита пуст, проверять нечего.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) checked: none altered, removed or reordered.</source>
        <translation>
            <numerusform>Проверена %Ln запись: изменённых, удалённых и переставленных нет.</numerusform>
            <numerusform>Проверены %Ln записи: изменённых, удалённых и переставленных нет.</numerusform>
            <numerusform>Проверено %Ln записей: изменённых, удалённых и переставленных нет.</numerusform>
        </translation>
    </message>
    <message>
        <source>Request refused</source>
        <translation>В запросе отказано</translation>
    </message>
    <message>
        <source>The seals are genuine: nobody without the key-encryption key can have made this up.</source>
        <translation>Печати подлинные: без ключа шифрования ключей такое не подделать.</translation>
    </message>
    <message>
        <source>The seals could not be checked, because the key-encryption key is not at hand.</source>
        <translation>Печати не проверены: нет доступа к ключу шифрования ключей.</translation>
    </message>
    <message>
        <source>The audit log is intact. %1 %2 Head: row %3, hash %4.</source>
        <comment>%1 and %2 are sentences, %4 a short hash</comment>
        <translation>Журнал аудита цел. %1 %2 Конец цепочки: запись %3, хеш %4.</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Событие</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Пользователь</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Address</source>
        <comment>network address</comment>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Grant</source>
        <comment>way to get tokens</comment>
        <translation>Способ выдачи</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Ошибка</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Исполнитель</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Запрос</translation>
    </message>
    <message>
        <source>Token chain</source>
        <translation>Цепочка</translation>
    </message>
    <message>
        <source>The end of the log, row %1, is not sealed: it was written without the key-encryption key.</source>
        <translation>Конец журнала, запись %1, не скреплён печатью: его записали без ключа шифрования ключей.</translation>
    </message>
    <message>
        <source>Its rows are as they were written, but the counts beside them are not: charts and numbers of this log cannot be trusted.</source>
        <translation>Сами записи не тронуты, но счётчики рядом с ними не сходятся: графикам и числам этого журнала верить нельзя.</translation>
    </message>
    <message>
        <source>Lab issuer changed</source>
        <translation>Пробный издатель изменён</translation>
    </message>
    <message>
        <source>Fault switched on</source>
        <translation>Сбой включён</translation>
    </message>
    <message>
        <source>Fault switched off</source>
        <translation>Сбой выключен</translation>
    </message>
    <message>
        <source>Console locked</source>
        <translation>Консоль заблокирована</translation>
    </message>
    <message>
        <source>Console unlocked</source>
        <translation>Консоль разблокирована</translation>
    </message>
    <message>
        <source>Console unlock failed</source>
        <translation>Консоль не разблокирована</translation>
    </message>
    <message>
        <source>Signing key scheduled</source>
        <translation>Смена ключа назначена</translation>
    </message>
    <message>
        <source>Signing key took over</source>
        <translation>Ключ подписи вступил в действие</translation>
    </message>
    <message>
        <source>Signing key retired</source>
        <translation>Ключ подписи выведен</translation>
    </message>
    <message>
        <source>Wrong console passphrase</source>
        <translation>Неверная парольная фраза консоли</translation>
    </message>
    <message>
        <source>Signing key added</source>
        <translation>Ключ подписи добавлен</translation>
    </message>
    <message>
        <source>Reuse detected</source>
        <translation>Обнаружен повтор</translation>
    </message>
    <message>
        <source>Refresh refused</source>
        <translation>В обновлении отказано</translation>
    </message>
    <message>
        <source>Repeated in grace time</source>
        <translation>Ответ повторён</translation>
    </message>
    <message>
        <source>Client told of sign-out</source>
        <translation>Клиенту сообщено о выходе</translation>
    </message>
    <message>
        <source>Client not told of sign-out</source>
        <translation>Клиенту не сообщено о выходе</translation>
    </message>
    <message>
        <source>Consent refused</source>
        <translation>В согласии отказано</translation>
    </message>
    <message>
        <source>Audit export failed</source>
        <translation>Экспорт аудита не удался</translation>
    </message>
    <message>
        <source>%1, failed</source>
        <comment>an event</comment>
        <translation>%1, отказ</translation>
    </message>
</context>
<context>
    <name>ui::BackupPane</name>
    <message>
        <source>By themselves</source>
        <translation>По расписанию</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Создать сейчас</translation>
    </message>
    <message>
        <source>Passphrase…</source>
        <translation>Парольная фраза…</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Restore to a copy…</source>
        <translation>Восстановить в копию…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Удалить…</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Сжать</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Резервные копии</translation>
    </message>
    <message>
        <source>Writes the database anew without its free pages. Sign-ins wait meanwhile, a few seconds for each gigabyte; it needs twice the space.</source>
        <translation>Переписывает базу без свободных страниц. Вход на это время приостанавливается: несколько секунд на каждый гигабайт. Нужно вдвое больше места.</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>База данных</translation>
    </message>
    <message>
        <source>The passphrase of the backups is set.</source>
        <translation>Парольная фраза резервных копий задана.</translation>
    </message>
    <message>
        <source>Set a passphrase first: every backup is encrypted with it.</source>
        <translation>Сначала задайте парольную фразу: ею шифруется каждая резервная копия.</translation>
    </message>
    <message>
        <source>The last backup of the schedule failed: %1</source>
        <comment>the reason, in English</comment>
        <translation>Не удалось создать последнюю копию по расписанию: %1</translation>
    </message>
    <message>
        <source>Next by schedule: %1.</source>
        <translation>Следующая по расписанию: %1.</translation>
    </message>
    <message>
        <source>There is no schedule.</source>
        <translation>Расписание не задано.</translation>
    </message>
    <message>
        <source>Folder: %1</source>
        <translation>Папка: %1</translation>
    </message>
    <message>
        <source>%1, of it %2 free pages (%3). Write-ahead log: %4. Free on the disk: %5.</source>
        <translation>%1, из них свободных страниц: %2 (%3). Журнал упреждающей записи: %4. Свободно на диске: %5.</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>Резервных копий пока нет.</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>Создание копии</translation>
    </message>
    <message>
        <source>The backup is made and was read back: %1</source>
        <translation>Резервная копия создана и проверена чтением: %1</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>This backup is damaged. Make a new one.</source>
        <translation>Эта копия повреждена. Создайте новую.</translation>
    </message>
    <message>
        <source>The backup is sound: the database is whole, and all %1 rows of the audit log fit together.</source>
        <translation>Копия исправна: база цела, все записи журнала аудита (%1) согласованы.</translation>
    </message>
    <message>
        <source>Delete the backup?</source>
        <translation>Удалить резервную копию?</translation>
    </message>
    <message>
        <source>%1 is deleted from the disk.</source>
        <translation>Файл %1 будет удалён с диска.</translation>
    </message>
    <message>
        <source>Delete backup</source>
        <translation>Удалить копию</translation>
    </message>
    <message>
        <source>Compacting</source>
        <translation>Сжатие</translation>
    </message>
    <message>
        <source>The database is compacted. Won: %1</source>
        <translation>База сжата. Освобождено: %1</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was left behind.</source>
        <translation>Отменено. Ничего лишнего не осталось.</translation>
    </message>
    <message>
        <source>The file does not open: it was changed, or made with another passphrase.</source>
        <translation>Файл не открывается: он изменён или создан с другой парольной фразой.</translation>
    </message>
    <message>
        <source>It was made with another passphrase than the one that is set. Use &quot;Restore to a copy&quot; to open it with its own.</source>
        <translation>Копия создана с другой парольной фразой, не с заданной сейчас. Откройте её своей фразой через «Восстановить в копию».</translation>
    </message>
</context>
<context>
    <name>ui::BackupPassphraseDialog</name>
    <message>
        <source>Passphrase of the backups</source>
        <translation>Парольная фраза резервных копий</translation>
    </message>
    <message>
        <source>Set passphrase</source>
        <translation>Задать фразу</translation>
    </message>
    <message>
        <source>Every backup from now on is encrypted with it; older ones keep theirs. Nobody can open a backup without it, so keep it outside this computer. Gatehouse keeps only a key made of it, so that the schedule needs nobody. At least 8 characters.</source>
        <translation>Ею шифруются все следующие копии; у прежних остаётся своя. Без неё копию не откроет никто, поэтому храните её вне этого компьютера. Gatehouse хранит только полученный из неё ключ, чтобы расписание работало без вас. Не меньше 8 символов.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Парольная фраза</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Ещё раз</translation>
    </message>
    <message>
        <source>Passphrase of this console</source>
        <translation>Парольная фраза этой консоли</translation>
    </message>
    <message>
        <source>Too many wrong tries. The next one counts in %1.</source>
        <translation>Слишком много неверных попыток. Следующая — через %1.</translation>
    </message>
    <message>
        <source>This is not the passphrase of this console.</source>
        <translation>Это не парольная фраза этой консоли.</translation>
    </message>
</context>
<context>
    <name>ui::BackupTableModel</name>
    <message>
        <source>Made</source>
        <translation>Создана</translation>
    </message>
    <message>
        <source>How</source>
        <comment>a backup was made</comment>
        <translation>Как</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>by schedule</source>
        <translation>по расписанию</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>вручную</translation>
    </message>
    <message>
        <source>damaged</source>
        <comment>a backup</comment>
        <translation>повреждена</translation>
    </message>
    <message>
        <source>verified %1</source>
        <comment>a backup, when</comment>
        <translation>проверена %1</translation>
    </message>
    <message>
        <source>not verified</source>
        <comment>a backup</comment>
        <translation>не проверена</translation>
    </message>
</context>
<context>
    <name>ui::BarChart</name>
    <message>
        <source>%1 – %2
%3: %4
%5: %6</source>
        <comment>from – to, then two words with their numbers</comment>
        <translation>%1 – %2
%3: %4
%5: %6</translation>
    </message>
</context>
<context>
    <name>ui::BlockedTableModel</name>
    <message>
        <source>Name or address</source>
        <translation>Имя или адрес</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что это</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Неудачи</translation>
    </message>
    <message>
        <source>Ends in</source>
        <translation>Осталось</translation>
    </message>
    <message>
        <source>Last address</source>
        <comment>from which a sign-in was tried</comment>
        <translation>Последний адрес</translation>
    </message>
    <message>
        <source>address</source>
        <comment>what is blocked</comment>
        <translation>адрес</translation>
    </message>
    <message>
        <source>user</source>
        <comment>what is blocked</comment>
        <translation>пользователь</translation>
    </message>
    <message>
        <source>locked</source>
        <comment>state of a name</comment>
        <translation>заблокировано</translation>
    </message>
    <message>
        <source>blocked</source>
        <comment>state of an address</comment>
        <translation>заблокирован</translation>
    </message>
    <message>
        <source>over</source>
        <comment>the time of a lock</comment>
        <translation>истекло</translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>Снимается…</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Разблокировать</translation>
    </message>
    <message>
        <source>unknown name</source>
        <comment>what is blocked: no user has this name</comment>
        <translation>неизвестное имя</translation>
    </message>
</context>
<context>
    <name>ui::BringOverPane</name>
    <message>
        <source>Settings (.env)…</source>
        <translation>Настройки (.env)…</translation>
    </message>
    <message>
        <source>Settings (*.env *.yml *.yaml *.json .env);;All files (*)</source>
        <translation>Настройки (*.env *.yml *.yaml *.json .env);;Все файлы (*)</translation>
    </message>
    <message>
        <source>Signing key (PEM or JWK)…</source>
        <translation>Ключ подписи (PEM или JWK)…</translation>
    </message>
    <message>
        <source>Keys (*.pem *.key *.jwk *.json);;All files (*)</source>
        <translation>Ключи (*.pem *.key *.jwk *.json);;Все файлы (*)</translation>
    </message>
    <message>
        <source>As in the old tokens, such as 2024-01-key-1</source>
        <translation>Как в старых токенах, например 2024-01-key-1</translation>
    </message>
    <message>
        <source>Key ID (kid)</source>
        <translation>Идентификатор (kid)</translation>
    </message>
    <message>
        <source>None chosen</source>
        <translation>Не выбран</translation>
    </message>
    <message>
        <source>Nothing can be taken from it: %1</source>
        <translation>Перенести из него нечего: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n settings will be taken: %1.</source>
        <translation>
            <numerusform>Будет перенесена %n настройка: %1.</numerusform>
            <numerusform>Будут перенесены %n настройки: %1.</numerusform>
            <numerusform>Будет перенесено %n настроек: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>It holds no setting that can be taken.</source>
        <translation>В нём нет настроек, которые можно перенести.</translation>
    </message>
    <message numerus="yes">
        <source>%n lines stay out, among them secrets, which belong in the environment: %1.</source>
        <translation>
            <numerusform>Пропущена %n строка; секретам место в окружении: %1.</numerusform>
            <numerusform>Пропущены %n строки; секретам место в окружении: %1.</numerusform>
            <numerusform>Пропущено %n строк; секретам место в окружении: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>This is no private key that can sign here: %1</source>
        <translation>Этим ключом здесь нельзя подписывать: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n bits. With its key ID it goes on verifying old tokens while a new key signs; without one it signs next.</source>
        <translation>
            <numerusform>%1, %n бит. С идентификатором он продолжит проверять старые токены, а подписывать будет новый ключ; без него он станет следующим ключом подписи.</numerusform>
            <numerusform>%1, %n бита. С идентификатором он продолжит проверять старые токены, а подписывать будет новый ключ; без него он станет следующим ключом подписи.</numerusform>
            <numerusform>%1, %n бит. С идентификатором он продолжит проверять старые токены, а подписывать будет новый ключ; без него он станет следующим ключом подписи.</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave out</source>
        <comment>a file that was chosen</comment>
        <translation>Не переносить</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>строка %1</translation>
    </message>
</context>
<context>
    <name>ui::BrokenTokensPane</name>
    <message>
        <source>Make the tokens</source>
        <translation>Создать токены</translation>
    </message>
    <message>
        <source>Open the lab issuer</source>
        <translation>Открыть пробного издателя</translation>
    </message>
    <message>
        <source>this server (the real issuer)</source>
        <translation>этому серверу (настоящему издателю)</translation>
    </message>
    <message>
        <source>the lab issuer</source>
        <translation>пробному издателю</translation>
    </message>
    <message>
        <source>Your API &amp;trusts</source>
        <translation>Ваш API &amp;доверяет</translation>
    </message>
    <message>
        <source>Tokens for negative tests</source>
        <translation>Токены для негативных тестов</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Что не так</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Кем подписан</translation>
    </message>
    <message>
        <source>A correct API answers</source>
        <translation>Верный ответ API</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Токен</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>&amp;URL of your API to try them on</source>
        <translation>&amp;URL вашего API для проверки</translation>
    </message>
    <message>
        <source>curl script that checks the answers</source>
        <translation>Скрипт curl, который сверяет ответы</translation>
    </message>
    <message>
        <source>pytest file</source>
        <translation>Файл pytest</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Копировать все</translation>
    </message>
    <message>
        <source>for %1 at %2</source>
        <translation>для %1 через %2</translation>
    </message>
    <message>
        <source>Choose a user and a client on the tab Tokens.</source>
        <translation>Выберите пользователя и клиента на вкладке «Токены».</translation>
    </message>
    <message>
        <source>The lab issuer signs what is not true: wrong audience, wrong issuer … For the test to mean anything your API must trust the lab issuer and its keys: %1/.well-known/jwks.json</source>
        <translation>Пробный издатель подписывает и неверное: чужую аудиторию, чужого издателя… Чтобы проверка имела смысл, ваш API должен доверять ему и его ключам: %1/.well-known/jwks.json</translation>
    </message>
    <message>
        <source>The real issuer signs only what is true: a good token, one of a second, a revoked one. Forgeries are made as a stranger would. For wrong audience, issuer or time choose the lab issuer.</source>
        <translation>Настоящий издатель подписывает только верное: исправный токен, токен на одну секунду, отозванный. Подделки сделаны так, как их сделал бы злоумышленник. Для неверной аудитории, издателя или времени выберите пробного издателя.</translation>
    </message>
    <message>
        <source>The lab issuer is off. Switch it on first.</source>
        <translation>Пробный издатель выключен. Сначала включите его.</translation>
    </message>
    <message>
        <source>No tokens yet</source>
        <translation>Токенов ещё нет</translation>
    </message>
    <message>
        <source>One click makes a set of tokens: one that your API must take, and the others that it must refuse. Each says what is wrong with it.</source>
        <translation>Одно нажатие — и готов набор токенов: один ваш API должен принять, остальные — отклонить. О каждом сказано, что с ним не так.</translation>
    </message>
    <message>
        <source>Save the tokens</source>
        <translation>Сохранить токены</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>Сохранено в %1.</translation>
    </message>
    <message>
        <source>Make the tokens: each one that your API must refuse is listed here.</source>
        <translation>Создайте токены: здесь появятся те, которые ваш API должен отклонить.</translation>
    </message>
    <message>
        <source>The token of the chosen line stands here.</source>
        <translation>Здесь появится токен выбранной строки.</translation>
    </message>
    <message>
        <source>Save all…</source>
        <translation>Сохранить все…</translation>
    </message>
</context>
<context>
    <name>ui::BrowserName</name>
    <message>
        <source>unknown browser</source>
        <translation>неизвестный браузер</translation>
    </message>
</context>
<context>
    <name>ui::BundlePane</name>
    <message>
        <source>With names of users, hosts and addresses</source>
        <translation>С именами пользователей, узлов и адресами</translation>
    </message>
    <message>
        <source>Collect again</source>
        <translation>Собрать заново</translation>
    </message>
    <message>
        <source>Save bundle…</source>
        <translation>Сохранить набор…</translation>
    </message>
    <message>
        <source>Files of the bundle</source>
        <translation>Файлы набора</translation>
    </message>
    <message>
        <source>Content of the file</source>
        <translation>Содержимое файла</translation>
    </message>
    <message>
        <source>Without it the same name is replaced by the same word everywhere: user-1, host-1, address-1.</source>
        <translation>Без этого каждое имя всюду заменяется одним и тем же условным: user-1, host-1, address-1.</translation>
    </message>
    <message>
        <source>For somebody who helps: settings without secrets, versions, figures, the last self-test, the log. Read it before you give it away; just what stands here is saved.</source>
        <translation>Для того, кто помогает: настройки без секретов, версии, показатели, последняя самопроверка, журнал программы. Прочтите перед отправкой: сохраняется ровно то, что здесь показано.</translation>
    </message>
    <message>
        <source>Save diagnostics</source>
        <translation>Сохранение диагностики</translation>
    </message>
    <message>
        <source>ZIP archive (*.zip)</source>
        <translation>Архив ZIP (*.zip)</translation>
    </message>
    <message>
        <source>The diagnostics are saved: %1</source>
        <translation>Диагностика сохранена: %1</translation>
    </message>
</context>
<context>
    <name>ui::BusyBar</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Выполняется</translation>
    </message>
</context>
<context>
    <name>ui::CertificateActions</name>
    <message>
        <source>The certificate is imported. New connections get it; running ones go on.</source>
        <translation>Сертификат импортирован. Он действует для новых соединений, текущие не прерываются.</translation>
    </message>
    <message>
        <source>Remove the certificate?</source>
        <translation>Удалить сертификат?</translation>
    </message>
    <message>
        <source>The certificate and its private key are deleted here. HTTPS addresses cannot be served until there is another one.</source>
        <translation>Сертификат и его закрытый ключ будут удалены. Пока нет другого сертификата, адреса HTTPS работать не будут.</translation>
    </message>
    <message>
        <source>Remove certificate</source>
        <translation>Удалить сертификат</translation>
    </message>
    <message>
        <source>The certificate is removed.</source>
        <translation>Сертификат удалён.</translation>
    </message>
    <message>
        <source>Save the authority certificate</source>
        <translation>Сохранить сертификат центра</translation>
    </message>
    <message>
        <source>Certificate (*.crt *.pem)</source>
        <translation>Сертификат (*.crt *.pem)</translation>
    </message>
    <message>
        <source>%1 could not be written. Choose another folder.</source>
        <translation>Не удалось записать %1. Выберите другую папку.</translation>
    </message>
    <message>
        <source>The authority certificate was saved as %1.</source>
        <translation>Сертификат центра сохранён как %1.</translation>
    </message>
</context>
<context>
    <name>ui::CertificatePane</name>
    <message>
        <source>Copy fingerprint</source>
        <translation>Копировать отпечаток</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Сертификат</translation>
    </message>
    <message>
        <source>Without a certificate the server speaks plain HTTP only. Make one for this network, or import one from an authority.</source>
        <translation>Без сертификата сервер работает только по обычному HTTP. Создайте сертификат для этой сети или импортируйте выданный удостоверяющим центром.</translation>
    </message>
    <message>
        <source>Valid for</source>
        <translation>Для имён</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Действует до</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Кем подписан</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Ключ</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Make a certificate for this network…</source>
        <translation>Создать сертификат для этой сети…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Импорт…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Удалить…</translation>
    </message>
    <message>
        <source>The files win over certificates of the console. To make or import one here, start without AUTH_SERVICE__TLS_CERT and AUTH_SERVICE__TLS_KEY.</source>
        <translation>Файлы имеют приоритет над сертификатами консоли. Чтобы создать или импортировать сертификат здесь, запустите сервер без AUTH_SERVICE__TLS_CERT и AUTH_SERVICE__TLS_KEY.</translation>
    </message>
    <message>
        <source>Authority of this installation</source>
        <translation>Удостоверяющий центр этой установки</translation>
    </message>
    <message>
        <source>It signed the certificate above. Devices that trust it accept this server without a warning, after a renewal too.</source>
        <translation>Он подписал сертификат выше. Устройства, которые ему доверяют, принимают этот сервер без предупреждений, в том числе после продления.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Save authority certificate…</source>
        <translation>Сохранить сертификат центра…</translation>
    </message>
    <message>
        <source>Newer certificate files could not be taken over; the older certificate is still in use.</source>
        <translation>Новые файлы сертификата не удалось принять, используется прежний сертификат.</translation>
    </message>
</context>
<context>
    <name>ui::CertificateWords</name>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>остался %n день</numerusform>
            <numerusform>осталось %n дня</numerusform>
            <numerusform>осталось %n дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) left</source>
        <translation>
            <numerusform>остался %n час</numerusform>
            <numerusform>осталось %n часа</numerusform>
            <numerusform>осталось %n часов</numerusform>
        </translation>
    </message>
    <message>
        <source>none: addresses with HTTPS cannot be served</source>
        <translation>нет: адреса с HTTPS не обслуживаются</translation>
    </message>
    <message>
        <source>files (AUTH_SERVICE__TLS_CERT and AUTH_SERVICE__TLS_KEY)</source>
        <translation>файлы (AUTH_SERVICE__TLS_CERT и AUTH_SERVICE__TLS_KEY)</translation>
    </message>
    <message>
        <source>made here, signed by this installation&apos;s own authority; renewed by itself</source>
        <translation>создан здесь, подписан удостоверяющим центром этой установки, продлевается автоматически</translation>
    </message>
    <message>
        <source>imported here; renew it by importing a newer one</source>
        <translation>импортирован здесь; для продления импортируйте новый</translation>
    </message>
    <message>
        <source>none</source>
        <comment>state of the certificate</comment>
        <translation>нет</translation>
    </message>
    <message>
        <source>expired</source>
        <comment>state of the certificate</comment>
        <translation>истёк</translation>
    </message>
    <message>
        <source>not valid yet</source>
        <comment>state of the certificate</comment>
        <translation>ещё не действует</translation>
    </message>
    <message>
        <source>expires soon</source>
        <comment>state of the certificate</comment>
        <translation>скоро истекает</translation>
    </message>
    <message>
        <source>valid</source>
        <comment>state of the certificate</comment>
        <translation>действует</translation>
    </message>
    <message>
        <source>%1, over: clients refuse it</source>
        <comment>a date</comment>
        <translation>%1, истёк: клиенты его не принимают</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a date, &quot;83 days left&quot;</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>An address with HTTPS needs this certificate. Change or remove that address first.</source>
        <translation>Этот сертификат нужен адресу с HTTPS. Сначала измените или уберите этот адрес.</translation>
    </message>
    <message>
        <source>The private key did not open with this passphrase. Type it again.</source>
        <translation>Закрытый ключ не открылся этой парольной фразой. Введите её ещё раз.</translation>
    </message>
    <message>
        <source>The private key does not fit. Details say why.</source>
        <translation>Закрытый ключ не подходит. Причина указана в подробностях.</translation>
    </message>
    <message>
        <source>One of the names cannot be in a certificate. Use host names and IP addresses, one a line.</source>
        <translation>Одно из имён в сертификате недопустимо. Укажите имена узлов и IP-адреса, по одному в строке.</translation>
    </message>
    <message>
        <source>The certificate does not fit. Details say why.</source>
        <translation>Сертификат не подходит. Причина указана в подробностях.</translation>
    </message>
</context>
<context>
    <name>ui::ChainAuditList</name>
    <message>
        <source>Audit rows of this chain</source>
        <translation>Записи аудита этой цепочки</translation>
    </message>
    <message>
        <source>The audit log has no rows of this chain.</source>
        <translation>В журнале аудита нет записей этой цепочки.</translation>
    </message>
    <message>
        <source>Repeated within the grace time: the same answer was given again.</source>
        <translation>Повтор в льготный период: снова дан тот же ответ.</translation>
    </message>
</context>
<context>
    <name>ui::ChainAuditModel</name>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Событие</translation>
    </message>
    <message>
        <source>Address</source>
        <comment>network address</comment>
        <translation>Адрес</translation>
    </message>
</context>
<context>
    <name>ui::ChainAxis</name>
    <message>
        <source>d MMM</source>
        <comment>day and month on a time axis</comment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>%1 idle</source>
        <comment>%1 is a span of time</comment>
        <translation>пауза %1</translation>
    </message>
</context>
<context>
    <name>ui::ChainExport</name>
    <message>
        <source>Family tree of a token chain</source>
        <translation>Дерево цепочки токенов</translation>
    </message>
</context>
<context>
    <name>ui::ChainMinimap</name>
    <message>
        <source>Overview of the family tree</source>
        <translation>Обзор дерева</translation>
    </message>
    <message>
        <source>Click or drag to move along the chain</source>
        <translation>Щёлкните или тяните, чтобы перемещаться по цепочке</translation>
    </message>
</context>
<context>
    <name>ui::ChainNodeItem</name>
    <message numerus="yes">
        <source>%n token(s), %1, issued %2 to %3</source>
        <comment>%1 is a state, %2 and %3 are times</comment>
        <translation>
            <numerusform>%n токен, состояние: %1, выдан с %2 по %3</numerusform>
            <numerusform>%n токена, состояние: %1, выданы с %2 по %3</numerusform>
            <numerusform>%n токенов, состояние: %1, выданы с %2 по %3</numerusform>
        </translation>
    </message>
    <message>
        <source>Token %1, %2</source>
        <comment>%1 is a short id, %2 a state</comment>
        <translation>Токен %1, состояние: %2</translation>
    </message>
    <message>
        <source>Issued %1</source>
        <translation>Выдан %1</translation>
    </message>
    <message>
        <source>Used %1</source>
        <translation>Использован %1</translation>
    </message>
    <message>
        <source>Used again %1</source>
        <translation>Использован повторно %1</translation>
    </message>
    <message>
        <source>Revoked %1</source>
        <translation>Отозван %1</translation>
    </message>
    <message>
        <source>In grace until %1</source>
        <translation>Льготный период до %1</translation>
    </message>
    <message>
        <source>Address: %1</source>
        <translation>Адрес: %1</translation>
    </message>
    <message>
        <source>Agent: %1</source>
        <translation>Агент: %1</translation>
    </message>
    <message>
        <source>issued %1</source>
        <translation>выдан %1</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>day and month below a token</comment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>reused %1</source>
        <comment>%1 is a time</comment>
        <translation>повтор %1</translation>
    </message>
    <message>
        <source>%1 · new agent</source>
        <comment>%1 is a network address</comment>
        <translation>%1 · новый агент</translation>
    </message>
    <message>
        <source>new agent</source>
        <comment>another user agent</comment>
        <translation>новый агент</translation>
    </message>
    <message>
        <source>Address: %1 → %2</source>
        <comment>the one before and the new one</comment>
        <translation>Адрес: %1 → %2</translation>
    </message>
    <message>
        <source>Agent: %1 → %2</source>
        <comment>the one before and the new one</comment>
        <translation>Агент: %1 → %2</translation>
    </message>
    <message numerus="yes">
        <source>Repeated within the grace time: %n time(s)</source>
        <translation>
            <numerusform>Повторён в льготный период: %n раз</numerusform>
            <numerusform>Повторён в льготный период: %n раза</numerusform>
            <numerusform>Повторён в льготный период: %n раз</numerusform>
        </translation>
    </message>
    <message>
        <source>Key: %1</source>
        <comment>signing key</comment>
        <translation>Ключ: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n refresh(es)</source>
        <comment>a run of tokens</comment>
        <translation>
            <numerusform>%n обновление</numerusform>
            <numerusform>%n обновления</numerusform>
            <numerusform>%n обновлений</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ChainPane</name>
    <message>
        <source>Select a chain to see its family tree.</source>
        <translation>Выберите цепочку, чтобы увидеть дерево её токенов.</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Дерево</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Таблица</translation>
    </message>
    <message>
        <source>Chain</source>
        <comment>heading before a chain&apos;s id</comment>
        <translation>Цепочка</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Токен</translation>
    </message>
    <message>
        <source>Open this user</source>
        <translation>Открыть пользователя</translation>
    </message>
    <message>
        <source>Open this client</source>
        <translation>Открыть клиента</translation>
    </message>
    <message>
        <source>Tokens of the chain</source>
        <translation>Токены цепочки</translation>
    </message>
    <message>
        <source>Show in audit log</source>
        <translation>В журнал аудита</translation>
    </message>
    <message>
        <source>Zoom in (Ctrl++)</source>
        <translation>Крупнее (Ctrl++)</translation>
    </message>
    <message>
        <source>Zoom out (Ctrl+−)</source>
        <translation>Мельче (Ctrl+−)</translation>
    </message>
    <message>
        <source>Fit the tree (Ctrl+0)</source>
        <translation>Показать целиком (Ctrl+0)</translation>
    </message>
    <message>
        <source>Fold the refreshes again (Backspace)</source>
        <translation>Свернуть обновления (Backspace)</translation>
    </message>
    <message>
        <source>True to time: idle times are not shortened</source>
        <translation>В масштабе времени: паузы не сжимаются</translation>
    </message>
    <message>
        <source>Replay the life of this chain (Ctrl+Shift+P)</source>
        <translation>Воспроизвести историю цепочки (Ctrl+Shift+P)</translation>
    </message>
    <message>
        <source>Audit rows</source>
        <translation>Записи аудита</translation>
    </message>
</context>
<context>
    <name>ui::ChainReplay</name>
    <message>
        <source>not issued yet</source>
        <comment>state of a refresh token</comment>
        <translation>ещё не выдан</translation>
    </message>
    <message>
        <source>At %1 this token did not exist yet.</source>
        <translation>В %1 токена ещё не было.</translation>
    </message>
    <message>
        <source>At %1 this token would be accepted and replaced by a new one.</source>
        <translation>В %1 токен был бы принят и заменён новым.</translation>
    </message>
    <message>
        <source>At %1 this token would be accepted again: it was used at %2, within the grace time, and the same answer is repeated.</source>
        <translation>В %1 токен был бы принят ещё раз: он использован в %2, льготный период не истёк, ответ будет тот же.</translation>
    </message>
    <message>
        <source>At %1 this token would be refused: expired.</source>
        <translation>В %1 токен был бы отклонён: истёк.</translation>
    </message>
    <message>
        <source>At %1 this token would be refused: reused.</source>
        <translation>В %1 токен был бы отклонён: использован повторно.</translation>
    </message>
    <message>
        <source>At %1 this token would be refused: it was used at %2. Using it again counts as theft and ends the chain.</source>
        <translation>В %1 токен был бы отклонён: он использован в %2. Повтор считается кражей и завершает цепочку.</translation>
    </message>
    <message>
        <source>At %1 this token would be refused: revoked.</source>
        <translation>В %1 токен был бы отклонён: отозван.</translation>
    </message>
</context>
<context>
    <name>ui::ChainTableModel</name>
    <message>
        <source>User</source>
        <translation>Пользователь</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Depth</source>
        <comment>number of tokens in a chain</comment>
        <translation>Длина</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Начата</translation>
    </message>
    <message>
        <source>Last use</source>
        <translation>Использована</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Address</source>
        <comment>network address</comment>
        <translation>Адрес</translation>
    </message>
</context>
<context>
    <name>ui::ChainTokenModel</name>
    <message>
        <source>No.</source>
        <comment>number of a token in its chain</comment>
        <translation>№</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Выдан</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Использован</translation>
    </message>
    <message>
        <source>Address</source>
        <comment>network address</comment>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Агент</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Токен</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>Предыдущий</translation>
    </message>
</context>
<context>
    <name>ui::ChainTree</name>
    <message>
        <source>Family tree of the chain</source>
        <translation>Дерево токенов цепочки</translation>
    </message>
</context>
<context>
    <name>ui::ChainWords</name>
    <message>
        <source>active</source>
        <comment>state of a token chain</comment>
        <translation>действует</translation>
    </message>
    <message>
        <source>revoked</source>
        <comment>state of a token chain</comment>
        <translation>отозвана</translation>
    </message>
    <message>
        <source>expired</source>
        <comment>state of a token chain</comment>
        <translation>истекла</translation>
    </message>
    <message>
        <source>The refresh tokens stop working at once. Access tokens already given out are refused by the introspection endpoint, but a service that checks only the signature accepts them until they expire. This cannot be undone.</source>
        <translation>Токены обновления сразу перестанут работать. Уже выданные токены доступа точка интроспекции будет отклонять, но сервис, который проверяет только подпись, будет принимать их до истечения срока. Отменить это нельзя.</translation>
    </message>
    <message>
        <source>Counting the live chains…</source>
        <translation>Подсчёт действующих цепочек…</translation>
    </message>
    <message>
        <source>No chain is alive, so nothing would end.</source>
        <translation>Действующих цепочек нет, завершать нечего.</translation>
    </message>
    <message numerus="yes">
        <source>This ends %n live chain(s): the people there must sign in again.</source>
        <translation>
            <numerusform>Завершится %n действующая цепочка: пользователям придётся войти заново.</numerusform>
            <numerusform>Завершатся %n действующие цепочки: пользователям придётся войти заново.</numerusform>
            <numerusform>Завершится %n действующих цепочек: пользователям придётся войти заново.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1

%2</source>
        <comment>how many chains end, then what that means</comment>
        <translation>%1

%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a name and how many chains</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n refresh token(s) stop working.</source>
        <translation>
            <numerusform>Перестанет работать %n токен обновления.</numerusform>
            <numerusform>Перестанут работать %n токена обновления.</numerusform>
            <numerusform>Перестанут работать %n токенов обновления.</numerusform>
        </translation>
    </message>
    <message>
        <source>Client apps: %1</source>
        <translation>Клиенты: %1</translation>
    </message>
    <message>
        <source>Users: %1</source>
        <translation>Пользователи: %1</translation>
    </message>
    <message>
        <source>a refresh token was used twice</source>
        <translation>токен обновления использован дважды</translation>
    </message>
    <message>
        <source>ended by an admin</source>
        <translation>завершил администратор</translation>
    </message>
    <message>
        <source>revoked by the client</source>
        <translation>отозвал клиент</translation>
    </message>
    <message>
        <source>signed out</source>
        <translation>пользователь вышел</translation>
    </message>
    <message>
        <source>the consent was taken back</source>
        <translation>согласие отозвано</translation>
    </message>
    <message>
        <source>the password was changed</source>
        <translation>сменён пароль</translation>
    </message>
    <message>
        <source>the user was deleted</source>
        <translation>пользователь удалён</translation>
    </message>
    <message>
        <source>the client was deleted</source>
        <translation>клиент удалён</translation>
    </message>
    <message>
        <source>its authorization code was used twice</source>
        <translation>код авторизации использован дважды</translation>
    </message>
    <message>
        <source>its signing key was revoked</source>
        <translation>отозван ключ подписи</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n токен</numerusform>
            <numerusform>%n токена</numerusform>
            <numerusform>%n токенов</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · ended %2</source>
        <comment>how many tokens, a date</comment>
        <translation>%1 · завершена %2</translation>
    </message>
    <message>
        <source>%1 · ended %2: %3</source>
        <comment>how many tokens, a date, a reason</comment>
        <translation>%1 · завершена %2: %3</translation>
    </message>
    <message>
        <source>%1 · expired %2</source>
        <comment>how many tokens, a date</comment>
        <translation>%1 · истекла %2</translation>
    </message>
    <message>
        <source>%1 · expires %2</source>
        <comment>how many tokens, a date</comment>
        <translation>%1 · истекает %2</translation>
    </message>
    <message>
        <source>used</source>
        <comment>state of a token chain</comment>
        <translation>использована</translation>
    </message>
    <message>
        <source>in grace</source>
        <comment>state of a token chain</comment>
        <translation>льготный период</translation>
    </message>
    <message>
        <source>reused</source>
        <comment>state of a token chain: one of its tokens was presented again after use</comment>
        <translation>повтор</translation>
    </message>
</context>
<context>
    <name>ui::ChainsPage</name>
    <message>
        <source>Token chains</source>
        <translation>Цепочки токенов</translation>
    </message>
    <message>
        <source>Find by token…</source>
        <translation>Найти по токену…</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Отозвать…</translation>
    </message>
    <message>
        <source>This chain…</source>
        <translation>Эту цепочку…</translation>
    </message>
    <message>
        <source>All chains of this user…</source>
        <translation>Все цепочки пользователя…</translation>
    </message>
    <message>
        <source>All chains of this client…</source>
        <translation>Все цепочки клиента…</translation>
    </message>
    <message>
        <source>Revoke all chains of the user %1?</source>
        <translation>Отозвать все цепочки пользователя %1?</translation>
    </message>
    <message>
        <source>Revoke all chains of the client %1?</source>
        <translation>Отозвать все цепочки клиента %1?</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Все состояния</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Действующие</translation>
    </message>
    <message>
        <source>Reused</source>
        <translation>С повтором</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Отозванные</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Истёкшие</translation>
    </message>
    <message>
        <source>Show the chains of everybody</source>
        <translation>Показать цепочки всех пользователей</translation>
    </message>
    <message>
        <source>User: %1</source>
        <translation>Пользователь: %1</translation>
    </message>
    <message>
        <source>Client: %1</source>
        <translation>Клиент: %1</translation>
    </message>
    <message>
        <source>No token chain matches this filter.</source>
        <translation>Под эти условия не подходит ни одна цепочка токенов.</translation>
    </message>
    <message>
        <source>Show all chains</source>
        <translation>Показать все цепочки</translation>
    </message>
    <message>
        <source>There is no token chain yet. One starts when somebody signs in.</source>
        <translation>Цепочек токенов пока нет. Цепочка начинается, когда кто-нибудь входит.</translation>
    </message>
    <message>
        <source>Issue a test token</source>
        <translation>Выдать пробный токен</translation>
    </message>
    <message>
        <source>All chains of the user %1…</source>
        <translation>Все цепочки пользователя %1…</translation>
    </message>
    <message>
        <source>All chains of the client %1…</source>
        <translation>Все цепочки клиента %1…</translation>
    </message>
    <message>
        <source>Revoke this chain?</source>
        <translation>Отозвать эту цепочку?</translation>
    </message>
    <message>
        <source>Revoke chain</source>
        <translation>Отозвать цепочку</translation>
    </message>
    <message>
        <source>Revoke all</source>
        <translation>Отозвать все</translation>
    </message>
    <message numerus="yes">
        <source>%n chain(s) revoked.</source>
        <translation>
            <numerusform>Отозвана %n цепочка.</numerusform>
            <numerusform>Отозваны %n цепочки.</numerusform>
            <numerusform>Отозвано %n цепочек.</numerusform>
        </translation>
    </message>
    <message>
        <source>SVG picture (*.svg)</source>
        <translation>Рисунок SVG (*.svg)</translation>
    </message>
    <message>
        <source>Filter: user is admin and state is reused, since 2h, or just words</source>
        <translation>Фильтр: user is admin and state is reused, since 2h или просто слова</translation>
    </message>
    <message>
        <source>Picture of the tree (SVG)…</source>
        <translation>Рисунок дерева (SVG)…</translation>
    </message>
    <message>
        <source>Chain with its tokens (JSON)…</source>
        <translation>Цепочка с токенами (JSON)…</translation>
    </message>
    <message>
        <source>Find a chain by its token</source>
        <translation>Найти цепочку по токену</translation>
    </message>
    <message>
        <source>Revoke this chain</source>
        <translation>Отозвать эту цепочку</translation>
    </message>
    <message>
        <source>Replay the life of this chain</source>
        <translation>Воспроизвести историю цепочки</translation>
    </message>
    <message>
        <source>Zoom in along the chain</source>
        <translation>Крупнее вдоль цепочки</translation>
    </message>
    <message>
        <source>Zoom out along the chain</source>
        <translation>Мельче вдоль цепочки</translation>
    </message>
    <message>
        <source>Fit the whole chain</source>
        <translation>Показать цепочку целиком</translation>
    </message>
    <message>
        <source>Export the tree as SVG</source>
        <translation>Экспорт дерева в SVG</translation>
    </message>
    <message>
        <source>Export the chain as JSON</source>
        <translation>Экспорт цепочки в JSON</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>a user at a client</comment>
        <translation>%1 через %2</translation>
    </message>
    <message>
        <source>Chain %1, %2</source>
        <comment>an id and a state</comment>
        <translation>Цепочка %1, состояние: %2</translation>
    </message>
    <message>
        <source>Open audit log</source>
        <translation>Открыть журнал</translation>
    </message>
    <message>
        <source>This refresh token is chosen in its chain.</source>
        <translation>Этот токен обновления выбран в его цепочке.</translation>
    </message>
    <message>
        <source>The refresh token that was issued together with this token is chosen.</source>
        <translation>Выбран токен обновления, выданный вместе с этим токеном.</translation>
    </message>
    <message>
        <source>No chain was alive.</source>
        <translation>Действующих цепочек не было.</translation>
    </message>
    <message>
        <source>Export the chain</source>
        <translation>Экспорт цепочки</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>chain-%1</source>
        <comment>file name</comment>
        <translation>chain-%1</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Сохранено: %1.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Экспорт…</translation>
    </message>
</context>
<context>
    <name>ui::ChangeReview</name>
    <message>
        <source>none</source>
        <comment>the value of a setting</comment>
        <translation>нет</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>a setting, its old and its new value</comment>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>less safe</source>
        <translation>менее безопасно</translation>
    </message>
    <message>
        <source>at the next start</source>
        <translation>при следующем запуске</translation>
    </message>
</context>
<context>
    <name>ui::CheckText</name>
    <message>
        <source>Form</source>
        <translation>Форма</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>Алгоритм</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Ключ</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Подпись</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Издатель</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>Аудитория</translation>
    </message>
    <message>
        <source>Lifetime</source>
        <translation>Срок</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Тип</translation>
    </message>
    <message>
        <source>Key binding</source>
        <translation>Привязка</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Запрос</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Токен доступа</translation>
    </message>
    <message>
        <source>Refresh token</source>
        <translation>Токен обновления</translation>
    </message>
    <message>
        <source>ID token</source>
        <translation>ID-токен</translation>
    </message>
    <message>
        <source>Logout token</source>
        <translation>Токен выхода</translation>
    </message>
    <message>
        <source>DPoP proof</source>
        <translation>Подтверждение DPoP</translation>
    </message>
    <message>
        <source>Token of the lab issuer</source>
        <translation>Токен пробного издателя</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>a value that a token lacks</comment>
        <translation>ничего</translation>
    </message>
    <message>
        <source>The token names no key. It was not made by this server; get a token here.</source>
        <translation>В токене не указан ключ: его создал не этот сервер. Получите токен здесь.</translation>
    </message>
    <message>
        <source>Key %1 is retired: it was replaced, and its tokens have run out. Get a new token.</source>
        <translation>Ключ %1 выведен из обращения: его заменили, и его токены истекли. Получите новый токен.</translation>
    </message>
    <message>
        <source>Key %1 was revoked, and every token that it signed with it. Get a new token.</source>
        <translation>Ключ %1 отозван, а с ним и все подписанные им токены. Получите новый токен.</translation>
    </message>
    <message>
        <source>The lab issuer is off, so that nobody can know its key. Switch it on.</source>
        <translation>Пробный издатель выключен, и узнать его ключ нельзя. Включите его.</translation>
    </message>
    <message>
        <source>The key in the header cannot be used: a public key is needed, not a private one.</source>
        <translation>Ключ в заголовке непригоден: нужен открытый ключ, а не закрытый.</translation>
    </message>
    <message>
        <source>This server has no key %1. The token comes from another server, or from another data folder; compare the issuer.</source>
        <translation>У этого сервера нет ключа %1. Токен с другого сервера или из другой папки данных; сравните издателя.</translation>
    </message>
    <message>
        <source>The token has no exp: it would never end. Only one with an end is taken.</source>
        <translation>У токена нет exp: он был бы вечным. Принимается только токен со сроком.</translation>
    </message>
    <message>
        <source>The proof has no iat, so nobody can tell how old it is.</source>
        <translation>В подтверждении нет iat, поэтому его возраст неизвестен.</translation>
    </message>
    <message>
        <source>The proof is %1 old. Make one for each request, and compare the clocks.</source>
        <translation>Подтверждению уже %1. Создавайте новое для каждого запроса и сверьте часы.</translation>
    </message>
    <message>
        <source>It expired %1 ago.</source>
        <translation>Токен истёк: прошло %1.</translation>
    </message>
    <message>
        <source>So little may be clocks that differ; compare them.</source>
        <translation>Такую малую разницу может дать расхождение часов; сверьте их.</translation>
    </message>
    <message>
        <source>Refresh it, or get a new one.</source>
        <translation>Обновите его или получите новый.</translation>
    </message>
    <message>
        <source>It begins in %1 only: the clock of its maker is ahead of this one. Compare the clocks.</source>
        <translation>Токен начнёт действовать только через %1: часы его издателя спешат. Сверьте часы.</translation>
    </message>
    <message>
        <source>The header says typ %1; an access token says at+jwt (RFC 9068). Send the access token, not another one of the answer.</source>
        <translation>В заголовке typ: %1, а у токена доступа — at+jwt (RFC 9068). Передавайте токен доступа, а не другой токен из ответа.</translation>
    </message>
    <message>
        <source>An ID token tells a client who signed in. It opens no API: send the access token.</source>
        <translation>ID-токен сообщает клиенту, кто вошёл. API он не открывает: передавайте токен доступа.</translation>
    </message>
    <message>
        <source>A logout token tells a client that a session has ended. It opens nothing.</source>
        <translation>Токен выхода сообщает клиенту, что сеанс окончен. Он ничего не открывает.</translation>
    </message>
    <message>
        <source>This refresh token was used already. Use the one that came with the answer.</source>
        <translation>Этот токен обновления уже использован. Возьмите тот, что пришёл в ответе.</translation>
    </message>
    <message>
        <source>This token was revoked. Get a new one.</source>
        <translation>Этот токен отозван. Получите новый.</translation>
    </message>
    <message>
        <source>A refresh token of its chain was used twice, so the whole chain has ended. Sign in again, and look at the chain.</source>
        <translation>Токен обновления из этой цепочки использован дважды, и вся цепочка завершена. Войдите снова и посмотрите цепочку.</translation>
    </message>
    <message>
        <source>Its chain has ended (%1). Sign in again.</source>
        <translation>Его цепочка завершена (%1). Войдите снова.</translation>
    </message>
    <message>
        <source>The user is disabled or deleted.</source>
        <translation>Пользователь отключён или удалён.</translation>
    </message>
    <message>
        <source>The client is disabled or deleted.</source>
        <translation>Клиент отключён или удалён.</translation>
    </message>
    <message>
        <source>This server does not know the token: perhaps it comes from another data folder.</source>
        <translation>Сервер не знает этого токена: возможно, он из другой папки данных.</translation>
    </message>
    <message>
        <source>The header demands an extension (crit) that nobody here knows.</source>
        <translation>Заголовок требует расширения (crit), которого здесь не знают.</translation>
    </message>
    <message>
        <source>This is no well-formed JWT. Copy it whole, without line breaks.</source>
        <translation>JWT записан неверно. Скопируйте его целиком, без переносов строк.</translation>
    </message>
    <message>
        <source>The header says %1, and this key signs with %2 only. Taking the algorithm from the token is the classic hole.</source>
        <translation>В заголовке %1, а этот ключ подписывает только %2. Брать алгоритм из токена — классическая уязвимость.</translation>
    </message>
    <message>
        <source>The signature is not by this key: the token was altered, or another one signed it.</source>
        <translation>Подпись сделана не этим ключом: токен изменили или подписал кто-то другой.</translation>
    </message>
    <message>
        <source>It comes from %1, and this server is %2. Even a different port, name or slash at the end is another issuer.</source>
        <translation>Токен выдал %1, а этот сервер — %2. Даже другой порт, имя или косая черта в конце — уже другой издатель.</translation>
    </message>
    <message>
        <source>It is meant for %1, not for %2. Ask for the right resource, or configure the audience.</source>
        <translation>Токен предназначен для: %1, а не для: %2. Запросите нужный ресурс или настройте аудиторию.</translation>
    </message>
    <message>
        <source>It is said to be bound to a key, but names none (cnf.jkt).</source>
        <translation>Токен объявлен привязанным к ключу, но ключ в нём не указан (cnf.jkt).</translation>
    </message>
    <message>
        <source>The proof must name method and address of its request, and an id (htm, htu, jti).</source>
        <translation>В подтверждении должны быть метод и адрес запроса и собственный номер (htm, htu, jti).</translation>
    </message>
    <message>
        <source>expected %1, found %2</source>
        <comment>values of a token</comment>
        <translation>ожидалось %1, найдено %2</translation>
    </message>
    <message>
        <source>Bound to the key %1: it goes with a DPoP proof of that key. As a plain Bearer token it is refused.</source>
        <translation>Привязан к ключу %1: принимается только с подтверждением DPoP этого ключа. Как обычный Bearer будет отклонён.</translation>
    </message>
    <message>
        <source>passed</source>
        <comment>a check of a token</comment>
        <translation>пройдено</translation>
    </message>
    <message>
        <source>not checked</source>
        <comment>a check of a token</comment>
        <translation>не проверялось</translation>
    </message>
    <message>
        <source>good, but opens no API</source>
        <comment>a token</comment>
        <translation>исправен, но не для API</translation>
    </message>
    <message>
        <source>accepted</source>
        <comment>a token</comment>
        <translation>принят</translation>
    </message>
    <message>
        <source>good, with a fault</source>
        <comment>a token</comment>
        <translation>исправен, но с изъяном</translation>
    </message>
    <message>
        <source>refused</source>
        <comment>a token</comment>
        <translation>отклонён</translation>
    </message>
</context>
<context>
    <name>ui::ClaimTypes</name>
    <message>
        <source>Who it is about (RFC 7519 §4.1.2)</source>
        <translation>О ком он (RFC 7519 §4.1.2)</translation>
    </message>
    <message>
        <source>Who it is meant for: text, or a list as JSON (RFC 7519 §4.1.3)</source>
        <translation>Для кого он: текст или список в JSON (RFC 7519 §4.1.3)</translation>
    </message>
    <message>
        <source>Scopes with a blank between them (RFC 8693 §4.2)</source>
        <translation>Права (scope) через пробел (RFC 8693 §4.2)</translation>
    </message>
    <message>
        <source>A list of roles (RFC 9068 §2.2.3.1)</source>
        <translation>Список ролей (RFC 9068 §2.2.3.1)</translation>
    </message>
    <message>
        <source>A list of groups (RFC 9068 §2.2.3.1)</source>
        <translation>Список групп (RFC 9068 §2.2.3.1)</translation>
    </message>
    <message>
        <source>A list of entitlements (RFC 9068 §2.2.3.1)</source>
        <translation>Список прав (RFC 9068 §2.2.3.1)</translation>
    </message>
    <message>
        <source>End, in seconds since 1970 (RFC 7519 §4.1.4)</source>
        <translation>Конец, секунды с 1970 года (RFC 7519 §4.1.4)</translation>
    </message>
    <message>
        <source>Beginning, in seconds since 1970 (RFC 7519 §4.1.5)</source>
        <translation>Начало, секунды с 1970 года (RFC 7519 §4.1.5)</translation>
    </message>
    <message>
        <source>When it was made, in seconds since 1970 (RFC 7519 §4.1.6)</source>
        <translation>Когда сделан, секунды с 1970 года (RFC 7519 §4.1.6)</translation>
    </message>
    <message>
        <source>When the user signed in (RFC 9068 §2.2.1)</source>
        <translation>Когда пользователь вошёл (RFC 9068 §2.2.1)</translation>
    </message>
    <message>
        <source>How surely the user signed in (RFC 9068 §2.2.1)</source>
        <translation>Насколько надёжен вход (RFC 9068 §2.2.1)</translation>
    </message>
    <message>
        <source>A list of the methods of signing in (RFC 8176)</source>
        <translation>Список способов входа (RFC 8176)</translation>
    </message>
    <message>
        <source>The client that it was issued to (OpenID Connect Core §2)</source>
        <translation>Клиент, которому он выдан (OpenID Connect Core §2)</translation>
    </message>
    <message>
        <source>The client that asked for it (RFC 8693 §4.3)</source>
        <translation>Клиент, который его запросил (RFC 8693 §4.3)</translation>
    </message>
    <message>
        <source>E-mail address (OpenID Connect Core §5.1)</source>
        <translation>Адрес почты (OpenID Connect Core §5.1)</translation>
    </message>
    <message>
        <source>Is the address proven (OpenID Connect Core §5.1)</source>
        <translation>Подтверждён ли адрес (OpenID Connect Core §5.1)</translation>
    </message>
    <message>
        <source>The key that it is bound to (RFC 7800, RFC 9449 §6.1)</source>
        <translation>Ключ, к которому он привязан (RFC 7800, RFC 9449 §6.1)</translation>
    </message>
    <message>
        <source>Who acts in the subject&apos;s name (RFC 8693 §4.1)</source>
        <translation>Кто действует от имени субъекта (RFC 8693 §4.1)</translation>
    </message>
    <message>
        <source>Its own id (RFC 7519 §4.1.7)</source>
        <translation>Его собственный номер (RFC 7519 §4.1.7)</translation>
    </message>
    <message>
        <source>Who issued it (RFC 7519 §4.1.1)</source>
        <translation>Кто его выдал (RFC 7519 §4.1.1)</translation>
    </message>
    <message>
        <source>text</source>
        <comment>type of a claim</comment>
        <translation>текст</translation>
    </message>
    <message>
        <source>number</source>
        <comment>type of a claim</comment>
        <translation>число</translation>
    </message>
    <message>
        <source>yes or no</source>
        <comment>type of a claim</comment>
        <translation>да или нет</translation>
    </message>
    <message>
        <source>list or object</source>
        <comment>type of a claim</comment>
        <translation>список или объект</translation>
    </message>
    <message>
        <source>left out</source>
        <comment>type of a claim</comment>
        <translation>убрать</translation>
    </message>
</context>
<context>
    <name>ui::ClaimsEditor</name>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Claims as JSON</source>
        <translation>Утверждения в JSON</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Таблица</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Утверждения</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Утверждение</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Тип</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>Add claim</source>
        <translation>Добавить утверждение</translation>
    </message>
    <message>
        <source>Another one</source>
        <translation>Другое</translation>
    </message>
    <message>
        <source>Type of %1</source>
        <translation>Тип %1</translation>
    </message>
    <message>
        <source>Line %1 has no name.</source>
        <translation>В строке %1 нет имени.</translation>
    </message>
    <message>
        <source>%1 stands there twice.</source>
        <translation>%1 указано дважды.</translation>
    </message>
    <message>
        <source>The value of %1 is no %2.</source>
        <comment>a claim, a type of claims</comment>
        <translation>Значение %1 не подходит под тип «%2».</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <comment>of a JSON text, what is wrong</comment>
        <translation>Строка %1: %2</translation>
    </message>
    <message>
        <source>The claims must be one JSON object.</source>
        <translation>Утверждения должны быть одним объектом JSON.</translation>
    </message>
    <message>
        <source>No claims of your own: the token says the usual ones.</source>
        <translation>Своих утверждений нет: в токене будут обычные.</translation>
    </message>
</context>
<context>
    <name>ui::ClaimsView</name>
    <message>
        <source>Header and claims</source>
        <translation>Заголовок и утверждения</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Заголовок</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Утверждения</translation>
    </message>
    <message>
        <source>%1 (%2, %3)</source>
        <comment>a number of seconds, the local time, how long ago or in how long</comment>
        <translation>%1 (%2, %3)</translation>
    </message>
</context>
<context>
    <name>ui::ClientAbout</name>
    <message>
        <source>First-party application: users are not asked for consent</source>
        <translation>Собственное приложение: согласие не запрашивается</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Описание</translation>
    </message>
    <message>
        <source>Grants</source>
        <translation>Способы выдачи</translation>
    </message>
    <message>
        <source>Its page</source>
        <translation>Сайт</translation>
    </message>
    <message>
        <source>Privacy policy</source>
        <translation>Политика конфиденциальности</translation>
    </message>
    <message>
        <source>Terms of use</source>
        <translation>Условия использования</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Контакты</translation>
    </message>
    <message>
        <source>E-mail addresses, separated by spaces</source>
        <translation>Адреса эл. почты через пробел</translation>
    </message>
    <message>
        <source>Token exchange needs a client that proves who it is: a confidential one.</source>
        <translation>Обмен токенов доступен только клиенту, который подтверждает себя: конфиденциальному.</translation>
    </message>
    <message>
        <source>Client credentials need a client with a secret or a key: a confidential one.</source>
        <translation>Выдача по учётным данным клиента доступна только клиенту с секретом или ключом: конфиденциальному.</translation>
    </message>
    <message>
        <source>%1 (not for public clients)</source>
        <comment>a grant</comment>
        <translation>%1 (не для публичных)</translation>
    </message>
</context>
<context>
    <name>ui::ClientActions</name>
    <message>
        <source>Not changed: %1. %2</source>
        <comment>clients, why</comment>
        <translation>Не изменены: %1. %2</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>%1 was enabled.</source>
        <comment>a client</comment>
        <translation>Клиент %1 включён.</translation>
    </message>
    <message>
        <source>%1 was disabled.</source>
        <comment>a client</comment>
        <translation>Клиент %1 отключён.</translation>
    </message>
    <message numerus="yes">
        <source>Clients enabled: %n.</source>
        <translation>
            <numerusform>Включено клиентов: %n.</numerusform>
            <numerusform>Включено клиентов: %n.</numerusform>
            <numerusform>Включено клиентов: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clients disabled: %n.</source>
        <translation>
            <numerusform>Отключено клиентов: %n.</numerusform>
            <numerusform>Отключено клиентов: %n.</numerusform>
            <numerusform>Отключено клиентов: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <comment>a client</comment>
        <translation>Клиент %1 удалён.</translation>
    </message>
    <message numerus="yes">
        <source>Clients deleted: %n.</source>
        <translation>
            <numerusform>Удалено клиентов: %n.</numerusform>
            <numerusform>Удалено клиентов: %n.</numerusform>
            <numerusform>Удалено клиентов: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was restored.</source>
        <comment>a client</comment>
        <translation>Клиент %1 восстановлен.</translation>
    </message>
    <message numerus="yes">
        <source>Clients restored: %n.</source>
        <translation>
            <numerusform>Восстановлено клиентов: %n.</numerusform>
            <numerusform>Восстановлено клиентов: %n.</numerusform>
            <numerusform>Восстановлено клиентов: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export %1</source>
        <comment>a client</comment>
        <translation>Экспорт клиента %1</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>Файлы JSON (*.json)</translation>
    </message>
    <message>
        <source>The client was exported to %1, without secrets.</source>
        <translation>Клиент сохранён в %1, без секретов.</translation>
    </message>
    <message>
        <source>A .env for %1 was copied; the secret is left empty.</source>
        <translation>Файл .env для %1 скопирован; секрет оставлен пустым.</translation>
    </message>
    <message>
        <source>It was last used %1.</source>
        <comment>a secret; how long ago</comment>
        <translation>Последнее использование: %1.</translation>
    </message>
    <message>
        <source>Nothing has used it since the rotation.</source>
        <translation>После смены он никем не использовался.</translation>
    </message>
    <message>
        <source>End the old secret of %1</source>
        <translation>Отозвать старый секрет клиента %1</translation>
    </message>
    <message>
        <source>An application that still sends the old secret is refused at once.</source>
        <translation>Приложение, которое ещё отправляет старый секрет, сразу получит отказ.</translation>
    </message>
    <message>
        <source>End old secret</source>
        <translation>Отозвать секрет</translation>
    </message>
    <message>
        <source>Only the newest secret of %1 works now.</source>
        <translation>Теперь действует только новый секрет клиента %1.</translation>
    </message>
</context>
<context>
    <name>ui::ClientAddresses</name>
    <message>
        <source>One URI a line</source>
        <translation>По одному URI в строке</translation>
    </message>
    <message>
        <source>One origin a line, such as https://app.example.com</source>
        <translation>По одному источнику в строке, например https://app.example.com</translation>
    </message>
    <message>
        <source>Redirect URIs</source>
        <translation>Redirect URI</translation>
    </message>
    <message>
        <source>CORS origins</source>
        <translation>Источники CORS</translation>
    </message>
    <message>
        <source>After sign-out to</source>
        <translation>Адреса после выхода</translation>
    </message>
    <message>
        <source>Told of sign-outs</source>
        <translation>Уведомлять о выходе</translation>
    </message>
    <message>
        <source>Back-channel logout: the server sends a logout token to this address when a session of a user ends.</source>
        <translation>Back-channel logout: когда сеанс пользователя завершается, сервер отправляет на этот адрес токен выхода.</translation>
    </message>
</context>
<context>
    <name>ui::ClientBulkPane</name>
    <message numerus="yes">
        <source>Clients selected: %n</source>
        <translation>
            <numerusform>Выбрано клиентов: %n</numerusform>
            <numerusform>Выбрано клиентов: %n</numerusform>
            <numerusform>Выбрано клиентов: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a verb on a button, how many it concerns</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Включить</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Отключить</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Восстановить</translation>
    </message>
</context>
<context>
    <name>ui::ClientChangeText</name>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Описание</translation>
    </message>
    <message>
        <source>Redirect URIs</source>
        <translation>Redirect URI</translation>
    </message>
    <message>
        <source>After sign-out to</source>
        <translation>Адреса после выхода</translation>
    </message>
    <message>
        <source>Told of sign-outs</source>
        <translation>Уведомлять о выходе</translation>
    </message>
    <message>
        <source>CORS origins</source>
        <translation>Источники CORS</translation>
    </message>
    <message>
        <source>Grants</source>
        <translation>Способы выдачи</translation>
    </message>
    <message>
        <source>Response types</source>
        <translation>Типы ответов</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Права (scope)</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>Ресурсы</translation>
    </message>
    <message>
        <source>Proves itself by</source>
        <translation>Подтверждает себя</translation>
    </message>
    <message>
        <source>Public keys</source>
        <translation>Открытые ключи</translation>
    </message>
    <message>
        <source>Requires PKCE</source>
        <translation>Требует PKCE</translation>
    </message>
    <message>
        <source>Requires pushed requests</source>
        <translation>Требует PAR-запросов</translation>
    </message>
    <message>
        <source>Requires DPoP</source>
        <translation>Требует DPoP</translation>
    </message>
    <message>
        <source>Access token lifetime</source>
        <translation>Срок токена доступа</translation>
    </message>
    <message>
        <source>Refresh token lifetime</source>
        <translation>Срок токена обновления</translation>
    </message>
    <message>
        <source>Grace period</source>
        <translation>Льготный период</translation>
    </message>
    <message>
        <source>A reused token revokes</source>
        <translation>Повтор токена отзывает</translation>
    </message>
    <message>
        <source>First-party application</source>
        <translation>Собственное приложение</translation>
    </message>
    <message>
        <source>Legacy 401 answers</source>
        <translation>Устаревшие ответы 401</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Включён</translation>
    </message>
    <message>
        <source>Confidential</source>
        <translation>Конфиденциальный</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Удалён</translation>
    </message>
    <message>
        <source>The old secret works until</source>
        <translation>Старый секрет действует до</translation>
    </message>
    <message>
        <source>The new secret expires</source>
        <translation>Новый секрет истекает</translation>
    </message>
    <message>
        <source>none</source>
        <comment>a value of a client</comment>
        <translation>нет</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>in another order</source>
        <translation>в другом порядке</translation>
    </message>
    <message>
        <source>Sign-ins that come back to a removed redirect URI fail at once.</source>
        <translation>Вход с возвратом на удалённый Redirect URI сразу перестанет работать.</translation>
    </message>
    <message>
        <source>Applications that use a removed grant are refused at once; chains that live stay until they are refreshed.</source>
        <translation>Приложения, которые получают токены убранным способом, сразу получат отказ; действующие цепочки остаются до следующего обновления.</translation>
    </message>
    <message>
        <source>Requests for a removed scope are refused; tokens that are out keep it until they expire.</source>
        <translation>Запросы убранного права отклоняются; выданные токены сохраняют его до истечения срока.</translation>
    </message>
    <message>
        <source>Pages from a removed origin can no longer call the server.</source>
        <translation>Страницы с убранного источника больше не смогут обращаться к серверу.</translation>
    </message>
    <message>
        <source>The application has to prove itself the new way at its next request.</source>
        <translation>При следующем запросе приложение должно подтвердить себя по-новому.</translation>
    </message>
    <message>
        <source>Sign-ins without PKCE are refused at once.</source>
        <translation>Вход без PKCE сразу отклоняется.</translation>
    </message>
    <message>
        <source>Sign-ins whose request was not pushed are refused at once.</source>
        <translation>Вход без PAR-запроса сразу отклоняется.</translation>
    </message>
    <message>
        <source>Token requests without a DPoP proof are refused at once, refreshes too.</source>
        <translation>Запросы токенов без подтверждения DPoP сразу отклоняются, обновления тоже.</translation>
    </message>
    <message>
        <source>From the next token on; those that are out keep their end.</source>
        <translation>Начиная со следующего токена; у выданных срок не изменится.</translation>
    </message>
    <message>
        <source>The application gets tokens again.</source>
        <translation>Приложение снова получает токены.</translation>
    </message>
    <message>
        <source>Every request of the application is refused.</source>
        <translation>Все запросы приложения отклоняются.</translation>
    </message>
    <message>
        <source>A refused grant is answered with another status: test the application.</source>
        <translation>Отказ приходит с другим кодом ответа: проверьте приложение.</translation>
    </message>
</context>
<context>
    <name>ui::ClientClaims</name>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Claims for this client&apos;s tokens, beside those of the standards. They cannot replace one of those.</source>
        <translation>Утверждения в токенах этого клиента сверх стандартных. Стандартные они заменить не могут.</translation>
    </message>
    <message>
        <source>Claim rules</source>
        <translation>Правила утверждений</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Утверждение</translation>
    </message>
    <message>
        <source>Taken from</source>
        <translation>Откуда</translation>
    </message>
    <message>
        <source>Fixed value</source>
        <translation>Постоянное значение</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Доступ</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>User info</source>
        <translation>Сведения</translation>
    </message>
    <message>
        <source>In the access token</source>
        <translation>В токене доступа</translation>
    </message>
    <message>
        <source>In the ID token</source>
        <translation>В ID-токене</translation>
    </message>
    <message>
        <source>In the answer of the user info endpoint</source>
        <translation>В ответе конечной точки сведений о пользователе</translation>
    </message>
    <message>
        <source>Add a claim</source>
        <translation>Добавить утверждение</translation>
    </message>
    <message>
        <source>A fixed value</source>
        <translation>Постоянное значение</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Имя пользователя</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
    </message>
    <message>
        <source>E-mail is verified</source>
        <translation>Эл. почта подтверждена</translation>
    </message>
</context>
<context>
    <name>ui::ClientDetail</name>
    <message>
        <source>Details</source>
        <translation>Сведения</translation>
    </message>
    <message>
        <source>Quick start</source>
        <translation>Быстрый старт</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>Client ID</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Тип</translation>
    </message>
    <message>
        <source>Grants</source>
        <translation>Способы выдачи</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Права (scope)</translation>
    </message>
    <message>
        <source>Redirect URIs</source>
        <translation>Redirect URI</translation>
    </message>
    <message>
        <source>Lifetimes</source>
        <translation>Сроки действия</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Секрет</translation>
    </message>
    <message>
        <source>Active chains</source>
        <translation>Действующие цепочки</translation>
    </message>
    <message>
        <source>Last token</source>
        <translation>Последний токен</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Изменить…</translation>
    </message>
    <message>
        <source>Rotate secret…</source>
        <translation>Сменить секрет…</translation>
    </message>
    <message>
        <source>Token chains</source>
        <translation>Цепочки токенов</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>Журнал аудита</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Отключить</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Включить</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>access %1, refresh %2, grace %3</source>
        <comment>lifetimes of tokens</comment>
        <translation>доступ %1, обновление %2, льготный период %3</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>пока нет</translation>
    </message>
    <message>
        <source>set %1</source>
        <comment>a secret; %1 is a time</comment>
        <translation>задан %1</translation>
    </message>
    <message>
        <source>set</source>
        <comment>a secret exists</comment>
        <translation>задан</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Отозвать…</translation>
    </message>
    <message>
        <source>Nobody has consented to this client yet.</source>
        <translation>Согласия этому клиенту ещё никто не давал.</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>Согласия</translation>
    </message>
    <message>
        <source>Requires</source>
        <translation>Требования</translation>
    </message>
    <message>
        <source>Old secret</source>
        <translation>Старый секрет</translation>
    </message>
    <message>
        <source>%1, registered itself</source>
        <comment>the type of a client</comment>
        <translation>%1, зарегистрирован сам</translation>
    </message>
    <message>
        <source>pushed requests</source>
        <translation>PAR-запросы</translation>
    </message>
    <message>
        <source>last used %1</source>
        <comment>a secret; %1 is a time</comment>
        <translation>использован %1</translation>
    </message>
    <message>
        <source>never used</source>
        <comment>a secret</comment>
        <translation>не использовался</translation>
    </message>
    <message>
        <source>expires %1</source>
        <comment>a secret; %1 is a time</comment>
        <translation>истекает %1</translation>
    </message>
    <message>
        <source>never expires</source>
        <comment>a secret</comment>
        <translation>бессрочный</translation>
    </message>
    <message>
        <source>works until %1</source>
        <comment>a secret; %1 is a time</comment>
        <translation>действует до %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>scopes that a user consented to, how long ago</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>Показать…</translation>
    </message>
    <message>
        <source>The audit log tells of no change of this client.</source>
        <translation>В журнале аудита нет изменений этого клиента.</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Удалён</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Open larger</source>
        <translation>Открыть крупнее</translation>
    </message>
    <message>
        <source>Copy .env</source>
        <translation>Копировать .env</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Восстановить</translation>
    </message>
    <message>
        <source>End old secret…</source>
        <translation>Отозвать старый секрет…</translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation>Дублировать…</translation>
    </message>
    <message>
        <source>Export as JSON…</source>
        <translation>Экспорт в JSON…</translation>
    </message>
    <message>
        <source>It gets no tokens. Removed for good on %1.</source>
        <translation>Токены не выдаются. Окончательное удаление: %1.</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>a time, who did it</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2 (24 h: %3)</source>
        <comment>a grant, numbers of tokens in 30 days and in 24 hours</comment>
        <translation>%1: %2 (за 24 ч: %3)</translation>
    </message>
    <message>
        <source>none</source>
        <comment>tokens</comment>
        <translation>нет</translation>
    </message>
    <message>
        <source>Issued in 30 days</source>
        <translation>Выдано за 30 дней</translation>
    </message>
    <message>
        <source>At sign-ins and to services; refreshed tokens are not counted.</source>
        <translation>При входах и сервисам; обновлённые токены не считаются.</translation>
    </message>
</context>
<context>
    <name>ui::ClientForm</name>
    <message>
        <source>Application</source>
        <translation>Приложение</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Токены</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Адреса</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Аутентификация</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Утверждения</translation>
    </message>
</context>
<context>
    <name>ui::ClientIdEdit</name>
    <message>
        <source>Client ID</source>
        <translation>Client ID</translation>
    </message>
    <message>
        <source>Such as my-web-app; it cannot be changed later</source>
        <translation>Например, my-web-app; потом изменить нельзя</translation>
    </message>
    <message>
        <source>%1 to %2 letters, digits, dots, dashes, underscores or tildes.</source>
        <translation>От %1 до %2 символов: латинские буквы, цифры, точки, дефисы, подчёркивания, тильды.</translation>
    </message>
    <message>
        <source>A client ID has no spaces.</source>
        <translation>В Client ID не может быть пробелов.</translation>
    </message>
    <message>
        <source>A client ID cannot contain %1.</source>
        <comment>a character</comment>
        <translation>В Client ID не может быть символа %1.</translation>
    </message>
    <message>
        <source>Use %1</source>
        <comment>a client ID</comment>
        <translation>Взять %1</translation>
    </message>
</context>
<context>
    <name>ui::ClientProof</name>
    <message>
        <source>Public keys as JWKS: {&quot;keys&quot;: [ … ]}</source>
        <translation>Открытые ключи в виде JWKS: {&quot;keys&quot;: [ … ]}</translation>
    </message>
    <message>
        <source>Require PKCE: a stolen authorization code is worth nothing</source>
        <translation>Требовать PKCE: украденный код авторизации бесполезен</translation>
    </message>
    <message>
        <source>Require pushed requests: nothing of a request goes through the browser</source>
        <translation>Требовать PAR-запросы: параметры не проходят через браузер</translation>
    </message>
    <message>
        <source>Require DPoP: a stolen token is worth nothing without the client&apos;s key</source>
        <translation>Требовать DPoP: украденный токен бесполезен без ключа клиента</translation>
    </message>
    <message>
        <source>Proves itself by</source>
        <translation>Подтверждает себя</translation>
    </message>
    <message>
        <source>Public keys</source>
        <translation>Открытые ключи</translation>
    </message>
    <message>
        <source>Its secret, in the header or in the form</source>
        <translation>Секретом, в заголовке или в форме</translation>
    </message>
    <message>
        <source>Its secret, in the header only</source>
        <translation>Секретом, только в заголовке</translation>
    </message>
    <message>
        <source>Its secret, in the form only</source>
        <translation>Секретом, только в форме</translation>
    </message>
    <message>
        <source>A private key of its own (private_key_jwt)</source>
        <translation>Своим закрытым ключом (private_key_jwt)</translation>
    </message>
    <message>
        <source>Nothing: it is public</source>
        <translation>Ничем: он публичный</translation>
    </message>
    <message>
        <source>A public client always needs PKCE.</source>
        <translation>Публичному клиенту PKCE нужен всегда.</translation>
    </message>
    <message>
        <source>This is no JWKS yet: an object with the member &quot;keys&quot;, or one public key.</source>
        <translation>Это ещё не JWKS: нужен объект с полем &quot;keys&quot; или один открытый ключ.</translation>
    </message>
</context>
<context>
    <name>ui::ClientRecords</name>
    <message numerus="yes">
        <source>%1 is asked again at the next sign-in with %2. Token chains that this ends: %n.</source>
        <translation>
            <numerusform>При следующем входе через %2 у пользователя %1 снова будет запрошено согласие. Завершится %n цепочка токенов.</numerusform>
            <numerusform>При следующем входе через %2 у пользователя %1 снова будет запрошено согласие. Завершатся %n цепочки токенов.</numerusform>
            <numerusform>При следующем входе через %2 у пользователя %1 снова будет запрошено согласие. Завершится %n цепочек токенов.</numerusform>
        </translation>
    </message>
    <message>
        <source>Revoke consent</source>
        <translation>Отозвать согласие</translation>
    </message>
</context>
<context>
    <name>ui::ClientRevisionDialog</name>
    <message>
        <source>%1: %2</source>
        <comment>a client, what was done to it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Put back…</source>
        <translation>Вернуть…</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>a time, who did it</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Only changes of the configuration can be put back.</source>
        <translation>Вернуть можно только изменения настроек.</translation>
    </message>
    <message>
        <source>The client has these values already.</source>
        <translation>У клиента уже эти значения.</translation>
    </message>
    <message>
        <source>created</source>
        <comment>a client</comment>
        <translation>создан</translation>
    </message>
    <message>
        <source>changed</source>
        <comment>a client</comment>
        <translation>изменён</translation>
    </message>
    <message>
        <source>secret rotated</source>
        <comment>a client</comment>
        <translation>секрет сменён</translation>
    </message>
    <message>
        <source>deleted</source>
        <comment>a client</comment>
        <translation>удалён</translation>
    </message>
</context>
<context>
    <name>ui::ClientTableModel</name>
    <message>
        <source>Client ID</source>
        <translation>Client ID</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Chains</source>
        <translation>Цепочки</translation>
    </message>
    <message>
        <source>Last token</source>
        <translation>Токен выдан</translation>
    </message>
    <message>
        <source>Needs a look</source>
        <translation>Требует внимания</translation>
    </message>
</context>
<context>
    <name>ui::ClientTokens</name>
    <message>
        <source>Default</source>
        <translation>По умолчанию</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, behind a number</comment>
        <translation> с</translation>
    </message>
    <message>
        <source>One URI a line; empty: the server&apos;s own audience</source>
        <translation>По одному URI в строке; пусто: аудитория сервера</translation>
    </message>
    <message>
        <source>Answer invalid_grant with 401 (older applications expect it)</source>
        <translation>Отвечать 401 на invalid_grant (для старых приложений)</translation>
    </message>
    <message>
        <source>Separated by spaces</source>
        <translation>Через пробел</translation>
    </message>
    <message>
        <source>The chain</source>
        <translation>Цепочку</translation>
    </message>
    <message>
        <source>All chains of that user with this client</source>
        <translation>Все цепочки пользователя у этого клиента</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Права (scope)</translation>
    </message>
    <message>
        <source>Access token lifetime</source>
        <translation>Срок токена доступа</translation>
    </message>
    <message>
        <source>Refresh token lifetime</source>
        <translation>Срок токена обновления</translation>
    </message>
    <message>
        <source>Grace period</source>
        <translation>Льготный период</translation>
    </message>
    <message>
        <source>For this long a refresh token that is used twice gets the same successor again: for answers that were lost on the way.</source>
        <translation>В течение этого времени повторный запрос с тем же токеном обновления возвращает тот же новый токен: на случай, если ответ потерялся в пути.</translation>
    </message>
    <message>
        <source>A reused token revokes</source>
        <translation>Повтор токена отзывает</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>Ресурсы</translation>
    </message>
    <message>
        <source>Default: %1</source>
        <comment>lifetime of a token</comment>
        <translation>По умолчанию: %1</translation>
    </message>
</context>
<context>
    <name>ui::ClientWords</name>
    <message>
        <source>deleted</source>
        <comment>state of a client</comment>
        <translation>удалён</translation>
    </message>
    <message>
        <source>active</source>
        <comment>state of a client</comment>
        <translation>активен</translation>
    </message>
    <message>
        <source>disabled</source>
        <comment>state of a client</comment>
        <translation>отключён</translation>
    </message>
    <message>
        <source>public</source>
        <comment>type of a client</comment>
        <translation>публичный</translation>
    </message>
    <message>
        <source>confidential</source>
        <comment>type of a client</comment>
        <translation>конфиденциальный</translation>
    </message>
    <message>
        <source>Authorization code</source>
        <translation>Код авторизации</translation>
    </message>
    <message>
        <source>Refresh token</source>
        <translation>Токен обновления</translation>
    </message>
    <message>
        <source>Client credentials</source>
        <translation>Учётные данные клиента</translation>
    </message>
    <message>
        <source>Password (legacy)</source>
        <translation>Пароль (устаревший)</translation>
    </message>
    <message>
        <source>Device code</source>
        <translation>Код устройства</translation>
    </message>
    <message>
        <source>Token exchange</source>
        <translation>Обмен токенов</translation>
    </message>
    <message>
        <source>Legacy password grant</source>
        <translation>Вход по паролю</translation>
    </message>
    <message>
        <source>Redirect without HTTPS</source>
        <translation>Redirect URI без HTTPS</translation>
    </message>
    <message>
        <source>Wildcard redirect</source>
        <translation>Redirect URI с маской</translation>
    </message>
    <message>
        <source>Old client secret</source>
        <translation>Старый секрет</translation>
    </message>
    <message>
        <source>default</source>
        <comment>lifetime of a token</comment>
        <translation>по умолчанию</translation>
    </message>
    <message>
        <source>The application sees the passwords of its users. Let it sign them in with the browser and take the grant away.</source>
        <translation>Приложение видит пароли пользователей. Переведите вход в браузер и уберите этот способ выдачи.</translation>
    </message>
    <message>
        <source>Codes travel readable to a redirect URI with plain http. Use https there.</source>
        <translation>На Redirect URI с http коды идут открытым текстом. Перейдите там на https.</translation>
    </message>
    <message>
        <source>Codes may go to addresses that nobody thought of. List each one exactly.</source>
        <translation>Коды могут уйти на адреса, о которых никто не подумал. Перечислите каждый адрес точно.</translation>
    </message>
    <message>
        <source>PKCE is not required</source>
        <translation>PKCE не требуется</translation>
    </message>
    <message>
        <source>A stolen code may be used without it. Once the application sends a challenge, require PKCE.</source>
        <translation>Без него украденный код можно использовать. Когда приложение начнёт отправлять code_challenge, включите требование PKCE.</translation>
    </message>
    <message>
        <source>No secret and no key</source>
        <translation>Нет ни секрета, ни ключа</translation>
    </message>
    <message>
        <source>Nothing proves that it is this client, so it gets no tokens. Rotate the secret to make one.</source>
        <translation>Клиенту нечем подтвердить себя, поэтому токенов он не получает. Смените секрет, чтобы создать новый.</translation>
    </message>
    <message>
        <source>The secret is older than a year. Rotate it; both work while you change the application.</source>
        <translation>Секрету больше года. Смените его; пока вы меняете приложение, действуют оба.</translation>
    </message>
    <message>
        <source>Secret expires soon</source>
        <translation>Секрет скоро истечёт</translation>
    </message>
    <message>
        <source>In less than 14 days the application is locked out. Rotate the secret.</source>
        <translation>Меньше чем через 14 дней приложение потеряет доступ. Смените секрет.</translation>
    </message>
    <message>
        <source>Secret has expired</source>
        <translation>Секрет истёк</translation>
    </message>
    <message>
        <source>The application is locked out. Rotate the secret and give it the new one.</source>
        <translation>Приложение потеряло доступ. Смените секрет и передайте ему новый.</translation>
    </message>
    <message>
        <source>Very long refresh lifetime</source>
        <translation>Очень долгий срок обновления</translation>
    </message>
    <message>
        <source>A forgotten device stays signed in for over a year. Choose a shorter lifetime for refresh tokens.</source>
        <translation>Забытое устройство остаётся в системе больше года. Сократите срок токенов обновления.</translation>
    </message>
    <message>
        <source>Long-lived access tokens</source>
        <translation>Долгий срок токенов доступа</translation>
    </message>
    <message>
        <source>A stolen access token works for over a day. Choose minutes and let the application refresh.</source>
        <translation>Украденный токен доступа действует больше суток. Задайте минуты, пусть приложение обновляет токен.</translation>
    </message>
    <message>
        <source>CORS origin without HTTPS</source>
        <translation>Источник CORS без HTTPS</translation>
    </message>
    <message>
        <source>Whoever is on the way to that page may speak as it. Use https there.</source>
        <translation>Любой на пути к этой странице может выдать себя за неё. Перейдите там на https.</translation>
    </message>
    <message>
        <source>Legacy 401 answers</source>
        <translation>Устаревшие ответы 401</translation>
    </message>
    <message>
        <source>A refused grant is answered with 401, which the standard keeps for clients. Switch it off once the application takes 400.</source>
        <translation>На отказ в выдаче сервер отвечает 401, хотя стандарт отводит этот код для ошибок самого клиента. Выключите, когда приложение научится понимать 400.</translation>
    </message>
    <message>
        <source>a key of its own</source>
        <comment>how a client proves itself</comment>
        <translation>свой ключ</translation>
    </message>
    <message>
        <source>a secret</source>
        <comment>how a client proves itself</comment>
        <translation>секрет</translation>
    </message>
    <message>
        <source>PKCE, no secret</source>
        <comment>what is required of a client</comment>
        <translation>PKCE, без секрета</translation>
    </message>
    <message>
        <source>no secret</source>
        <comment>what is required of a client</comment>
        <translation>без секрета</translation>
    </message>
    <message>
        <source>%1 (default)</source>
        <comment>lifetime of a token</comment>
        <translation>%1 (по умолчанию)</translation>
    </message>
</context>
<context>
    <name>ui::ClientsPage</name>
    <message>
        <source>Clients</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Search by client ID or name</source>
        <translation>Поиск по Client ID или названию</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>New client…</source>
        <translation>Создать клиента…</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Все состояния</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Активные</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Отключённые</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Удалённые</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Восстановить</translation>
    </message>
    <message>
        <source>No client matches this filter.</source>
        <translation>Под эти условия не подходит ни один клиент.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Сбросить фильтр</translation>
    </message>
    <message>
        <source>There are no clients yet; an application needs one to get tokens.</source>
        <translation>Клиентов пока нет, а без клиента приложение не получит токены.</translation>
    </message>
    <message>
        <source>Let applications register…</source>
        <translation>Разрешить регистрацию…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Импорт…</translation>
    </message>
    <message>
        <source>Edit client…</source>
        <translation>Изменить клиента…</translation>
    </message>
    <message>
        <source>Duplicate client…</source>
        <translation>Дублировать клиента…</translation>
    </message>
    <message>
        <source>Rotate secret of client…</source>
        <translation>Сменить секрет клиента…</translation>
    </message>
    <message>
        <source>Enable or disable client</source>
        <translation>Включить или отключить клиента</translation>
    </message>
    <message>
        <source>Quick start of client</source>
        <translation>Быстрый старт клиента</translation>
    </message>
    <message>
        <source>Export list of clients…</source>
        <translation>Экспорт списка клиентов…</translation>
    </message>
    <message numerus="yes">
        <source>Clients exported to %1: %n.</source>
        <translation>
            <numerusform>В %1 сохранено клиентов: %n.</numerusform>
            <numerusform>В %1 сохранено клиентов: %n.</numerusform>
            <numerusform>В %1 сохранено клиентов: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show clients that need a look</source>
        <translation>Показать клиентов, требующих внимания</translation>
    </message>
    <message>
        <source>Show deleted clients</source>
        <translation>Показать удалённых клиентов</translation>
    </message>
    <message>
        <source>Clients that still used the password grant in the last 30 days: %1 of %2.</source>
        <translation>Клиенты, которые за последние 30 дней получали токены по паролю: %1 из %2.</translation>
    </message>
    <message>
        <source>Show who may</source>
        <translation>Кому это разрешено</translation>
    </message>
    <message>
        <source>Select a client to see details and commands.</source>
        <translation>Выберите клиента, чтобы увидеть сведения и команды.</translation>
    </message>
</context>
<context>
    <name>ui::CloseQuestion</name>
    <message>
        <source>Close the window</source>
        <translation>Закрыть окно</translation>
    </message>
    <message>
        <source>Keep the server running?</source>
        <translation>Оставить сервер работать?</translation>
    </message>
    <message>
        <source>Applications can go on signing in while Gatehouse stays in the tray. This is asked only once; the program menu has the choice.</source>
        <translation>Приложения смогут и дальше выполнять вход, пока Gatehouse остаётся в области уведомлений. Вопрос задаётся один раз; выбор можно изменить в меню программы.</translation>
    </message>
    <message>
        <source>Keep serving</source>
        <translation>Оставить работать</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Stop the server and quit?</source>
        <translation>Остановить сервер и выйти?</translation>
    </message>
    <message>
        <source>Nobody can sign in until Gatehouse runs again. This desktop has no tray in which it could stay; minimize the window to keep it running.</source>
        <translation>Пока Gatehouse снова не запущен, никто не сможет войти. На этом рабочем столе нет области уведомлений, в которой он мог бы остаться; чтобы сервер работал дальше, сверните окно.</translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation>Остановить и выйти</translation>
    </message>
</context>
<context>
    <name>ui::CommandButton</name>
    <message>
        <source>Copy command</source>
        <translation>Копировать команду</translation>
    </message>
    <message>
        <source>Fill in the form first.</source>
        <translation>Сначала заполните форму.</translation>
    </message>
</context>
<context>
    <name>ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Палитра команд</translation>
    </message>
    <message>
        <source>Search users, clients, tokens, events, commands…</source>
        <translation>Поиск пользователей, клиентов, токенов, событий, команд…</translation>
    </message>
    <message>
        <source>Search, or type a command</source>
        <translation>Найти или ввести команду</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Найдено</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Страница</translation>
    </message>
    <message>
        <source>Pages and commands</source>
        <translation>Страницы и команды</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Недавнее</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Идёт поиск…</translation>
    </message>
    <message>
        <source>↑ ↓ choose   ·   Enter opens   ·   Esc closes</source>
        <translation>↑ ↓ выбор   ·   Enter открыть   ·   Esc закрыть</translation>
    </message>
    <message>
        <source>Nothing found for “%1”</source>
        <translation>По запросу «%1» ничего не найдено</translation>
    </message>
</context>
<context>
    <name>ui::ConfirmDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Type %1 to confirm.</source>
        <translation>Для подтверждения введите %1.</translation>
    </message>
</context>
<context>
    <name>ui::CopyButton</name>
    <message>
        <source>Copied. The clipboard is cleared in 30 seconds.</source>
        <translation>Скопировано. Через 30 секунд буфер обмена будет очищен.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
</context>
<context>
    <name>ui::CopyClientDialog</name>
    <message>
        <source>Duplicate %1</source>
        <comment>a client</comment>
        <translation>Дублирование %1</translation>
    </message>
    <message>
        <source>Create client</source>
        <translation>Создать клиента</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <comment>the name of a client</comment>
        <translation>%1 (копия)</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>Client ID</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>%1 was created. This is its client secret:</source>
        <translation>Клиент %1 создан. Его секрет:</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
</context>
<context>
    <name>ui::CounterGrid</name>
    <message>
        <source>%1: %2</source>
        <comment>caption and number</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ui::DeviceTableModel</name>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Права (scope)</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Устройство</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Запрос</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Истекает</translation>
    </message>
</context>
<context>
    <name>ui::DiagnosticsPane</name>
    <message>
        <source>Self-test</source>
        <translation>Самопроверка</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Журнал программы</translation>
    </message>
    <message>
        <source>Versions and licences</source>
        <translation>Версии и лицензии</translation>
    </message>
    <message>
        <source>Bundle</source>
        <comment>of diagnostics</comment>
        <translation>Набор</translation>
    </message>
</context>
<context>
    <name>ui::EditClientDialog</name>
    <message>
        <source>Edit %1</source>
        <comment>a client</comment>
        <translation>Изменение %1</translation>
    </message>
    <message>
        <source>Review changes…</source>
        <translation>Просмотреть изменения…</translation>
    </message>
</context>
<context>
    <name>ui::EditUserDialog</name>
    <message>
        <source>Edit %1</source>
        <comment>a user</comment>
        <translation>Изменение %1</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Имя пользователя</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
    </message>
    <message>
        <source>The e-mail address is verified</source>
        <translation>Адрес электронной почты подтверждён</translation>
    </message>
</context>
<context>
    <name>ui::FaultCard</name>
    <message>
        <source>Endpoint</source>
        <translation>Конечная точка</translation>
    </message>
    <message>
        <source>Any client</source>
        <translation>Любой клиент</translation>
    </message>
    <message>
        <source>A request is taken by the client that it names. Requests for the keys name none.</source>
        <translation>Запрос относится к тому клиенту, который в нём указан. В запросах ключей клиент не указан.</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> мс</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Задержка</translation>
    </message>
    <message>
        <source> s</source>
        <translation> с</translation>
    </message>
    <message>
        <source>Retry-After</source>
        <translation>Retry-After</translation>
    </message>
    <message>
        <source>Off after</source>
        <translation>Выключить через</translation>
    </message>
    <message>
        <source>Every n-th request</source>
        <translation>Каждый n-й запрос</translation>
    </message>
    <message>
        <source>Per cent of requests</source>
        <translation>Процент запросов</translation>
    </message>
    <message>
        <source>The next requests</source>
        <translation>Ближайшие запросы</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Сколько</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Как часто</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Выключить</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Включить</translation>
    </message>
    <message>
        <source>Switch off: %1</source>
        <translation>Выключить: %1</translation>
    </message>
    <message>
        <source>Switch on: %1</source>
        <translation>Включить: %1</translation>
    </message>
</context>
<context>
    <name>ui::FaultsPane</name>
    <message>
        <source>Stop all</source>
        <translation>Остановить все</translation>
    </message>
    <message>
        <source>They strike real clients of this server, and stand in the audit log and in the metrics by their own names. Stopping the server ends them.</source>
        <translation>Сбои затрагивают настоящих клиентов, отмечаются в журнале аудита и метриках и прекращаются с остановкой сервера.</translation>
    </message>
    <message>
        <source>Switch on: %1</source>
        <translation>Включить: %1</translation>
    </message>
    <message>
        <source>This server is in production. Real people will see this fault until it is switched off.</source>
        <translation>Это рабочий сервер. Этот сбой будут видеть настоящие пользователи, пока он не выключен.</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Включить</translation>
    </message>
</context>
<context>
    <name>ui::FigureCard</name>
    <message>
        <source>%1: %2</source>
        <comment>caption and number</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ui::FileIcons</name>
    <message>
        <source>Folder</source>
        <translation>Папка</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>%1 file</source>
        <translation>Файл %1</translation>
    </message>
</context>
<context>
    <name>ui::FilterCompleter</name>
    <message>
        <source>Suggestions</source>
        <translation>Подсказки</translation>
    </message>
</context>
<context>
    <name>ui::FilterLine</name>
    <message>
        <source>State</source>
        <comment>of the rows to show</comment>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>rows that match of rows there are</comment>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Not valid</source>
        <comment>a filter</comment>
        <translation>Ошибка</translation>
    </message>
    <message>
        <source>The filter is valid.</source>
        <translation>Фильтр верен.</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Фильтр списка</translation>
    </message>
    <message>
        <source>Look again</source>
        <comment>a filter that is probably not meant so</comment>
        <translation>Проверьте</translation>
    </message>
</context>
<context>
    <name>ui::FilterMenu</name>
    <message>
        <source>Save filter</source>
        <translation>Сохранить фильтр</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message numerus="yes">
        <source>%n filters are saved already: remove one first.</source>
        <translation>
            <numerusform>Уже сохранён %n фильтр: сначала удалите один.</numerusform>
            <numerusform>Уже сохранено %n фильтра: сначала удалите один.</numerusform>
            <numerusform>Уже сохранено %n фильтров: сначала удалите один.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved and recent filters</source>
        <translation>Сохранённые и недавние фильтры</translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation>Сохранить этот фильтр…</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Сохранённые</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Недавние</translation>
    </message>
</context>
<context>
    <name>ui::FindTokenDialog</name>
    <message>
        <source>Find a chain by its token</source>
        <translation>Поиск цепочки по токену</translation>
    </message>
    <message>
        <source>Find chain</source>
        <translation>Найти цепочку</translation>
    </message>
    <message>
        <source>&amp;Refresh, access or ID token</source>
        <translation>Токен &amp;обновления, доступа или ID-токен</translation>
    </message>
    <message>
        <source>The token is looked up once and not kept. Its signature and its expiry do not matter here.</source>
        <translation>Токен ищется один раз и не сохраняется. Подпись и срок здесь не важны.</translation>
    </message>
    <message>
        <source>This token is unknown: no signing key of this server has its key id. It comes from another server, or was made before this database.</source>
        <translation>Токен неизвестен: ни у одного ключа подписи этого сервера нет его kid. Он с другого сервера или выдан до этой базы данных.</translation>
    </message>
    <message>
        <source>This access token belongs to no chain: a client got it for itself. The audit log has the moment at which it was issued.</source>
        <translation>Этот токен доступа не входит в цепочку: клиент получил его сам для себя. Время выдачи есть в журнале аудита.</translation>
    </message>
    <message>
        <source>This token was issued here and expired %1. Its chain was removed after the retention time; the audit log may still have its rows.</source>
        <comment>%1 is a time in the past or the future</comment>
        <translation>Токен выдан здесь, срок: %1. Его цепочка удалена по истечении срока хранения; в журнале аудита могли остаться записи.</translation>
    </message>
    <message>
        <source>This token was issued here, but its chain is no longer kept.</source>
        <translation>Токен выдан здесь, но его цепочка больше не хранится.</translation>
    </message>
    <message>
        <source>This is no token: three parts of letters, digits, - and _ with dots between them are expected.</source>
        <translation>Это не токен: ожидаются три части из букв, цифр, - и _, разделённые точками.</translation>
    </message>
</context>
<context>
    <name>ui::FirstSecretsDialog</name>
    <message>
        <source>First start</source>
        <translation>Первый запуск</translation>
    </message>
    <message>
        <source>Gatehouse made these secrets. They are shown only now; keep them in a safe place.</source>
        <translation>Gatehouse создал эти секреты. Они показываются только сейчас, сохраните их в надёжном месте.</translation>
    </message>
    <message>
        <source>I have saved them</source>
        <translation>Секреты сохранены</translation>
    </message>
</context>
<context>
    <name>ui::FlowForm</name>
    <message>
        <source>Client ID</source>
        <translation>Client ID</translation>
    </message>
    <message>
        <source>Name or e-mail</source>
        <translation>Имя или эл. почта</translation>
    </message>
    <message>
        <source>Bind the tokens to a key (DPoP)</source>
        <translation>Привязать токены к ключу (DPoP)</translation>
    </message>
    <message>
        <source>Run flow</source>
        <translation>Выполнить сценарий</translation>
    </message>
    <message>
        <source>&amp;Client</source>
        <translation>&amp;Клиент</translation>
    </message>
    <message>
        <source>&amp;Flow</source>
        <translation>&amp;Сценарий</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Пользователь</translation>
    </message>
    <message>
        <source>&amp;Scopes</source>
        <translation>Пр&amp;ава (scope)</translation>
    </message>
    <message>
        <source>Every step is a real request to this server. A confidential client gets a secret for this run only; its own stay as they are.</source>
        <translation>Каждый шаг — настоящий запрос к этому серверу. Конфиденциальный клиент получает секрет только на время прогона; его собственные секреты не меняются.</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Прекратить</translation>
    </message>
    <message>
        <source>Not for this client: %1. Allow their grants in the client.</source>
        <translation>Не для этого клиента: %1. Разрешите нужные способы выдачи в настройках клиента.</translation>
    </message>
    <message>
        <source>This client has no redirect URI on http://127.0.0.1, where the lab could wait for the browser.</source>
        <translation>У клиента нет Redirect URI на http://127.0.0.1, где страница «Пробные токены» ждала бы браузер.</translation>
    </message>
    <message>
        <source>This client lacks the grant %1.</source>
        <translation>У клиента нет способа выдачи %1.</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>Выполняется…</translation>
    </message>
</context>
<context>
    <name>ui::FlowPane</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 мс</translation>
    </message>
    <message>
        <source>Choose a client and a flow, and run it: each request and answer appears here.</source>
        <translation>Выберите клиента и сценарий и выполните его: здесь появится каждый запрос и ответ.</translation>
    </message>
    <message>
        <source>A flow goes through the running server, and none runs here.</source>
        <translation>Сценарий идёт через работающий сервер, а здесь он не запущен.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Шаги</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Шаг</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Метод</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>Копировать как curl</translation>
    </message>
    <message>
        <source>Copy the body</source>
        <translation>Копировать тело</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Запрос</translation>
    </message>
    <message>
        <source>Show it in the inspector</source>
        <translation>Открыть в «Проверке токена»</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Токен доступа</translation>
    </message>
    <message>
        <source>Refresh token</source>
        <translation>Токен обновления</translation>
    </message>
    <message>
        <source>ID token</source>
        <translation>ID-токен</translation>
    </message>
    <message>
        <source>succeeded</source>
        <comment>a flow</comment>
        <translation>выполнен</translation>
    </message>
    <message>
        <source>ended early</source>
        <comment>a flow</comment>
        <translation>прерван</translation>
    </message>
    <message>
        <source>none</source>
        <comment>an answer</comment>
        <translation>нет</translation>
    </message>
    <message>
        <source>With secrets</source>
        <translation>С секретами</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Сообщения</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Параметры</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Где</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>Параметр</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>Written in</source>
        <translation>Где описан</translation>
    </message>
    <message>
        <source>What is copied and saved holds tokens, codes and secrets too</source>
        <translation>В скопированном и сохранённом будут и токены, коды и секреты</translation>
    </message>
    <message>
        <source>Save the run</source>
        <translation>Сохранить прогон</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Копировать как Markdown</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s), %1</source>
        <translation>
            <numerusform>%n шаг, %1</numerusform>
            <numerusform>%n шага, %1</numerusform>
            <numerusform>%n шагов, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>Сохранено в %1.</translation>
    </message>
    <message>
        <source>This step has no parameters.</source>
        <translation>У этого шага нет параметров.</translation>
    </message>
    <message>
        <source>Save the run…</source>
        <translation>Сохранить прогон…</translation>
    </message>
    <message>
        <source>HAR, for a browser&apos;s network panel…</source>
        <translation>HAR для сетевой панели браузера…</translation>
    </message>
</context>
<context>
    <name>ui::FlowParameters</name>
    <message>
        <source>address</source>
        <translation>адрес</translation>
    </message>
    <message>
        <source>form</source>
        <translation>форма</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>ответ</translation>
    </message>
    <message>
        <source>redirect</source>
        <translation>возврат</translation>
    </message>
</context>
<context>
    <name>ui::FlowText</name>
    <message>
        <source>Authorization request</source>
        <translation>Запрос авторизации</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Согласие</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Токен</translation>
    </message>
    <message>
        <source>User info</source>
        <translation>Сведения о пользователе</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Обновление</translation>
    </message>
    <message>
        <source>Introspection</source>
        <translation>Интроспекция</translation>
    </message>
    <message>
        <source>Revocation</source>
        <translation>Отзыв</translation>
    </message>
    <message>
        <source>Pushed request</source>
        <translation>PAR-запрос</translation>
    </message>
    <message>
        <source>Device code</source>
        <translation>Код устройства</translation>
    </message>
    <message>
        <source>Device asks</source>
        <translation>Опрос устройства</translation>
    </message>
    <message>
        <source>User approves</source>
        <translation>Подтверждение</translation>
    </message>
    <message>
        <source>Sign-out</source>
        <translation>Выход</translation>
    </message>
    <message>
        <source>No answer: %1</source>
        <translation>Нет ответа: %1</translation>
    </message>
    <message>
        <source>Authorization code with PKCE</source>
        <translation>Код авторизации с PKCE</translation>
    </message>
    <message>
        <source>Pushed request, then code</source>
        <translation>PAR-запрос, затем код</translation>
    </message>
    <message>
        <source>Client credentials</source>
        <translation>Учётные данные клиента</translation>
    </message>
    <message>
        <source>Password (legacy)</source>
        <translation>Пароль (устаревший)</translation>
    </message>
    <message>
        <source>Token exchange</source>
        <translation>Обмен токенов</translation>
    </message>
    <message>
        <source>The server is stopped, and a flow goes through it. Start it on the Overview page.</source>
        <translation>Сервер остановлен, а сценарий идёт через него. Запустите его на странице «Обзор».</translation>
    </message>
    <message>
        <source>This client may not use this flow. Choose another flow, or allow its grant in the client.</source>
        <translation>Этому клиенту такой сценарий не разрешён. Выберите другой или разрешите способ выдачи в настройках клиента.</translation>
    </message>
    <message>
        <source>This client cannot be run. Details say why.</source>
        <translation>С этим клиентом сценарий выполнить нельзя. Причина — в подробностях.</translation>
    </message>
    <message>
        <source>This user cannot sign in. Choose one who is active.</source>
        <translation>Этот пользователь не может войти. Выберите активного.</translation>
    </message>
    <message>
        <source>Your browser</source>
        <translation>Ваш браузер</translation>
    </message>
    <message>
        <source>A flow that succeeded</source>
        <translation>Сценарий выполнен</translation>
    </message>
    <message>
        <source>A flow that ended early</source>
        <translation>Сценарий прерван</translation>
    </message>
    <message>
        <source>Code with PKCE in your browser</source>
        <translation>Код с PKCE в вашем браузере</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Запрос</translation>
    </message>
    <message>
        <source>Second try</source>
        <translation>Вторая попытка</translation>
    </message>
    <message>
        <source>The answer is longer than this; the rest was not read.</source>
        <translation>Ответ длиннее: остальное не прочитано.</translation>
    </message>
</context>
<context>
    <name>ui::FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Close without the secret?</source>
        <translation>Закрыть без секрета?</translation>
    </message>
    <message>
        <source>It was neither copied nor shown, and nothing can show it again once this is closed.</source>
        <translation>Секрет не скопирован и не показан; после закрытия окна увидеть его будет нельзя.</translation>
    </message>
    <message>
        <source>Close without it</source>
        <translation>Закрыть без него</translation>
    </message>
</context>
<context>
    <name>ui::ImportCertificateDialog</name>
    <message>
        <source>Import a certificate</source>
        <translation>Импорт сертификата</translation>
    </message>
    <message>
        <source>Import certificate</source>
        <translation>Импортировать</translation>
    </message>
    <message>
        <source>Paste PEM text or drop a file here</source>
        <translation>Вставьте текст PEM или перетащите файл</translation>
    </message>
    <message>
        <source>Paste the private key or drop its file here</source>
        <translation>Вставьте закрытый ключ или перетащите файл</translation>
    </message>
    <message>
        <source>only when the key is sealed with one</source>
        <translation>только если ключ ею защищён</translation>
    </message>
    <message>
        <source>Certificate and chain</source>
        <translation>Сертификат и цепочка</translation>
    </message>
    <message>
        <source>Choose the certificate</source>
        <translation>Выберите сертификат</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Закрытый ключ</translation>
    </message>
    <message>
        <source>Choose the private key</source>
        <translation>Выберите закрытый ключ</translation>
    </message>
    <message>
        <source>Passphrase of the key</source>
        <translation>Парольная фраза ключа</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Выбрать файл…</translation>
    </message>
    <message>
        <source>%1 cannot be read, or is too large for a PEM file.</source>
        <translation>Файл %1 не читается или слишком велик для PEM.</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer *.key)</source>
        <translation>Файлы PEM (*.pem *.crt *.cer *.key)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>Addresses whose protocol follows the certificate switch from HTTP to HTTPS at once.</source>
        <translation>Адреса, протокол которых зависит от сертификата, сразу переходят с HTTP на HTTPS.</translation>
    </message>
</context>
<context>
    <name>ui::ImportClientDialog</name>
    <message>
        <source>Import a client</source>
        <translation>Импорт клиента</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Импортировать</translation>
    </message>
    <message>
        <source>Choose a JSON file that a client was exported to, or RFC 7591 metadata with a client_id. Nothing is written until you import.</source>
        <translation>Выберите файл JSON с экспортированным клиентом или метаданные RFC 7591 с client_id. До импорта ничего не записывается.</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Выбрать файл…</translation>
    </message>
    <message>
        <source>JSON files (*.json);;All files (*)</source>
        <translation>Файлы JSON (*.json);;Все файлы (*)</translation>
    </message>
    <message>
        <source>This is no client that can be imported: %1</source>
        <translation>Этого клиента импортировать нельзя: %1</translation>
    </message>
    <message>
        <source>A new client: %1</source>
        <translation>Новый клиент: %1</translation>
    </message>
    <message>
        <source>%1 is like this already.</source>
        <translation>Клиент %1 уже такой.</translation>
    </message>
    <message>
        <source>%1 exists. This changes:</source>
        <translation>Клиент %1 уже есть. Изменится:</translation>
    </message>
    <message>
        <source>%1 was created. This is its client secret:</source>
        <translation>Клиент %1 создан. Его секрет:</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Here the values of the file will stand, beside those that are there now.</source>
        <translation>Здесь будут значения из файла рядом с теми, что есть сейчас.</translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <translation>Ничего не изменится.</translation>
    </message>
</context>
<context>
    <name>ui::ImportKeyDialog</name>
    <message>
        <source>Import a private key</source>
        <translation>Импорт закрытого ключа</translation>
    </message>
    <message>
        <source>Check key</source>
        <translation>Проверить ключ</translation>
    </message>
    <message>
        <source>Let it sign next, under a new key id</source>
        <translation>Сделать следующим ключом подписи, с новым kid</translation>
    </message>
    <message>
        <source>Only verify tokens of another server, under its old key id:</source>
        <translation>Только проверять токены другого сервера, с прежним kid:</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Закрытый ключ</translation>
    </message>
    <message>
        <source>Old key id</source>
        <translation>Прежний kid</translation>
    </message>
    <message>
        <source>&amp;PEM without a passphrase, or a private JWK (RSA, P-256 or Ed25519)</source>
        <translation>&amp;PEM без парольной фразы или закрытый JWK (RSA, P-256 или Ed25519)</translation>
    </message>
    <message>
        <source>From file…</source>
        <translation>Из файла…</translation>
    </message>
    <message>
        <source>Choose a private key</source>
        <translation>Выберите закрытый ключ</translation>
    </message>
    <message>
        <source>Keys (*.pem *.key *.jwk *.json)</source>
        <translation>Ключи (*.pem *.key *.jwk *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>Файл не читается: %1</translation>
    </message>
    <message>
        <source>The file is too large for a key.</source>
        <translation>Файл слишком велик для ключа.</translation>
    </message>
    <message>
        <source>This is no private key that can sign here: an unencrypted PEM or a private JWK of RSA with at least 2048 bit, P-256 or Ed25519 is expected.</source>
        <translation>Этим ключом здесь нельзя подписывать: нужен незашифрованный PEM или закрытый JWK — RSA от 2048 бит, P-256 или Ed25519.</translation>
    </message>
    <message>
        <source>This key is there already as %1.</source>
        <translation>Этот ключ уже есть: %1.</translation>
    </message>
    <message>
        <source>Another key waits to sign next. Let it take over first, or bring this one in to verify only.</source>
        <translation>Другой ключ уже ждёт своей очереди. Дождитесь, пока он начнёт подписывать, или импортируйте этот только для проверки.</translation>
    </message>
    <message>
        <source>%1, thumbprint %2.</source>
        <comment>an algorithm and a digest</comment>
        <translation>%1, отпечаток %2.</translation>
    </message>
    <message>
        <source>The JWK calls it %1.</source>
        <translation>В JWK он назван %1.</translation>
    </message>
    <message>
        <source>It will be published and verify, but not sign.</source>
        <translation>Он будет опубликован и будет проверять, но не подписывать.</translation>
    </message>
    <message>
        <source>It will be published now and sign once every service knows it.</source>
        <translation>Он будет опубликован сейчас и начнёт подписывать, когда его узнают все сервисы.</translation>
    </message>
    <message>
        <source>It will sign at once: there is no key that signs.</source>
        <translation>Он начнёт подписывать сразу: подписывающего ключа нет.</translation>
    </message>
    <message>
        <source>Import key</source>
        <translation>Импортировать ключ</translation>
    </message>
</context>
<context>
    <name>ui::ImportTableModel</name>
    <message>
        <source>Line</source>
        <translation>Строка</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>new</source>
        <comment>a row of an import</comment>
        <translation>новый</translation>
    </message>
    <message>
        <source>added</source>
        <comment>a row of an import</comment>
        <translation>добавлен</translation>
    </message>
    <message>
        <source>exists</source>
        <comment>a row of an import</comment>
        <translation>уже есть</translation>
    </message>
    <message>
        <source>invalid</source>
        <comment>a row of an import</comment>
        <translation>с ошибкой</translation>
    </message>
    <message>
        <source>not used</source>
        <comment>a column of an import</comment>
        <translation>не используется</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Имя пользователя</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Password hash</source>
        <translation>Хеш пароля</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Подтверждён</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Активен</translation>
    </message>
    <message>
        <source>A user has this name already.</source>
        <translation>Это имя уже занято.</translation>
    </message>
    <message>
        <source>A user has this e-mail address already.</source>
        <translation>Этот адрес уже занят.</translation>
    </message>
    <message>
        <source>%1: a row above has it too.</source>
        <translation>%1: уже встречается в строке выше.</translation>
    </message>
    <message>
        <source>User name: 3 to 255 characters, no blanks around, no control characters.</source>
        <translation>Имя пользователя: от 3 до 255 символов, без пробелов по краям и управляющих символов.</translation>
    </message>
    <message>
        <source>E-mail: this is no address.</source>
        <translation>Эл. почта: это не адрес.</translation>
    </message>
    <message>
        <source>Password hash: only bcrypt, SHA-2 crypt and yescrypt can be checked.</source>
        <translation>Хеш пароля: проверить можно только bcrypt, SHA-2 crypt и yescrypt.</translation>
    </message>
    <message>
        <source>Password and password hash are both given: leave one empty.</source>
        <translation>Указаны и пароль, и его хеш: оставьте что-то одно.</translation>
    </message>
    <message>
        <source>%1: neither yes nor no.</source>
        <translation>%1: не «да» и не «нет».</translation>
    </message>
    <message>
        <source>More cells than the file has columns.</source>
        <translation>Ячеек больше, чем столбцов в файле.</translation>
    </message>
    <message>
        <source>It could not be written. Import the file once more: what was added is told apart.</source>
        <translation>Записать не удалось. Импортируйте файл ещё раз: уже добавленные будут отмечены.</translation>
    </message>
    <message>
        <source>Password: it lacks: %1.</source>
        <comment>rules of the policy</comment>
        <translation>Пароль не отвечает требованиям: %1.</translation>
    </message>
</context>
<context>
    <name>ui::ImportUsersDialog</name>
    <message>
        <source>Choose file…</source>
        <translation>Выбрать файл…</translation>
    </message>
    <message>
        <source>Choose a CSV file, or drop one here. Nothing is written until you import.</source>
        <translation>Выберите файл CSV или перетащите его сюда. До импорта ничего не записывается.</translation>
    </message>
    <message>
        <source>Addresses are verified unless a column says otherwise</source>
        <translation>Считать адреса подтверждёнными, если в столбце не указано иное</translation>
    </message>
    <message>
        <source>Only errors</source>
        <translation>Только ошибки</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Импортировать</translation>
    </message>
    <message>
        <source>Save results…</source>
        <translation>Сохранить результаты…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Import users</source>
        <translation>Импорт пользователей</translation>
    </message>
    <message>
        <source>Rows of the file</source>
        <translation>Строки файла</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.tsv *.txt);;All files (*)</source>
        <translation>Файлы CSV (*.csv *.tsv *.txt);;Все файлы (*)</translation>
    </message>
    <message>
        <source>This file cannot be imported: %1.</source>
        <translation>Этот файл импортировать нельзя: %1.</translation>
    </message>
    <message>
        <source>tab</source>
        <comment>between cells</comment>
        <translation>табуляция</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2, cells separated by %3. Rows: %n.</source>
        <comment>file, its encoding</comment>
        <translation>
            <numerusform>%1: %2, разделитель — %3. Строк: %n.</numerusform>
            <numerusform>%1: %2, разделитель — %3. Строк: %n.</numerusform>
            <numerusform>%1: %2, разделитель — %3. Строк: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>What the column %1 holds</source>
        <translation>Что содержит столбец %1</translation>
    </message>
    <message>
        <source>Say which column holds the user name and which the e-mail address, each once.</source>
        <translation>Укажите по одному столбцу для имени пользователя и для адреса эл. почты.</translation>
    </message>
    <message numerus="yes">
        <source>New: %n</source>
        <comment>rows of an import</comment>
        <translation>
            <numerusform>Новых: %n</numerusform>
            <numerusform>Новых: %n</numerusform>
            <numerusform>Новых: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added: %n</source>
        <comment>rows of an import</comment>
        <translation>
            <numerusform>Добавлено: %n</numerusform>
            <numerusform>Добавлено: %n</numerusform>
            <numerusform>Добавлено: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>exist already: %n</source>
        <comment>rows of an import</comment>
        <translation>
            <numerusform>уже есть: %n</numerusform>
            <numerusform>уже есть: %n</numerusform>
            <numerusform>уже есть: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>invalid: %n</source>
        <comment>rows of an import</comment>
        <translation>
            <numerusform>с ошибками: %n</numerusform>
            <numerusform>с ошибками: %n</numerusform>
            <numerusform>с ошибками: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>with a generated password: %n</source>
        <comment>rows of an import</comment>
        <translation>
            <numerusform>со сгенерированным паролем: %n</numerusform>
            <numerusform>со сгенерированным паролем: %n</numerusform>
            <numerusform>со сгенерированным паролем: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import users: %n</source>
        <translation>
            <numerusform>Импортировать: %n</numerusform>
            <numerusform>Импортировать: %n</numerusform>
            <numerusform>Импортировать: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled: nobody was added.</source>
        <translation>Отменено: никто не добавлен.</translation>
    </message>
    <message>
        <source>Passwords are not saved</source>
        <translation>Пароли не сохранены</translation>
    </message>
    <message>
        <source>The generated passwords are shown nowhere else. Unless the results are saved, these users need new ones.</source>
        <translation>Сгенерированные пароли больше нигде не показываются. Если не сохранить результаты, этим пользователям понадобятся новые.</translation>
    </message>
    <message>
        <source>Discard passwords</source>
        <translation>Не сохранять</translation>
    </message>
    <message>
        <source>Here each row of the file will say what becomes of it, before anything is written.</source>
        <translation>Здесь ещё до записи будет видно, что станет с каждой строкой файла.</translation>
    </message>
    <message>
        <source>The file has no rows.</source>
        <translation>В файле нет строк.</translation>
    </message>
    <message>
        <source>No row has an error.</source>
        <translation>Ошибок нет ни в одной строке.</translation>
    </message>
</context>
<context>
    <name>ui::InitialTokenDialog</name>
    <message>
        <source>Let applications register</source>
        <translation>Регистрация приложений</translation>
    </message>
    <message>
        <source>Make token</source>
        <translation>Создать токен</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>Час</translation>
    </message>
    <message>
        <source>For a day</source>
        <translation>Сутки</translation>
    </message>
    <message>
        <source>For a week</source>
        <translation>Неделю</translation>
    </message>
    <message>
        <source>For 30 days</source>
        <translation>30 дней</translation>
    </message>
    <message>
        <source>Registrations</source>
        <translation>Регистраций</translation>
    </message>
    <message>
        <source>The token works</source>
        <translation>Токен действует</translation>
    </message>
    <message>
        <source>With an initial access token an application makes its own client at the server (dynamic registration). Without one nobody can register.</source>
        <translation>С начальным токеном доступа приложение само создаёт себе клиента на сервере (динамическая регистрация). Без такого токена зарегистрироваться нельзя.</translation>
    </message>
    <message>
        <source>This is the initial access token:</source>
        <translation>Начальный токен доступа:</translation>
    </message>
    <message>
        <source>Register an application</source>
        <translation>Регистрация приложения</translation>
    </message>
    <message>
        <source>Copy commands</source>
        <translation>Копировать команды</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
</context>
<context>
    <name>ui::KekPanel</name>
    <message>
        <source>The keychain of this system is not in use. Whoever can read the place named below and the database can sign tokens.</source>
        <translation>Системная связка ключей не используется. Тот, кто получит доступ к указанному ниже месту хранения и к базе данных, сможет подписывать токены.</translation>
    </message>
    <message>
        <source>Test it</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Recovery sheet…</source>
        <translation>Лист восстановления…</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>Место хранения</translation>
    </message>
    <message>
        <source>Seals</source>
        <translation>Шифрует</translation>
    </message>
    <message>
        <source>One key-encryption key seals the private signing keys, so that a copy of the database alone gives nothing away. Without it the signing keys cannot be read: print a recovery sheet, or keep a backup with its passphrase.</source>
        <translation>Один ключ шифрования ключей защищает закрытые ключи подписи, поэтому одна лишь копия базы ничего не выдаёт. Без него ключи подписи не прочитать: напечатайте лист восстановления или храните резервную копию с её парольной фразой.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>so many signing keys and so many certificates</comment>
        <translation>%1 и %2</translation>
    </message>
    <message numerus="yes">
        <source>%n signing key(s)</source>
        <translation>
            <numerusform>%n ключ подписи</numerusform>
            <numerusform>%n ключа подписи</numerusform>
            <numerusform>%n ключей подписи</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s)</source>
        <translation>
            <numerusform>%n сертификат</numerusform>
            <numerusform>%n сертификата</numerusform>
            <numerusform>%n сертификатов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The key opens all %n sealed secret(s).</source>
        <translation>
            <numerusform>Ключ открывает все зашифрованные секреты: %n.</numerusform>
            <numerusform>Ключ открывает все зашифрованные секреты: %n.</numerusform>
            <numerusform>Ключ открывает все зашифрованные секреты: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>These do not open and are damaged: %1. Restore a backup, or revoke the key.</source>
        <translation>Не открываются, повреждены: %1. Восстановите резервную копию или отзовите ключ.</translation>
    </message>
    <message>
        <source>Its place was read again and holds the same key: the next start will find it.</source>
        <translation>Место хранения прочитано заново, там тот же ключ: при следующем запуске он найдётся.</translation>
    </message>
    <message>
        <source>Its place does not give this key back: the next start would fail. Print a recovery sheet now.</source>
        <translation>Из места хранения этот ключ не читается: следующий запуск не удастся. Напечатайте лист восстановления сейчас.</translation>
    </message>
    <message>
        <source>It was given from outside at the start, so its place was not read again.</source>
        <translation>Ключ передан извне при запуске, поэтому место хранения заново не читалось.</translation>
    </message>
</context>
<context>
    <name>ui::KeyPane</name>
    <message>
        <source>Key</source>
        <translation>Ключ</translation>
    </message>
    <message>
        <source>Key set (JWKS)</source>
        <translation>Набор ключей (JWKS)</translation>
    </message>
    <message>
        <source>Key encryption</source>
        <translation>Шифрование ключей</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>Алгоритм</translation>
    </message>
    <message>
        <source>Live refresh tokens</source>
        <translation>Действующие токены обновления</translation>
    </message>
    <message>
        <source>Copy public key</source>
        <translation>Копировать открытый ключ</translation>
    </message>
    <message>
        <source>Export public key…</source>
        <translation>Экспорт открытого ключа…</translation>
    </message>
    <message>
        <source>Retire early…</source>
        <translation>Вывести досрочно…</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Отозвать…</translation>
    </message>
    <message>
        <source>Copy key set</source>
        <translation>Копировать набор</translation>
    </message>
    <message>
        <source>As served to everybody. A service may keep it for %1.</source>
        <translation>В том виде, в каком его получают все. Сервис может хранить его до %1.</translation>
    </message>
    <message>
        <source>Only a retiring key can leave the key set early</source>
        <translation>Досрочно можно убрать из набора только выводимый ключ</translation>
    </message>
    <message>
        <source>Tokens signed</source>
        <translation>Подписано токенов</translation>
    </message>
    <message>
        <source>Last one expires</source>
        <translation>Последний истекает</translation>
    </message>
    <message>
        <source>Needed by</source>
        <translation>Нужен</translation>
    </message>
    <message numerus="yes">
        <source>%n refresh token(s), as far as they are kept</source>
        <translation>
            <numerusform>%n токен обновления (среди хранимых)</numerusform>
            <numerusform>%n токена обновления (среди хранимых)</numerusform>
            <numerusform>%n токенов обновления (среди хранимых)</numerusform>
        </translation>
    </message>
    <message>
        <source>no token is kept</source>
        <translation>токенов не хранится</translation>
    </message>
    <message>
        <source>Select a key to see its details.</source>
        <translation>Выберите ключ, чтобы увидеть сведения.</translation>
    </message>
</context>
<context>
    <name>ui::KeyPlaceText</name>
    <message>
        <source>memory of this process</source>
        <translation>память этого процесса</translation>
    </message>
    <message>
        <source>environment variable %1</source>
        <translation>переменная окружения %1</translation>
    </message>
    <message>
        <source>file sealed with a passphrase (%1)</source>
        <translation>файл под парольной фразой (%1)</translation>
    </message>
    <message>
        <source>file %1</source>
        <comment>a path</comment>
        <translation>файл %1</translation>
    </message>
</context>
<context>
    <name>ui::KeyPlan</name>
    <message>
        <source>%1 starts signing now.</source>
        <translation>%1 начинает подписывать сейчас.</translation>
    </message>
    <message>
        <source>%1 leaves the key set now.</source>
        <translation>%1 сейчас выходит из набора ключей.</translation>
    </message>
    <message>
        <source>%1 is due for rotation.</source>
        <translation>%1 пора сменить.</translation>
    </message>
    <message>
        <source>Published, not signing yet
%1 – %2</source>
        <translation>Опубликован, ещё не подписывает
%1 – %2</translation>
    </message>
    <message>
        <source>Signing
since %1, due for rotation %2</source>
        <translation>Подписывает
с %1, смена %2</translation>
    </message>
    <message>
        <source>Signing
%1 – %2</source>
        <translation>Подписывает
%1 – %2</translation>
    </message>
    <message>
        <source>Retiring: verifies tokens signed before
%1 – %2</source>
        <translation>Выводится: проверяет ранее подписанные токены
%1 – %2</translation>
    </message>
    <message>
        <source>Will sign
from %1, due for rotation %2</source>
        <translation>Будет подписывать
с %1, смена по плану %2</translation>
    </message>
    <message>
        <source>%1 d %2</source>
        <comment>days, then hours:minutes:seconds</comment>
        <translation>%1 д %2</translation>
    </message>
    <message>
        <source>It last changed %1: no service can still hold an older one.</source>
        <translation>Последнее изменение: %1. Прежнего набора ни у одного сервиса уже нет.</translation>
    </message>
    <message>
        <source>It changed %1. Until %2 a service may still work with the one before.</source>
        <comment>two times</comment>
        <translation>Изменён %1. До %2 сервис ещё может работать с прежним.</translation>
    </message>
    <message>
        <source>Will verify tokens signed before
%1 – %2, or until the last has expired</source>
        <translation>Будет проверять подписанные раньше токены
%1 – %2 или до истечения последнего</translation>
    </message>
    <message>
        <source>Keys are rotated by hand only.</source>
        <translation>Ключи меняются только вручную.</translation>
    </message>
    <message>
        <source>A key signs for %1, then the next one follows by itself.</source>
        <translation>Срок подписи ключа — %1, затем следующий сменяет его сам.</translation>
    </message>
    <message>
        <source>The next one will be published %1.</source>
        <comment>%1 is a date</comment>
        <translation>Следующий будет опубликован %1.</translation>
    </message>
    <message>
        <source>Signing
since %1, until somebody rotates the key</source>
        <translation>Подписывает
с %1, пока ключ не сменят вручную</translation>
    </message>
    <message>
        <source>%1 starts signing on %2.</source>
        <comment>a key, a date</comment>
        <translation>%1 начнёт подписывать %2.</translation>
    </message>
    <message>
        <source>%1 signs. Its scheduled rotation comes on %2.</source>
        <comment>a key, a date</comment>
        <translation>Подписывает %1. Его смена по расписанию — %2.</translation>
    </message>
    <message>
        <source>%1 leaves the key set on %2, when no token that it signed can still be valid.</source>
        <comment>a key, a date</comment>
        <translation>%1 покинет набор ключей %2: к этому времени не останется ни одного действующего токена с его подписью.</translation>
    </message>
    <message>
        <source>will be published</source>
        <comment>a key, later</comment>
        <translation>будет опубликован</translation>
    </message>
    <message>
        <source>will sign</source>
        <comment>a key, later</comment>
        <translation>будет подписывать</translation>
    </message>
    <message>
        <source>will only verify</source>
        <comment>a key, later</comment>
        <translation>будет только проверять</translation>
    </message>
</context>
<context>
    <name>ui::KeyTableModel</name>
    <message>
        <source>Key</source>
        <translation>Ключ</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>Алгоритм</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Опубликован</translation>
    </message>
    <message>
        <source>Signs from</source>
        <translation>Подпись с</translation>
    </message>
    <message>
        <source>Signs until</source>
        <translation>Подпись до</translation>
    </message>
    <message>
        <source>Leaves set</source>
        <comment>the published key set</comment>
        <translation>В наборе до</translation>
    </message>
    <message>
        <source>Live tokens</source>
        <comment>refresh tokens that are still valid</comment>
        <translation>Токены</translation>
    </message>
    <message>
        <source>due %1</source>
        <comment>a planned time</comment>
        <translation>по плану %1</translation>
    </message>
</context>
<context>
    <name>ui::KeyTimeline</name>
    <message>
        <source>Timeline of the signing keys</source>
        <translation>Шкала времени ключей подписи</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a key and its state</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>now</source>
        <comment>line on a timeline</comment>
        <translation>сейчас</translation>
    </message>
    <message>
        <source>next key, planned</source>
        <translation>следующий, по плану</translation>
    </message>
</context>
<context>
    <name>ui::KeyWords</name>
    <message>
        <source>published</source>
        <comment>state of a signing key that does not sign yet</comment>
        <translation>ожидает</translation>
    </message>
    <message>
        <source>signing</source>
        <comment>state of a signing key</comment>
        <translation>подписывает</translation>
    </message>
    <message>
        <source>retiring</source>
        <comment>state of a signing key that only verifies</comment>
        <translation>выводится</translation>
    </message>
    <message>
        <source>retired</source>
        <comment>state of a signing key</comment>
        <translation>выведен</translation>
    </message>
    <message>
        <source>revoked</source>
        <comment>state of a signing key</comment>
        <translation>отозван</translation>
    </message>
    <message>
        <source>%1, %2 bit</source>
        <comment>an algorithm and the size of its key</comment>
        <translation>%1, %2 бит</translation>
    </message>
    <message>
        <source>Counting the chains that would end…</source>
        <translation>Подсчёт цепочек, которые завершатся…</translation>
    </message>
    <message numerus="yes">
        <source>%n token chain(s) end: the people there must sign in again.</source>
        <translation>
            <numerusform>Завершится %n цепочка токенов: пользователям придётся войти заново.</numerusform>
            <numerusform>Завершатся %n цепочки токенов: пользователям придётся войти заново.</numerusform>
            <numerusform>Завершится %n цепочек токенов: пользователям придётся войти заново.</numerusform>
        </translation>
    </message>
    <message>
        <source>The next key signs from now on, and is made if there is none. A service that has kept the old key set refuses new tokens until it reads the key set again.</source>
        <translation>С этого момента подписывает следующий ключ; если его нет, он будет создан. Сервис, сохранивший старый набор ключей, отклоняет новые токены, пока не прочитает набор снова.</translation>
    </message>
    <message>
        <source>The key that signs now stays as it is.</source>
        <translation>Ключ, который подписывает сейчас, не меняется.</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>ещё&#xa0;%n</numerusform>
            <numerusform>ещё&#xa0;%n</numerusform>
            <numerusform>ещё&#xa0;%n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a name and how many chains</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n refresh token(s) need %1, the last until %2: %3.</source>
        <comment>a key, a date, clients</comment>
        <translation>
            <numerusform>Ключ %1 нужен %n токену обновления, последнему — до %2: %3.</numerusform>
            <numerusform>Ключ %1 нужен %n токенам обновления, последнему — до %2: %3.</numerusform>
            <numerusform>Ключ %1 нужен %n токенам обновления, последнему — до %2: %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n access token(s) need it until %1.</source>
        <comment>an estimate; %1 is a date</comment>
        <translation>
            <numerusform>Примерно %n токену доступа он нужен до %1.</numerusform>
            <numerusform>Примерно %n токенам доступа он нужен до %1.</numerusform>
            <numerusform>Примерно %n токенам доступа он нужен до %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is safe to take it out of the key set now.</source>
        <translation>Его можно безопасно убрать из набора ключей сейчас.</translation>
    </message>
    <message>
        <source>Taking it out now would end them: waiting costs nothing.</source>
        <translation>Если убрать его сейчас, они перестанут работать; ожидание ничего не стоит.</translation>
    </message>
    <message>
        <source>Clients: %1</source>
        <translation>Клиенты: %1</translation>
    </message>
    <message>
        <source>Users: %1</source>
        <translation>Пользователи: %1</translation>
    </message>
    <message numerus="yes">
        <source>About %n access token(s) signed by this key are refused as soon as a service reads the key set again: its callers see 401 invalid_token and refresh, which answers invalid_grant.</source>
        <translation>
            <numerusform>Примерно %n токен доступа с подписью этого ключа будет отклонён, как только сервис заново прочтёт набор ключей: клиент увидит 401 invalid_token, а на обновление получит invalid_grant.</numerusform>
            <numerusform>Примерно %n токена доступа с подписью этого ключа будут отклонены, как только сервис заново прочтёт набор ключей: клиент увидит 401 invalid_token, а на обновление получит invalid_grant.</numerusform>
            <numerusform>Примерно %n токенов доступа с подписью этого ключа будут отклонены, как только сервис заново прочтёт набор ключей: клиент увидит 401 invalid_token, а на обновление получит invalid_grant.</numerusform>
        </translation>
    </message>
    <message>
        <source>Use this only when the private key may have leaked. To change keys without harm, rotate.

• %1

This cannot be undone.</source>
        <comment>%1 is a list of sentences</comment>
        <translation>Отзывайте ключ, только если он мог утечь. Для обычной смены выберите «Сменить ключ».

• %1

Это нельзя отменить.</translation>
    </message>
    <message>
        <source>The key %1 signs now.</source>
        <translation>Теперь подписывает ключ %1.</translation>
    </message>
    <message>
        <source>The key %1 waits already and signs from %2; no other key was made.</source>
        <comment>%2 is a time</comment>
        <translation>Ключ %1 уже ждёт и начнёт подписывать %2; другой ключ не создан.</translation>
    </message>
    <message>
        <source>The key %1 is published and signs from %2.</source>
        <comment>%2 is a time</comment>
        <translation>Ключ %1 опубликован и начнёт подписывать %2.</translation>
    </message>
    <message>
        <source>No live token needs %1.</source>
        <translation>Ключ %1 не нужен ни одному действующему токену.</translation>
    </message>
    <message>
        <source>Going on is safe: the old key stays published at least until the last of its tokens has expired.</source>
        <translation>Смена безопасна: старый ключ остаётся опубликованным, по крайней мере пока не истечёт последний его токен.</translation>
    </message>
    <message>
        <source>no live token</source>
        <translation>ни одному действующему токену</translation>
    </message>
    <message numerus="yes">
        <source>%n refresh token(s), the last until %1: %2</source>
        <comment>a date, clients</comment>
        <translation>
            <numerusform>%n токену обновления, последнему — до %1: %2</numerusform>
            <numerusform>%n токенам обновления, последнему — до %1: %2</numerusform>
            <numerusform>%n токенам обновления, последнему — до %1: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n access token(s) until %1</source>
        <comment>an estimate; %1 is a date</comment>
        <translation>
            <numerusform>примерно %n токену доступа — до %1</numerusform>
            <numerusform>примерно %n токенам доступа — до %1</numerusform>
            <numerusform>примерно %n токенам доступа — до %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::KeysPage</name>
    <message>
        <source>Signing keys</source>
        <translation>Ключи подписи</translation>
    </message>
    <message>
        <source>There is no signing key yet. The first one is made when the server starts.</source>
        <translation>Ключей подписи пока нет. Первый появится при запуске сервера.</translation>
    </message>
    <message numerus="yes">
        <source>%1 leaves the key set now. %n live refresh token(s) signed by it stop working, and its access tokens are refused once services read the key set again.</source>
        <translation>
            <numerusform>Ключ %1 сразу выйдет из набора. Перестанет работать %n токен обновления, подписанный им, а его токены доступа будут отклоняться, как только сервисы снова прочитают набор ключей.</numerusform>
            <numerusform>Ключ %1 сразу выйдет из набора. Перестанут работать %n токена обновления, подписанные им, а его токены доступа будут отклоняться, как только сервисы снова прочитают набор ключей.</numerusform>
            <numerusform>Ключ %1 сразу выйдет из набора. Перестанут работать %n токенов обновления, подписанных им, а его токены доступа будут отклоняться, как только сервисы снова прочитают набор ключей.</numerusform>
        </translation>
    </message>
    <message>
        <source>Retire this key early?</source>
        <translation>Вывести ключ досрочно?</translation>
    </message>
    <message>
        <source>Retire key</source>
        <translation>Вывести ключ</translation>
    </message>
    <message>
        <source>The key %1 is retired.</source>
        <translation>Ключ %1 выведен из набора.</translation>
    </message>
    <message>
        <source>Revoke the key %1?</source>
        <translation>Отозвать ключ %1?</translation>
    </message>
    <message>
        <source>Revoke key</source>
        <translation>Отозвать ключ</translation>
    </message>
    <message numerus="yes">
        <source>%1 is revoked and %n chain(s) ended. %2 signs now.</source>
        <translation>
            <numerusform>Ключ %1 отозван, завершена %n цепочка. Теперь подписывает %2.</numerusform>
            <numerusform>Ключ %1 отозван, завершены %n цепочки. Теперь подписывает %2.</numerusform>
            <numerusform>Ключ %1 отозван, завершено %n цепочек. Теперь подписывает %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>The public key is on the clipboard.</source>
        <translation>Открытый ключ скопирован в буфер обмена.</translation>
    </message>
    <message>
        <source>Export the public key</source>
        <translation>Экспорт открытого ключа</translation>
    </message>
    <message>
        <source>Public key (*.pem)</source>
        <translation>Открытый ключ (*.pem)</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Импорт…</translation>
    </message>
    <message>
        <source>Sign with the next key now</source>
        <translation>Подписывать следующим ключом сейчас</translation>
    </message>
    <message>
        <source>Copy the public key</source>
        <translation>Копировать открытый ключ</translation>
    </message>
    <message>
        <source>Where the key-encryption key lives</source>
        <translation>Где хранится ключ шифрования ключей</translation>
    </message>
    <message>
        <source>The key %1 was imported.</source>
        <translation>Ключ %1 импортирован.</translation>
    </message>
    <message>
        <source>Public key as JWK (*.jwk)</source>
        <translation>Открытый ключ как JWK (*.jwk)</translation>
    </message>
    <message>
        <source>Key set as served (*.json)</source>
        <translation>Набор ключей, как он отдаётся (*.json)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Сохранено: %1.</translation>
    </message>
    <message>
        <source>Rotate key…</source>
        <translation>Сменить ключ…</translation>
    </message>
</context>
<context>
    <name>ui::LabForm</name>
    <message>
        <source>Name or e-mail</source>
        <translation>Имя или эл. почта</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>Client ID</translation>
    </message>
    <message>
        <source>Choose a client to see its scopes.</source>
        <translation>Выберите клиента, чтобы увидеть его права (scope).</translation>
    </message>
    <message>
        <source>Issue token</source>
        <translation>Выдать токен</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Пользователь</translation>
    </message>
    <message>
        <source>&amp;Client</source>
        <translation>&amp;Клиент</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Права (scope)</translation>
    </message>
    <message>
        <source>&amp;Lifetime of the access token</source>
        <translation>&amp;Срок токена доступа</translation>
    </message>
    <message>
        <source>As for this client (%1)</source>
        <translation>Как у клиента (%1)</translation>
    </message>
    <message>
        <source>As for this client</source>
        <translation>Как у клиента</translation>
    </message>
    <message>
        <source>%1 may not sign in and gets no tokens.</source>
        <translation>%1 не может входить и не получает токенов.</translation>
    </message>
    <message>
        <source>%1 is disabled or deleted and gets no tokens.</source>
        <comment>a client</comment>
        <translation>Клиент %1 отключён или удалён и не получает токенов.</translation>
    </message>
</context>
<context>
    <name>ui::LabIssuerPane</name>
    <message>
        <source>The lab issuer is off. Switch it on first.</source>
        <translation>Пробный издатель выключен. Сначала включите его.</translation>
    </message>
    <message>
        <source>For other computers too</source>
        <translation>Доступен и другим компьютерам</translation>
    </message>
    <message>
        <source>Its &amp;clock</source>
        <translation>Его &amp;часы</translation>
    </message>
    <message>
        <source>It signs whatever you tell it, with a key that lives until the program ends. No token of it opens anything at the real issuer: an API trusts it only when you say so there.</source>
        <translation>Он подписывает что угодно ключом, который действует до выхода из программы. У настоящего издателя его токены ничего не открывают: API доверяет ему, только если вы так настроите.</translation>
    </message>
    <message>
        <source>&amp;Lifetime</source>
        <translation>&amp;Срок</translation>
    </message>
    <message>
        <source>Sign token</source>
        <translation>Подписать токен</translation>
    </message>
    <message>
        <source>Needed when the API runs in a container or on another computer</source>
        <translation>Нужно, если API работает в контейнере или на другом компьютере</translation>
    </message>
    <message>
        <source>Lab issuer</source>
        <translation>Пробный издатель</translation>
    </message>
    <message>
        <source>Its tokens are made and judged by this clock; nothing else is.</source>
        <translation>По этим часам создаются и проверяются только его токены.</translation>
    </message>
    <message>
        <source>Issuer for your API</source>
        <translation>Издатель для вашего API</translation>
    </message>
    <message>
        <source>Copy the issuer</source>
        <translation>Копировать издателя</translation>
    </message>
    <message>
        <source>Its keys</source>
        <translation>Его ключи</translation>
    </message>
    <message>
        <source>Copy the address of the keys</source>
        <translation>Копировать адрес ключей</translation>
    </message>
    <message>
        <source>A resource that judges its tokens</source>
        <translation>Ресурс, который проверяет его токены</translation>
    </message>
    <message>
        <source>Copy the address of the resource</source>
        <translation>Копировать адрес ресурса</translation>
    </message>
    <message>
        <source>Claims over the usual ones</source>
        <translation>Дополнительные утверждения</translation>
    </message>
    <message>
        <source>Signed token</source>
        <translation>Подписанный токен</translation>
    </message>
    <message>
        <source>The signed token stands here.</source>
        <translation>Здесь появится подписанный токен.</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>on, key %1, %2</source>
        <comment>the lab issuer</comment>
        <translation>включён, ключ %1, %2</translation>
    </message>
    <message>
        <source>off</source>
        <comment>the lab issuer</comment>
        <translation>выключен</translation>
    </message>
    <message>
        <source>Switch the lab issuer off</source>
        <translation>Выключить издателя</translation>
    </message>
    <message>
        <source>Switch the lab issuer on</source>
        <translation>Включить издателя</translation>
    </message>
    <message>
        <source>For %1 at %2, as chosen on the tab Tokens. Null leaves a usual claim out.</source>
        <translation>Для пользователя %1 через клиента %2, как выбрано на вкладке «Токены». Null убирает обычное утверждение.</translation>
    </message>
    <message>
        <source>Choose a user and a client on the tab Tokens.</source>
        <translation>Выберите пользователя и клиента на вкладке «Токены».</translation>
    </message>
    <message>
        <source>What the signed token says is listed here.</source>
        <translation>Здесь появится содержимое подписанного токена.</translation>
    </message>
</context>
<context>
    <name>ui::LabPage</name>
    <message>
        <source>Token lab</source>
        <translation>Пробные токены</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Токены</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>Сценарии</translation>
    </message>
    <message>
        <source>The profile %1 is forgotten.</source>
        <translation>Профиль «%1» забыт.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Lab issuer</source>
        <translation>Пробный издатель</translation>
    </message>
    <message>
        <source>Broken tokens</source>
        <translation>Испорченные токены</translation>
    </message>
    <message>
        <source>Issue a token</source>
        <translation>Выдать токен</translation>
    </message>
    <message>
        <source>Issue the last token again</source>
        <translation>Выдать последний токен ещё раз</translation>
    </message>
    <message>
        <source>Inspect what is on the clipboard</source>
        <translation>Проверить содержимое буфера обмена</translation>
    </message>
    <message>
        <source>Run the flow</source>
        <translation>Выполнить сценарий</translation>
    </message>
    <message>
        <source>Make broken tokens</source>
        <translation>Создать испорченные токены</translation>
    </message>
    <message>
        <source>Switch the lab issuer on</source>
        <translation>Включить пробного издателя</translation>
    </message>
    <message>
        <source>Switch the lab issuer off</source>
        <translation>Выключить пробного издателя</translation>
    </message>
    <message>
        <source>Token profile: %1 at %2</source>
        <translation>Профиль токена: %1 через %2</translation>
    </message>
    <message>
        <source>The lab issuer is on: it signs whatever it is told.</source>
        <translation>Включён пробный издатель: он подписывает что угодно.</translation>
    </message>
    <message>
        <source>Switch it off</source>
        <translation>Выключить</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Сбои</translation>
    </message>
    <message>
        <source>Stop all faults</source>
        <translation>Остановить все сбои</translation>
    </message>
    <message>
        <source>Faults are injected: %1.</source>
        <translation>Вносятся сбои: %1.</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>Остановить все</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Нагрузка</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Запросы</translation>
    </message>
    <message>
        <source>Live requests</source>
        <translation>Наблюдение</translation>
    </message>
    <message>
        <source>Send a request</source>
        <translation>Отправить запрос</translation>
    </message>
    <message>
        <source>Watch requests live</source>
        <translation>Наблюдать за запросами</translation>
    </message>
</context>
<context>
    <name>ui::LabResult</name>
    <message>
        <source>Access token</source>
        <translation>Токен доступа</translation>
    </message>
    <message>
        <source>Authorization header</source>
        <translation>Заголовок Authorization</translation>
    </message>
    <message>
        <source>Pick a user and a client, then issue a token. It stands here, ready to copy.</source>
        <translation>Выберите пользователя и клиента и выдайте токен. Он появится здесь, готовый к копированию.</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Утверждения</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Как есть</translation>
    </message>
    <message>
        <source>Header</source>
        <comment>HTTP header</comment>
        <translation>Заголовок</translation>
    </message>
    <message>
        <source>curl command</source>
        <translation>Команда curl</translation>
    </message>
    <message>
        <source>&amp;URL to call</source>
        <translation>URL &amp;запроса</translation>
    </message>
    <message>
        <source>Copy token</source>
        <translation>Копировать токен</translation>
    </message>
    <message>
        <source>Copy curl</source>
        <translation>Копировать curl</translation>
    </message>
    <message>
        <source>Refresh token, for one use</source>
        <translation>Токен обновления, одноразовый</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Open chain</source>
        <translation>Открыть цепочку</translation>
    </message>
    <message>
        <source>Revoke token</source>
        <translation>Отозвать токен</translation>
    </message>
    <message>
        <source>No scopes</source>
        <translation>Без прав (scope)</translation>
    </message>
    <message>
        <source>✕ Revoked</source>
        <translation>✕ Отозван</translation>
    </message>
    <message>
        <source>● Valid for %1</source>
        <comment>%1 is a span of time</comment>
        <translation>● Действует ещё %1</translation>
    </message>
    <message>
        <source>○ Expired</source>
        <translation>○ Истёк</translation>
    </message>
    <message>
        <source>Drag the token</source>
        <translation>Перетащить токен</translation>
    </message>
    <message>
        <source>Drag it into an editor or a terminal</source>
        <translation>Перетащите в редактор или терминал</translation>
    </message>
    <message>
        <source>Open audit rows</source>
        <translation>Открыть в журнале</translation>
    </message>
    <message>
        <source>Clear it to call this server again.</source>
        <translation>Очистите поле, чтобы снова обращаться к этому серверу.</translation>
    </message>
    <message>
        <source>User info answers 200 to this token. Put the address of your API here.</source>
        <translation>Userinfo ответит этому токену 200. Впишите сюда адрес вашего API.</translation>
    </message>
    <message>
        <source>Without the scope openid user info would answer 403; this address answers everybody. Put the address of your API here.</source>
        <translation>Без права openid userinfo ответит 403; этот адрес отвечает всем. Впишите сюда адрес вашего API.</translation>
    </message>
</context>
<context>
    <name>ui::ListExport</name>
    <message>
        <source>Export %1</source>
        <comment>the rows of a list</comment>
        <translation>Экспорт: %1</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Чтение…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Экспорт</translation>
    </message>
    <message>
        <source>%1 of %2 rows written</source>
        <translation>Записано строк: %1 из %2</translation>
    </message>
</context>
<context>
    <name>ui::ListenerDialog</name>
    <message>
        <source>Change an address</source>
        <translation>Изменить адрес</translation>
    </message>
    <message>
        <source>Add an address</source>
        <translation>Добавить адрес</translation>
    </message>
    <message>
        <source>Listen here</source>
        <translation>Слушать здесь</translation>
    </message>
    <message>
        <source>an address or a name of this computer</source>
        <translation>адрес или имя этого компьютера</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>Другой адрес</translation>
    </message>
    <message>
        <source>0 picks a free one at each start</source>
        <translation>0 — свободный порт при каждом запуске</translation>
    </message>
    <message>
        <source>HTTPS when there is a certificate</source>
        <translation>HTTPS, если есть сертификат</translation>
    </message>
    <message>
        <source>Reachable from</source>
        <translation>Доступен</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Порт</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Протокол</translation>
    </message>
    <message>
        <source>This computer only (127.0.0.1)</source>
        <translation>Только с этого компьютера (127.0.0.1)</translation>
    </message>
    <message>
        <source>Every network (0.0.0.0)</source>
        <translation>Из всех сетей (0.0.0.0)</translation>
    </message>
    <message>
        <source>Every network, IPv6 too (::)</source>
        <translation>Из всех сетей, и по IPv6 (::)</translation>
    </message>
    <message>
        <source>Another address…</source>
        <translation>Другой адрес…</translation>
    </message>
    <message>
        <source>There is no certificate yet. Make or import one on the Certificate tab first.</source>
        <translation>Сертификата ещё нет. Сначала создайте или импортируйте его на вкладке «Сертификат».</translation>
    </message>
    <message>
        <source>Over plain HTTP, passwords and tokens can be read on the way. Use HTTPS, or a proxy that does.</source>
        <translation>По обычному HTTP пароли и токены можно прочитать в пути. Используйте HTTPS или прокси с HTTPS.</translation>
    </message>
    <message>
        <source>The server listens on this address and port already. Choose another port.</source>
        <translation>Сервер уже слушает этот адрес и порт. Выберите другой порт.</translation>
    </message>
</context>
<context>
    <name>ui::ListenerTableModel</name>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Порт</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Протокол</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>every network (%1)</source>
        <comment>an address that stands for all</comment>
        <translation>все сети (%1)</translation>
    </message>
    <message>
        <source>this computer only (%1)</source>
        <comment>a loopback address</comment>
        <translation>только этот компьютер (%1)</translation>
    </message>
    <message>
        <source>any free one</source>
        <comment>port</comment>
        <translation>любой свободный</translation>
    </message>
    <message>
        <source>listening</source>
        <comment>state of an address</comment>
        <translation>слушает</translation>
    </message>
    <message>
        <source>stopped</source>
        <comment>state of an address</comment>
        <translation>остановлен</translation>
    </message>
    <message>
        <source>not served</source>
        <comment>state of an address</comment>
        <translation>не обслуживается</translation>
    </message>
    <message>
        <source>by certificate</source>
        <comment>protocol of an address</comment>
        <translation>по сертификату</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>HTTPS, by certificate</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>ui::LoadCard</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 мс</translation>
    </message>
    <message>
        <source>Load on the token endpoint</source>
        <translation>Нагрузка на выдачу токенов</translation>
    </message>
    <message>
        <source>Run load</source>
        <translation>Запустить нагрузку</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Обновление</translation>
    </message>
    <message>
        <source>Client credentials</source>
        <translation>Учётные данные клиента</translation>
    </message>
    <message>
        <source> s</source>
        <translation> с</translation>
    </message>
    <message>
        <source>Grant</source>
        <translation>Способ выдачи</translation>
    </message>
    <message>
        <source>Requests a second</source>
        <translation>Запросов в секунду</translation>
    </message>
    <message>
        <source>For</source>
        <translation>В течение</translation>
    </message>
    <message>
        <source>within the limit: p95 ≤ %1 ms</source>
        <translation>в пределах нормы: p95 ≤ %1 мс</translation>
    </message>
    <message>
        <source>over the limit: p95 ≤ %1 ms</source>
        <translation>сверх нормы: p95 ≤ %1 мс</translation>
    </message>
    <message>
        <source>not every request succeeded</source>
        <translation>не все запросы удались</translation>
    </message>
    <message>
        <source>no answer: %1</source>
        <translation>без ответа: %1</translation>
    </message>
    <message>
        <source>Sent %1 in %2 s. Answers: %3.</source>
        <translation>Отправлено %1 за %2 с. Ответы: %3.</translation>
    </message>
    <message>
        <source>Not sent in time: %1.</source>
        <translation>Не отправлено вовремя: %1.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Отменено.</translation>
    </message>
    <message>
        <source>Times and answers appear here while it runs.</source>
        <translation>Здесь появятся задержки и ответы.</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>Выполняется…</translation>
    </message>
</context>
<context>
    <name>ui::LoadPane</name>
    <message>
        <source>This client cannot do that: it needs the grant, and no key of its own.</source>
        <translation>Этот клиент не подходит: ему должен быть разрешён этот способ выдачи, а собственного ключа быть не должно.</translation>
    </message>
    <message>
        <source>The server is stopped. Start it first.</source>
        <translation>Сервер остановлен. Сначала запустите его.</translation>
    </message>
    <message>
        <source>Choose a user and a client on the tab Tokens.</source>
        <translation>Выберите пользователя и клиента на вкладке «Токены».</translation>
    </message>
    <message>
        <source>For %1 at %2, as chosen on the tab Tokens. Every request is real: it stands in the audit log and counts for the limits.</source>
        <translation>Для пользователя %1 через клиента %2, как выбрано на вкладке «Токены». Каждый запрос настоящий: он попадает в журнал аудита и учитывается в ограничениях.</translation>
    </message>
</context>
<context>
    <name>ui::LockPage</name>
    <message>
        <source>Unlock</source>
        <translation>Разблокировать</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Парольная фраза</translation>
    </message>
    <message>
        <source>Gatehouse is locked</source>
        <translation>Консоль заблокирована</translation>
    </message>
    <message>
        <source>Forgotten?</source>
        <translation>Забыли фразу?</translation>
    </message>
    <message>
        <source>Whoever owns the data folder on this computer can take the passphrase away with this command. The server is not disturbed.</source>
        <translation>Владелец папки данных на этом компьютере может снять парольную фразу этой командой. Работу сервера это не прерывает.</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Копировать команду</translation>
    </message>
    <message>
        <source>Server: %1</source>
        <comment>state of the server</comment>
        <translation>Сервер: %1</translation>
    </message>
    <message>
        <source>This is not the passphrase.</source>
        <translation>Парольная фраза не подходит.</translation>
    </message>
    <message>
        <source>Too many wrong passphrases.</source>
        <translation>Слишком много неверных попыток.</translation>
    </message>
    <message numerus="yes">
        <source>Unlock in %n s</source>
        <translation>
            <numerusform>Через %n секунду</numerusform>
            <numerusform>Через %n секунды</numerusform>
            <numerusform>Через %n секунд</numerusform>
        </translation>
    </message>
    <message>
        <source>Closing the window stops the server.</source>
        <translation>Закрытие окна остановит сервер.</translation>
    </message>
</context>
<context>
    <name>ui::LockPassphraseDialog</name>
    <message>
        <source>Lock the console</source>
        <translation>Заблокировать консоль</translation>
    </message>
    <message>
        <source>Change the lock&apos;s passphrase</source>
        <translation>Смена парольной фразы</translation>
    </message>
    <message>
        <source>Choose and lock</source>
        <translation>Задать и заблокировать</translation>
    </message>
    <message>
        <source>Change passphrase</source>
        <translation>Сменить фразу</translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation>Текущая фраза</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Новая фраза</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Ещё раз</translation>
    </message>
    <message numerus="yes">
        <source>While the console is locked its windows are shut and the server runs on. The passphrase has at least %n characters; only its hash is kept.</source>
        <translation>
            <numerusform>Пока консоль заблокирована, её окна закрыты, а сервер работает. Во фразе должен быть как минимум %n символ; хранится только её хеш.</numerusform>
            <numerusform>Пока консоль заблокирована, её окна закрыты, а сервер работает. Во фразе должно быть как минимум %n символа; хранится только её хеш.</numerusform>
            <numerusform>Пока консоль заблокирована, её окна закрыты, а сервер работает. Во фразе должно быть как минимум %n символов; хранится только её хеш.</numerusform>
        </translation>
    </message>
    <message>
        <source>A forgotten one is taken away on this computer with</source>
        <translation>Забытую фразу снимает на этом компьютере команда</translation>
    </message>
    <message>
        <source>Lock no more</source>
        <translation>Больше не блокировать</translation>
    </message>
    <message>
        <source>The present passphrase is another one.</source>
        <translation>Текущая фраза неверна.</translation>
    </message>
    <message>
        <source>Too many wrong passphrases. Wait a minute and try again.</source>
        <translation>Слишком много неверных попыток. Подождите минуту и попробуйте снова.</translation>
    </message>
    <message>
        <source>This passphrase cannot be used: it may have at most 72 bytes. Choose a shorter one.</source>
        <translation>Эта фраза не подходит: допустимо не больше 72 байт. Выберите покороче.</translation>
    </message>
</context>
<context>
    <name>ui::LogPane</name>
    <message>
        <source>Follow</source>
        <comment>the log</comment>
        <translation>Следить</translation>
    </message>
    <message>
        <source>Lowest level</source>
        <translation>Минимальный уровень</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>Все уровни</translation>
    </message>
    <message>
        <source>Info and above</source>
        <translation>Сведения и выше</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Предупреждения и ошибки</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Ошибки</translation>
    </message>
    <message>
        <source>Words in a line</source>
        <translation>Слова в строке</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Журнал программы</translation>
    </message>
    <message>
        <source>Copy the lines shown</source>
        <translation>Копировать показанные строки</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>rows</comment>
        <translation>%1 из %2</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>%1 – Gatehouse</source>
        <comment>title of a page</comment>
        <translation>%1 – Gatehouse</translation>
    </message>
    <message>
        <source>Show chain</source>
        <translation>Показать цепочку</translation>
    </message>
    <message>
        <source>Search, or type a command</source>
        <translation>Найти или ввести команду</translation>
    </message>
    <message>
        <source>Read this page again</source>
        <translation>Обновить страницу</translation>
    </message>
    <message>
        <source>To the next part of the window</source>
        <translation>К следующей части окна</translation>
    </message>
    <message>
        <source>To the part before</source>
        <translation>К предыдущей части окна</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Сочетания клавиш</translation>
    </message>
    <message>
        <source>About Gatehouse</source>
        <translation>О программе Gatehouse</translation>
    </message>
    <message>
        <source>Lock the console</source>
        <translation>Заблокировать консоль</translation>
    </message>
    <message>
        <source>Passphrase of the lock…</source>
        <translation>Парольная фраза блокировки…</translation>
    </message>
    <message>
        <source>Gatehouse – locked</source>
        <translation>Gatehouse – заблокирован</translation>
    </message>
    <message>
        <source>Discard and change</source>
        <translation>Сменить без сохранения</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Светлая тема</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Тёмная тема</translation>
    </message>
    <message>
        <source>Theme of the system</source>
        <translation>Тема как в системе</translation>
    </message>
    <message>
        <source>Discard and quit</source>
        <translation>Выйти без сохранения</translation>
    </message>
    <message>
        <source>Changes are not saved</source>
        <translation>Изменения не сохранены</translation>
    </message>
    <message>
        <source>Quit Gatehouse</source>
        <translation>Завершение работы Gatehouse</translation>
    </message>
    <message>
        <source>“%1” is still at work. Quitting now may break it off.</source>
        <translation>Операция «%1» ещё не закончена. Если выйти сейчас, она может прерваться.</translation>
    </message>
    <message>
        <source>Quit anyway</source>
        <translation>Всё равно выйти</translation>
    </message>
</context>
<context>
    <name>ui::MakeCertificateDialog</name>
    <message>
        <source>Make a certificate for this network</source>
        <translation>Сертификат для этой сети</translation>
    </message>
    <message>
        <source>Make certificate</source>
        <translation>Создать сертификат</translation>
    </message>
    <message>
        <source>Names and IP addresses of this computer, one a line</source>
        <translation>Имена и IP-адреса этого компьютера, по одному в строке</translation>
    </message>
    <message>
        <source>The certificate is made and in use. Now save the authority certificate and install it as trusted on every device that is to reach this server: in the system&apos;s certificate settings, or in the browser&apos;s. It holds no secret.</source>
        <translation>Сертификат создан и используется. Теперь сохраните сертификат центра и установите его как доверенный на каждом устройстве, которое будет обращаться к этому серверу: в настройках сертификатов системы или браузера. Секретов в нём нет.</translation>
    </message>
    <message>
        <source>Save authority certificate…</source>
        <translation>Сохранить сертификат центра…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Gatehouse makes an authority of its own for this installation and signs a certificate with it. Each device has to trust that authority once; until then browsers and programs warn. For names on the internet, import a certificate of a public authority instead.

Addresses whose protocol follows the certificate switch from HTTP to HTTPS at once.</source>
        <translation>Gatehouse создаёт собственный удостоверяющий центр этой установки и подписывает им сертификат. Этот центр нужно один раз добавить в доверенные на каждом устройстве; до этого браузеры и программы предупреждают. Для имён в интернете импортируйте сертификат публичного центра.

Адреса, протокол которых зависит от сертификата, сразу переходят с HTTP на HTTPS.</translation>
    </message>
</context>
<context>
    <name>ui::MessageBar</name>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Show request</source>
        <translation>Показать запрос</translation>
    </message>
</context>
<context>
    <name>ui::NavigationButton</name>
    <message>
        <source>%1, needs a look: %2</source>
        <comment>page, number</comment>
        <translation>%1, требует внимания: %2</translation>
    </message>
    <message>
        <source>%1, changes not saved</source>
        <comment>page</comment>
        <translation>%1, изменения не сохранены</translation>
    </message>
    <message>
        <source>%1: changes not saved</source>
        <comment>page</comment>
        <translation>%1: изменения не сохранены</translation>
    </message>
</context>
<context>
    <name>ui::NewClientDialog</name>
    <message>
        <source>New client</source>
        <translation>Новый клиент</translation>
    </message>
    <message>
        <source>Create client</source>
        <translation>Создать клиента</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>Client ID</translation>
    </message>
    <message>
        <source>%1 was created. This is its client secret:</source>
        <translation>Клиент %1 создан. Его секрет:</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Далее</translation>
    </message>
    <message>
        <source>Require PKCE: a stolen authorization code is worth nothing</source>
        <translation>Требовать PKCE: украденный код авторизации бесполезен</translation>
    </message>
    <message>
        <source>First-party application: users are not asked for consent</source>
        <translation>Собственное приложение: согласие не запрашивается</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>What users read when they are asked for consent</source>
        <translation>Что увидят пользователи при запросе согласия</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>Что это?</translation>
    </message>
    <message>
        <source>Name and addresses</source>
        <translation>Имя и адреса</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Токены</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <comment>of the wizard that makes a client</comment>
        <translation>Шаг %1 из %2. %3</translation>
    </message>
    <message>
        <source>A public client always needs PKCE.</source>
        <translation>Публичному клиенту PKCE нужен всегда.</translation>
    </message>
    <message>
        <source>%1 was created. It is public: it has no secret.</source>
        <translation>Клиент %1 создан. Он публичный: секрета у него нет.</translation>
    </message>
    <message>
        <source>Quick start</source>
        <translation>Быстрый старт</translation>
    </message>
    <message>
        <source>A redirect URI is missing: the address to which users come back after they signed in.</source>
        <translation>Не указан Redirect URI — адрес, на который пользователи возвращаются после входа.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a redirect URI, what is wrong with it</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ui::NewRowsPill</name>
    <message>
        <source>Follow</source>
        <translation>Следить</translation>
    </message>
    <message>
        <source>Show new rows as they come</source>
        <translation>Показывать новые строки по мере поступления</translation>
    </message>
    <message>
        <source>%1 new</source>
        <comment>rows</comment>
        <translation>Новых: %1</translation>
    </message>
    <message numerus="yes">
        <source>Show %n new row(s)</source>
        <translation>
            <numerusform>Показать %n новую строку</numerusform>
            <numerusform>Показать %n новые строки</numerusform>
            <numerusform>Показать %n новых строк</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::NewUserDialog</name>
    <message>
        <source>New user</source>
        <translation>Новый пользователь</translation>
    </message>
    <message>
        <source>Create user</source>
        <translation>Создать пользователя</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Имя пользователя</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>%1 was created. This is the generated password:</source>
        <translation>Пользователь %1 создан. Сгенерированный пароль:</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>The e-mail address is verified</source>
        <translation>Адрес электронной почты подтверждён</translation>
    </message>
</context>
<context>
    <name>ui::NextStepPanel</name>
    <message>
        <source>Time until the next step</source>
        <translation>Время до следующего шага</translation>
    </message>
    <message>
        <source>Nothing is planned for these keys.</source>
        <translation>Для этих ключей ничего не запланировано.</translation>
    </message>
    <message>
        <source>Sign with it now…</source>
        <translation>Подписывать им сейчас…</translation>
    </message>
    <message>
        <source>Retire it now…</source>
        <translation>Вывести сейчас…</translation>
    </message>
    <message>
        <source>Change how long a key signs</source>
        <translation>Изменить срок подписи</translation>
    </message>
</context>
<context>
    <name>ui::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Обзор</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Пользователи</translation>
    </message>
    <message>
        <source>Locked names</source>
        <translation>Заблокировано</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Audit rows</source>
        <translation>Записи аудита</translation>
    </message>
    <message>
        <source>Clients that asked for tokens with users&apos; passwords in the last 30 days, of all that got tokens. Sign-in pages are the safer way.</source>
        <translation>Клиенты, которые за последние 30 дней получали токены по паролям пользователей, из всех, кто получал токены. Вход через страницу безопаснее.</translation>
    </message>
    <message>
        <source>An estimate: issued within their lifetime. Access tokens are not stored.</source>
        <translation>Оценка: выданные токены, срок которых ещё не истёк. Токены доступа не хранятся.</translation>
    </message>
    <message>
        <source>never verified</source>
        <translation>не проверены</translation>
    </message>
    <message>
        <source>intact %1</source>
        <comment>3 min ago</comment>
        <translation>целы, %1</translation>
    </message>
    <message>
        <source>chain broken</source>
        <translation>цепочка нарушена</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>clients that use passwords, of all</comment>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Chains</source>
        <translation>Цепочки</translation>
    </message>
    <message>
        <source>Access tokens</source>
        <translation>Токены</translation>
    </message>
    <message>
        <source>after failures</source>
        <comment>names are locked</comment>
        <translation>после неудач</translation>
    </message>
    <message>
        <source>active</source>
        <comment>token chains</comment>
        <translation>действуют</translation>
    </message>
    <message>
        <source>live, estimated</source>
        <comment>access tokens</comment>
        <translation>действующие</translation>
    </message>
    <message>
        <source>Used are those that got tokens.</source>
        <translation>Работавшие — те, что получали токены.</translation>
    </message>
    <message>
        <source>Clients using passwords</source>
        <translation>Клиенты: вход по паролю</translation>
    </message>
    <message>
        <source>within 30 days</source>
        <translation>за 30 дней</translation>
    </message>
    <message>
        <source>%1 signed in within 30 days</source>
        <comment>users</comment>
        <translation>входили за&#xa0;30&#xa0;дней: %1</translation>
    </message>
    <message>
        <source>%1 used within 30 days</source>
        <comment>clients</comment>
        <translation>работали за&#xa0;30&#xa0;дней: %1</translation>
    </message>
</context>
<context>
    <name>ui::PackText</name>
    <message>
        <source>Good (control)</source>
        <translation>Исправный (контроль)</translation>
    </message>
    <message>
        <source>Nothing is wrong with it. An API that refuses it refuses everything, and the other answers mean nothing.</source>
        <translation>С ним всё в порядке. Если API отклоняет и его, он отклоняет всё, и другие ответы ничего не значат.</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Истёкший</translation>
    </message>
    <message>
        <source>exp lies in the past (RFC 7519 §4.1.4). One by the real issuer lives one second.</source>
        <translation>exp в прошлом (RFC 7519 §4.1.4). Токен настоящего издателя действует одну секунду.</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Отозванный</translation>
    </message>
    <message>
        <source>Well signed and not expired, but revoked. Only an API that asks the server by introspection (RFC 7662) can know.</source>
        <translation>Подписан верно и не истёк, но отозван. Узнать это может только API, который спрашивает сервер (интроспекция, RFC 7662).</translation>
    </message>
    <message>
        <source>Refresh token instead</source>
        <translation>Токен обновления вместо доступа</translation>
    </message>
    <message>
        <source>A real refresh token: typ and audience are not those of an access token (RFC 9068 §4).</source>
        <translation>Настоящий токен обновления: typ и аудитория не те, что у токена доступа (RFC 9068 §4).</translation>
    </message>
    <message>
        <source>ID token instead</source>
        <translation>ID-токен вместо доступа</translation>
    </message>
    <message>
        <source>An ID token is for the client. An API that takes it lets every client in (RFC 9068 §4).</source>
        <translation>ID-токен — для клиента. API, который его принимает, впускает любого клиента (RFC 9068 §4).</translation>
    </message>
    <message>
        <source>Not yet valid</source>
        <translation>Ещё не действует</translation>
    </message>
    <message>
        <source>nbf lies an hour ahead (RFC 7519 §4.1.5).</source>
        <translation>nbf — через час (RFC 7519 §4.1.5).</translation>
    </message>
    <message>
        <source>Wrong audience</source>
        <translation>Чужая аудитория</translation>
    </message>
    <message>
        <source>aud names another API. Taking it lets another service&apos;s tokens in (RFC 8725 §3.9).</source>
        <translation>В aud указан другой API. Принять его — значит пустить токены чужого сервиса (RFC 8725 §3.9).</translation>
    </message>
    <message>
        <source>Wrong issuer</source>
        <translation>Чужой издатель</translation>
    </message>
    <message>
        <source>iss names somebody else, though the key is right (RFC 8725 §3.8).</source>
        <translation>В iss указан другой издатель, хотя ключ верный (RFC 8725 §3.8).</translation>
    </message>
    <message>
        <source>Wrong type</source>
        <translation>Неверный тип</translation>
    </message>
    <message>
        <source>The header says typ rt+jwt instead of at+jwt (RFC 8725 §3.11).</source>
        <translation>В заголовке typ rt+jwt вместо at+jwt (RFC 8725 §3.11).</translation>
    </message>
    <message>
        <source>Unknown extension</source>
        <translation>Неизвестное расширение</translation>
    </message>
    <message>
        <source>crit demands an extension that nobody knows: such a token must be refused (RFC 7515 §4.1.11).</source>
        <translation>crit требует расширения, которого никто не знает: такой токен надо отклонить (RFC 7515 §4.1.11).</translation>
    </message>
    <message>
        <source>Without exp</source>
        <translation>Без exp</translation>
    </message>
    <message>
        <source>It would never end (RFC 9068 §2.2).</source>
        <translation>Он был бы вечным (RFC 9068 §2.2).</translation>
    </message>
    <message>
        <source>Without iss</source>
        <translation>Без iss</translation>
    </message>
    <message>
        <source>It does not say who issued it (RFC 9068 §2.2).</source>
        <translation>Не сказано, кто его выдал (RFC 9068 §2.2).</translation>
    </message>
    <message>
        <source>Without aud</source>
        <translation>Без aud</translation>
    </message>
    <message>
        <source>It does not say what it is for (RFC 9068 §2.2).</source>
        <translation>Не сказано, для чего он (RFC 9068 §2.2).</translation>
    </message>
    <message>
        <source>Without sub</source>
        <translation>Без sub</translation>
    </message>
    <message>
        <source>It does not say whom it is about (RFC 9068 §2.2).</source>
        <translation>Не сказано, о ком он (RFC 9068 §2.2).</translation>
    </message>
    <message>
        <source>Altered claims</source>
        <translation>Изменённые утверждения</translation>
    </message>
    <message>
        <source>sub was changed after signing: the signature no longer fits.</source>
        <translation>sub изменён после подписания: подпись больше не сходится.</translation>
    </message>
    <message>
        <source>Signature cut off</source>
        <translation>Без подписи</translation>
    </message>
    <message>
        <source>The last part is empty.</source>
        <translation>Последняя часть пуста.</translation>
    </message>
    <message>
        <source>alg none</source>
        <translation>alg none</translation>
    </message>
    <message>
        <source>The header says that no signature is needed (RFC 8725 §3.2).</source>
        <translation>В заголовке сказано, что подпись не нужна (RFC 8725 §3.2).</translation>
    </message>
    <message>
        <source>alg nOnE</source>
        <translation>alg nOnE</translation>
    </message>
    <message>
        <source>The same in mixed case: it slips through where only “none” is looked for (RFC 8725 §2.1).</source>
        <translation>То же в разном регистре: проходит там, где ищут только «none» (RFC 8725 §2.1).</translation>
    </message>
    <message>
        <source>HS256 with the public key</source>
        <translation>HS256 с открытым ключом</translation>
    </message>
    <message>
        <source>Signed with the public key as if it were a shared secret. Whoever takes the algorithm from the token takes it (RFC 8725 §2.1).</source>
        <translation>Подписан открытым ключом как общим секретом. Его примет тот, кто берёт алгоритм из токена (RFC 8725 §2.1).</translation>
    </message>
    <message>
        <source>Signed by a stranger</source>
        <translation>Подписан чужим ключом</translation>
    </message>
    <message>
        <source>Another key signed it, and the kid is that of the right one.</source>
        <translation>Подписан другим ключом, а kid — от верного.</translation>
    </message>
    <message>
        <source>Unknown kid</source>
        <translation>Неизвестный kid</translation>
    </message>
    <message>
        <source>A key that is in no key set. The API may read the key set once more, then it must refuse.</source>
        <translation>Такого ключа нет ни в одном наборе. API может перечитать набор один раз, потом должен отклонить.</translation>
    </message>
    <message>
        <source>Brings its own key</source>
        <translation>Со своим ключом</translation>
    </message>
    <message>
        <source>The header holds the key that signed it (jwk). Whoever trusts it trusts everybody (RFC 8725 §3.10).</source>
        <translation>В заголовке лежит ключ, которым он подписан (jwk). Кто ему верит, верит всем (RFC 8725 §3.10).</translation>
    </message>
    <message>
        <source>the real issuer</source>
        <translation>настоящий издатель</translation>
    </message>
    <message>
        <source>the lab issuer</source>
        <translation>пробный издатель</translation>
    </message>
    <message>
        <source>a key of nobody&apos;s</source>
        <translation>посторонний ключ</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>никто</translation>
    </message>
    <message>
        <source>401 (200 without introspection)</source>
        <translation>401 (200 без интроспекции)</translation>
    </message>
</context>
<context>
    <name>ui::PassphraseDialog</name>
    <message>
        <source>Unlock Gatehouse</source>
        <translation>Разблокировка Gatehouse</translation>
    </message>
    <message>
        <source>Where to keep the key</source>
        <translation>Где хранить ключ</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Разблокировать</translation>
    </message>
    <message>
        <source>Seal with this passphrase</source>
        <translation>Зашифровать фразой</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Парольная фраза</translation>
    </message>
    <message>
        <source>The signing keys of this data folder are sealed with a passphrase.</source>
        <translation>Ключи подписи в этой папке данных зашифрованы парольной фразой.</translation>
    </message>
    <message numerus="yes">
        <source>The system keychain cannot be used, so the key that protects the signing keys needs another place: a file in the data folder, sealed with a passphrase of at least %n characters. Gatehouse asks for it at every start.</source>
        <translation>
            <numerusform>Системная связка ключей недоступна, поэтому ключ, защищающий ключи подписи, будет храниться в файле в папке данных, зашифрованном парольной фразой не короче %n символа. Gatehouse будет спрашивать её при каждом запуске.</numerusform>
            <numerusform>Системная связка ключей недоступна, поэтому ключ, защищающий ключи подписи, будет храниться в файле в папке данных, зашифрованном парольной фразой не короче %n символов. Gatehouse будет спрашивать её при каждом запуске.</numerusform>
            <numerusform>Системная связка ключей недоступна, поэтому ключ, защищающий ключи подписи, будет храниться в файле в папке данных, зашифрованном парольной фразой не короче %n символов. Gatehouse будет спрашивать её при каждом запуске.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look in the keychain again</source>
        <translation>Проверить связку ещё раз</translation>
    </message>
</context>
<context>
    <name>ui::PassphraseFields</name>
    <message numerus="yes">
        <source>At least %n characters</source>
        <translation>
            <numerusform>Не менее %n символа</numerusform>
            <numerusform>Не менее %n символов</numerusform>
            <numerusform>Не менее %n символов</numerusform>
        </translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Парольная фраза</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Ещё раз</translation>
    </message>
</context>
<context>
    <name>ui::PasswordChoice</name>
    <message>
        <source>Generate a password and show it once</source>
        <translation>Сгенерировать пароль и показать один раз</translation>
    </message>
    <message>
        <source>Type a password</source>
        <translation>Ввести пароль</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
</context>
<context>
    <name>ui::PasswordList</name>
    <message>
        <source>Generated passwords</source>
        <translation>Сгенерированные пароли</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>They are shown only now. Hand each one over by a safe way.</source>
        <translation>Они показываются только сейчас. Передайте каждый надёжным способом.</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Сохранить в CSV…</translation>
    </message>
    <message>
        <source>Copy all passwords</source>
        <translation>Копировать все пароли</translation>
    </message>
</context>
<context>
    <name>ui::PasswordRules</name>
    <message>
        <source>Enough characters</source>
        <translation>Достаточная длина</translation>
    </message>
    <message>
        <source>An upper-case letter</source>
        <translation>Заглавная буква</translation>
    </message>
    <message>
        <source>A lower-case letter</source>
        <translation>Строчная буква</translation>
    </message>
    <message>
        <source>A digit</source>
        <translation>Цифра</translation>
    </message>
    <message>
        <source>A special character</source>
        <translation>Специальный символ</translation>
    </message>
    <message>
        <source>At most 72 bytes</source>
        <translation>Не больше 72 байт</translation>
    </message>
    <message>
        <source>Not a widely known password</source>
        <translation>Не из распространённых паролей</translation>
    </message>
</context>
<context>
    <name>ui::PemField</name>
    <message numerus="yes">
        <source>A private key is here (%n byte(s)). Delete removes it.</source>
        <translation>
            <numerusform>Закрытый ключ получен (%n байт). Delete убирает его.</numerusform>
            <numerusform>Закрытый ключ получен (%n байта). Delete убирает его.</numerusform>
            <numerusform>Закрытый ключ получен (%n байт). Delete убирает его.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PlacePage</name>
    <message>
        <source>Where to keep it</source>
        <translation>Где хранить</translation>
    </message>
    <message>
        <source>Look in the keychain again</source>
        <translation>Проверить связку ещё раз</translation>
    </message>
    <message>
        <source>In a file that only your account can read</source>
        <translation>В файле, который доступен только вам</translation>
    </message>
    <message>
        <source>In a file sealed with a passphrase, asked for at every start</source>
        <translation>В файле под парольной фразой; её нужно вводить при каждом запуске</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Папка данных</translation>
    </message>
    <message>
        <source>The command line or the environment says so.</source>
        <translation>Задано командной строкой или окружением.</translation>
    </message>
    <message>
        <source>Trying the keychain…</source>
        <translation>Проверка связки ключей…</translation>
    </message>
    <message>
        <source>Give the whole path of a folder.</source>
        <translation>Укажите полный путь к папке.</translation>
    </message>
    <message>
        <source>This folder holds the data of another Gatehouse. Choose another one, or start with --data-dir to use it.</source>
        <translation>В этой папке данные другого Gatehouse. Выберите другую или запустите программу с --data-dir.</translation>
    </message>
    <message>
        <source>Nothing can be written there. Choose another folder.</source>
        <translation>Туда нельзя писать. Выберите другую папку.</translation>
    </message>
    <message>
        <source>The keychain works: %1</source>
        <translation>Связка ключей работает: %1</translation>
    </message>
    <message>
        <source>The key is given by the environment or lies in the folder</source>
        <translation>Ключ задан окружением или лежит в папке</translation>
    </message>
    <message>
        <source>Written, read again and removed. It keeps the one key that seals all others.</source>
        <translation>Запись, чтение и удаление прошли. В ней хранится один ключ, защищающий все остальные.</translation>
    </message>
    <message>
        <source>The database lies here; its key lies in the keychain, or beside it where there is none.</source>
        <translation>Здесь лежит база данных; её ключ — в связке ключей, а если её нет — рядом.</translation>
    </message>
    <message>
        <source>The key that protects the secrets</source>
        <translation>Ключ, защищающий секреты</translation>
    </message>
    <message>
        <source>No keychain has answered</source>
        <translation>Связка ключей не ответила</translation>
    </message>
    <message>
        <source>If it asks for a password in a window of its own, answer there and look again. Else the key that seals the signing keys needs another place.</source>
        <translation>Если она просит пароль в своём окне, ответьте там и проверьте ещё раз. Иначе ключу, который защищает ключи подписи, нужно другое место.</translation>
    </message>
    <message>
        <source>If it asks for a password in a window of its own, answer there and look again. Else the key that seals the signing keys needs another place; for a team it is sealed.</source>
        <translation>Если она просит пароль в своём окне, ответьте там и проверьте ещё раз. Иначе ключу, который защищает ключи подписи, нужно другое место; для команды его запечатывают.</translation>
    </message>
</context>
<context>
    <name>ui::ProfileBar</name>
    <message>
        <source>&amp;Profile</source>
        <translation>&amp;Профиль</translation>
    </message>
    <message>
        <source>Profile name</source>
        <translation>Имя профиля</translation>
    </message>
    <message>
        <source>Keep as a profile</source>
        <translation>Запомнить как профиль</translation>
    </message>
    <message>
        <source>Forget this profile</source>
        <translation>Забыть этот профиль</translation>
    </message>
</context>
<context>
    <name>ui::ProgramMenu</name>
    <message>
        <source>Appearance</source>
        <translation>Внешний вид</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлая</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмная</translation>
    </message>
    <message>
        <source>Text %1 %</source>
        <translation>Текст %1 %</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Lock when idle</source>
        <translation>Блокировать при бездействии</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Никогда</translation>
    </message>
    <message numerus="yes">
        <source>After %n minutes without use</source>
        <translation>
            <numerusform>Через %n минуту бездействия</numerusform>
            <numerusform>Через %n минуты бездействия</numerusform>
            <numerusform>Через %n минут бездействия</numerusform>
        </translation>
    </message>
    <message>
        <source>Closing the window</source>
        <translation>При закрытии окна</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Спрашивать</translation>
    </message>
    <message>
        <source>Keeps the server running</source>
        <translation>Сервер продолжает работать</translation>
    </message>
    <message>
        <source>Quits</source>
        <translation>Программа завершается</translation>
    </message>
</context>
<context>
    <name>ui::ProtectionPane</name>
    <message>
        <source>Search by name or address</source>
        <translation>Поиск по имени или адресу</translation>
    </message>
    <message>
        <source>Unlock selected</source>
        <translation>Разблокировать выбранное</translation>
    </message>
    <message>
        <source>Show user</source>
        <translation>Показать пользователя</translation>
    </message>
    <message>
        <source>connections now</source>
        <translation>соединений сейчас</translation>
    </message>
    <message>
        <source>Open connections, idle ones too</source>
        <translation>Открытые соединения, в том числе без запросов</translation>
    </message>
    <message>
        <source>connections refused</source>
        <translation>соединений отклонено</translation>
    </message>
    <message>
        <source>Over the limit of connections, in all or of one address</source>
        <translation>Сверх предела соединений, общего или для одного адреса</translation>
    </message>
    <message>
        <source>displaced</source>
        <translation>вытеснено</translation>
    </message>
    <message>
        <source>Idle or slow connections that gave way to newer clients</source>
        <translation>Простаивающие и медленные соединения, уступившие место новым клиентам</translation>
    </message>
    <message>
        <source>requests stopped</source>
        <translation>запросов остановлено</translation>
    </message>
    <message>
        <source>Malformed, too large or too slow</source>
        <translation>Неверно составленные, слишком большие или слишком медленные</translation>
    </message>
    <message>
        <source>requests limited</source>
        <translation>запросов ограничено</translation>
    </message>
    <message>
        <source>Answered with 429: too many from one address</source>
        <translation>Ответ 429: слишком много с одного адреса</translation>
    </message>
    <message>
        <source>handshakes failed</source>
        <translation>неудачных рукопожатий</translation>
    </message>
    <message>
        <source>TLS connections that did not come about</source>
        <translation>Соединения TLS, которые не удалось установить</translation>
    </message>
    <message>
        <source>sign-ins failed</source>
        <translation>неудачных входов</translation>
    </message>
    <message>
        <source>A wrong name or password</source>
        <translation>Неверное имя или пароль</translation>
    </message>
    <message>
        <source>refused by address</source>
        <translation>отказов по адресу</translation>
    </message>
    <message>
        <source>Too many failures from one address</source>
        <translation>Слишком много неудач с одного адреса</translation>
    </message>
    <message>
        <source>refused by name</source>
        <translation>отказов по имени</translation>
    </message>
    <message>
        <source>Too many failures with one name</source>
        <translation>Слишком много неудач с одним именем</translation>
    </message>
    <message>
        <source>refused by lock</source>
        <translation>отказов по блокировке</translation>
    </message>
    <message>
        <source>Attempts while a name was locked</source>
        <translation>Попытки, пока имя было заблокировано</translation>
    </message>
    <message>
        <source>names watched</source>
        <translation>имён под наблюдением</translation>
    </message>
    <message>
        <source>Names with failures that still count</source>
        <translation>Имена с неудачами, которые ещё считаются</translation>
    </message>
    <message>
        <source>addresses watched</source>
        <translation>адресов под наблюдением</translation>
    </message>
    <message>
        <source>Addresses with failures that still count</source>
        <translation>Адреса с неудачами, которые ещё считаются</translation>
    </message>
    <message>
        <source>Since the server started</source>
        <translation>С запуска сервера</translation>
    </message>
    <message>
        <source>Blocked now</source>
        <translation>Заблокировано сейчас</translation>
    </message>
    <message>
        <source>%1 is unlocked.</source>
        <comment>a name or an address</comment>
        <translation>Блокировка снята: %1.</translation>
    </message>
    <message>
        <source>%1 was not blocked any more.</source>
        <comment>a name or an address</comment>
        <translation>Уже не заблокировано: %1.</translation>
    </message>
    <message>
        <source>Nothing that is blocked matches.</source>
        <translation>Среди заблокированного ничего не найдено.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Сбросить фильтр</translation>
    </message>
    <message>
        <source>Nobody is blocked. Names and addresses appear here after too many failed sign-ins.</source>
        <translation>Никто не заблокирован. Имена и адреса появляются здесь после множества неудачных входов.</translation>
    </message>
</context>
<context>
    <name>ui::PurposePage</name>
    <message>
        <source>What is it for?</source>
        <translation>Для чего нужен сервер?</translation>
    </message>
    <message>
        <source>Every answer here can be changed later. Nothing is written before the last step.</source>
        <translation>Любой ответ можно изменить позже. До последнего шага ничего не записывается.</translation>
    </message>
    <message>
        <source>Try it on this computer</source>
        <translation>Попробовать на этом компьютере</translation>
    </message>
    <message>
        <source>For development: plain HTTP, reachable from this computer only.</source>
        <translation>Для разработки: простой HTTP, доступен только с этого компьютера.</translation>
    </message>
    <message>
        <source>For my team</source>
        <translation>Для моей команды</translation>
    </message>
    <message>
        <source>On the network, with HTTPS and a certificate that is made here; the rules of production apply.</source>
        <translation>В сети, с HTTPS и сертификатом, созданным здесь; по правилам рабочей среды.</translation>
    </message>
    <message>
        <source>Bring over from the old service</source>
        <translation>Перенести с прежнего сервера</translation>
    </message>
    <message>
        <source>Takes its settings and its signing key, so that tokens that are out there stay valid.</source>
        <translation>Берёт его настройки и ключ подписи, чтобы выданные токены остались действительными.</translation>
    </message>
</context>
<context>
    <name>ui::QuickStart</name>
    <message>
        <source>Token for the application itself</source>
        <translation>Токен для самого приложения</translation>
    </message>
    <message>
        <source>Sign in with the browser</source>
        <translation>Вход через браузер</translation>
    </message>
    <message>
        <source>Token for a user&apos;s password (legacy)</source>
        <translation>Токен по паролю пользователя (устаревший способ)</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Обновление</translation>
    </message>
    <message>
        <source>Sign in on another device</source>
        <translation>Вход на другом устройстве</translation>
    </message>
</context>
<context>
    <name>ui::QuickStartDialog</name>
    <message>
        <source>Quick start: %1</source>
        <comment>a client</comment>
        <translation>Быстрый старт: %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>ui::QuickStartPane</name>
    <message>
        <source>Language of the snippets</source>
        <translation>Язык примеров</translation>
    </message>
    <message>
        <source>What this client must do is beyond this library: choose another language.</source>
        <translation>Эта библиотека не умеет того, что требуется от клиента. Выберите другой язык.</translation>
    </message>
    <message>
        <source>Copy commands</source>
        <translation>Копировать команды</translation>
    </message>
</context>
<context>
    <name>ui::RaceCard</name>
    <message>
        <source>won</source>
        <translation>первый</translation>
    </message>
    <message>
        <source>grace answer</source>
        <translation>повтор ответа</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>отказ</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>нет ответа</translation>
    </message>
    <message>
        <source>One refresh token, many requests</source>
        <translation>Один токен обновления, много запросов</translation>
    </message>
    <message>
        <source>Refresh in parallel</source>
        <translation>Обновить параллельно</translation>
    </message>
    <message>
        <source>Show the chain</source>
        <translation>Показать цепочку</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Запросы</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Ответы</translation>
    </message>
    <message>
        <source>#</source>
        <translation>№</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Исход</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Successor</source>
        <translation>Новый токен</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>No request got a token.</source>
        <translation>Ни один запрос не получил токен.</translation>
    </message>
    <message>
        <source>All got the same successor: within the grace time of %1 a lost answer can be asked for again.</source>
        <translation>Все получили один и тот же новый токен: в течение льготного периода (%1) потерянный ответ можно запросить снова.</translation>
    </message>
    <message>
        <source>One won; the others used a spent token. This client has no grace time, so that counts as theft and the chain is ended.</source>
        <translation>Первый успел, остальные предъявили уже использованный токен. У этого клиента нет льготного периода, поэтому это считается кражей и цепочка завершена.</translation>
    </message>
    <message>
        <source>A spent token was used again after its grace time, so the chain is ended.</source>
        <translation>Использованный токен предъявили после льготного периода, поэтому цепочка завершена.</translation>
    </message>
    <message>
        <source>Those that were answered got the same successor; the others were stopped before, see their answers.</source>
        <translation>Успешные запросы получили один и тот же новый токен; остальные остановлены раньше, см. их ответы.</translation>
    </message>
    <message>
        <source>no. %1</source>
        <translation>№ %1</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 мс</translation>
    </message>
    <message>
        <source>%1 different successors were given for one token. That must not be: report it.</source>
        <translation>За один токен выдано разных новых токенов: %1. Так быть не должно: сообщите об этом.</translation>
    </message>
    <message>
        <source>One refresh token is sent many times at once. Only one request may win; each answer is listed here.</source>
        <translation>Один токен обновления отправляется сразу во многих запросах. Выиграть может только один; здесь появится каждый ответ.</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>Выполняется…</translation>
    </message>
</context>
<context>
    <name>ui::ReadyPage</name>
    <message>
        <source>Ready</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Copy curl</source>
        <translation>Копировать curl</translation>
    </message>
    <message>
        <source>A request with a token, for a terminal</source>
        <translation>Запрос с токеном для терминала</translation>
    </message>
    <message>
        <source>Shown only now</source>
        <translation>Показывается только сейчас</translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation>Сохранить в файл…</translation>
    </message>
    <message>
        <source>Copied; paste it within 30 seconds</source>
        <translation>Скопировано; вставьте в терминал за 30 секунд</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>Пароль %1</translation>
    </message>
    <message>
        <source>Secret of %1</source>
        <translation>Секрет %1</translation>
    </message>
    <message>
        <source>● Gatehouse serves on %1. Try it: a request with a token that was just made.</source>
        <translation>● Gatehouse работает на %1. Попробуйте: запрос с только что выданным токеном.</translation>
    </message>
    <message numerus="yes">
        <source>For %1, by the sample client %2. The token lives %n minutes.</source>
        <translation>
            <numerusform>Токен для %1 через пробного клиента %2 действует %n минуту.</numerusform>
            <numerusform>Токен для %1 через пробного клиента %2 действует %n минуты.</numerusform>
            <numerusform>Токен для %1 через пробного клиента %2 действует %n минут.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the secrets</source>
        <translation>Сохранить секреты</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>Текстовые файлы (*.txt)</translation>
    </message>
    <message>
        <source>Saved to %1, readable for your account only.</source>
        <translation>Сохранено в %1, доступно только вам.</translation>
    </message>
    <message>
        <source>The file could not be written. Choose another place.</source>
        <translation>Файл не удалось записать. Выберите другое место.</translation>
    </message>
</context>
<context>
    <name>ui::RecentList</name>
    <message>
        <source>✕ revoked</source>
        <comment>a token</comment>
        <translation>✕ отозван</translation>
    </message>
    <message>
        <source>○ expired</source>
        <comment>a token</comment>
        <translation>○ истёк</translation>
    </message>
    <message>
        <source>● valid for %1</source>
        <comment>a token</comment>
        <translation>● действует %1</translation>
    </message>
    <message>
        <source>%1, %2
%3, %4</source>
        <comment>the name of a user, a client, a state, a time of day</comment>
        <translation>%1, %2
%3, %4</translation>
    </message>
</context>
<context>
    <name>ui::RecoveryDialog</name>
    <message>
        <source>The key cannot be found</source>
        <translation>Ключ не найден</translation>
    </message>
    <message>
        <source>Recover the key</source>
        <translation>Восстановить ключ</translation>
    </message>
    <message>
        <source>The signing keys of this data folder are sealed with a key that is not in the keychain of this user. Unlock the keychain and look again, or type the code of the recovery sheet. A backup with its passphrase brings everything back, too.</source>
        <translation>Ключи подписи в этой папке данных защищены ключом, которого нет в связке ключей этого пользователя. Разблокируйте связку и проверьте ещё раз или введите код с листа восстановления. Вернуть всё может и резервная копия с её парольной фразой.</translation>
    </message>
    <message>
        <source>14 groups of 4 letters and digits</source>
        <translation>14 групп по 4 буквы и цифры</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Код восстановления</translation>
    </message>
    <message>
        <source>Look in the keychain again</source>
        <translation>Проверить связку ещё раз</translation>
    </message>
    <message>
        <source>The code is typed rightly, but it belongs to another data folder.</source>
        <translation>Код введён верно, но он от другой папки данных.</translation>
    </message>
    <message>
        <source>The code is mistyped. Compare it with the sheet, group by group.</source>
        <translation>В коде опечатка. Сверьте его с листом, группу за группой.</translation>
    </message>
</context>
<context>
    <name>ui::RecoverySheet</name>
    <message>
        <source>Gatehouse recovery sheet</source>
        <translation>Лист восстановления Gatehouse</translation>
    </message>
    <message>
        <source>Made %1. The key is kept in: %2.</source>
        <translation>Составлен %1. Место хранения ключа: %2.</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Что это</translation>
    </message>
    <message>
        <source>Whoever has this code and a copy of the database can sign tokens. Keep the sheet where you keep passports, and not beside a backup.</source>
        <translation>Тот, у кого есть этот код и копия базы данных, сможет подписывать токены. Храните лист там же, где паспорта, и не рядом с резервной копией.</translation>
    </message>
    <message>
        <source>When the keychain has lost the key</source>
        <translation>Если связка ключей потеряла ключ</translation>
    </message>
    <message>
        <source>1. Stop Gatehouse. 2. Run the command below and type the code, dashes or not. 3. Start Gatehouse.</source>
        <translation>1. Остановите Gatehouse. 2. Выполните команду ниже и введите код, с дефисами или без. 3. Запустите Gatehouse.</translation>
    </message>
    <message>
        <source>The last group is a check sum: a letter typed wrongly is noticed. There is no letter O, I, L or U in the code.</source>
        <translation>Последняя группа — контрольная сумма: ошибка в букве будет замечена. Букв O, I, L и U в коде нет.</translation>
    </message>
</context>
<context>
    <name>ui::RecoverySheetDialog</name>
    <message>
        <source>Recovery sheet</source>
        <translation>Лист восстановления</translation>
    </message>
    <message>
        <source>Show the code</source>
        <translation>Показать код</translation>
    </message>
    <message>
        <source>&amp;Passphrase of this console</source>
        <translation>&amp;Парольная фраза этой консоли</translation>
    </message>
    <message>
        <source>The sheet carries the key that opens everything in this database. Print it, and lock it away. That it was shown becomes a row of the audit log.</source>
        <translation>На листе ключ, который открывает всё в этой базе данных. Напечатайте его и спрячьте под замок. Показ кода попадёт в журнал аудита.</translation>
    </message>
    <message>
        <source>Too many wrong tries. The next one counts in %1.</source>
        <translation>Слишком много неверных попыток. Следующая — через %1.</translation>
    </message>
    <message>
        <source>This is not the passphrase of this console.</source>
        <translation>Это не парольная фраза этой консоли.</translation>
    </message>
    <message>
        <source>This code brings the key back. It is shown only now.</source>
        <translation>Этот код вернёт ключ. Он показан только сейчас.</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Сохранить в PDF…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Save the recovery sheet</source>
        <translation>Сохранить лист восстановления</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>gatehouse-recovery</source>
        <comment>file name</comment>
        <translation>gatehouse-recovery</translation>
    </message>
    <message>
        <source>To use it: stop Gatehouse, run this command, type the code.</source>
        <translation>Как им пользоваться: остановите Gatehouse, выполните эту команду и введите код.</translation>
    </message>
</context>
<context>
    <name>ui::RedirectTester</name>
    <message>
        <source>Would this match?</source>
        <translation>Подойдёт ли этот адрес?</translation>
    </message>
    <message>
        <source>matches</source>
        <comment>a redirect URI</comment>
        <translation>подходит</translation>
    </message>
    <message>
        <source>refused</source>
        <comment>a redirect URI</comment>
        <translation>отклонён</translation>
    </message>
    <message>
        <source>It is %1.</source>
        <comment>a redirect URI that is registered</comment>
        <translation>Это %1.</translation>
    </message>
    <message>
        <source>No redirect URI is registered yet.</source>
        <translation>Ни один Redirect URI ещё не зарегистрирован.</translation>
    </message>
    <message>
        <source>Its scheme is another than in %1.</source>
        <translation>Схема не такая, как в %1.</translation>
    </message>
    <message>
        <source>Its host is another than in %1. Names and addresses of the same computer count as different hosts.</source>
        <translation>Узел не такой, как в %1. Имя и адрес одного компьютера считаются разными узлами.</translation>
    </message>
    <message>
        <source>Its port is another than in %1. Only for loopback addresses any port fits.</source>
        <translation>Порт не такой, как в %1. Любой порт подходит только для адресов loopback.</translation>
    </message>
    <message>
        <source>Its path is another than in %1.</source>
        <translation>Путь не такой, как в %1.</translation>
    </message>
    <message>
        <source>Its query is another than in %1. What must come back belongs into state.</source>
        <translation>Строка запроса не такая, как в %1. То, что должно вернуться, передают в state.</translation>
    </message>
    <message>
        <source>A redirect URI has no fragment: leave out # and what follows.</source>
        <translation>В Redirect URI нет фрагмента: уберите # и всё после него.</translation>
    </message>
    <message>
        <source>It differs from %1 in small and capital letters only, and those count.</source>
        <translation>Отличается от %1 только регистром букв, а он важен.</translation>
    </message>
    <message>
        <source>It differs from %1 by the slash at the end only, and that counts.</source>
        <translation>Отличается от %1 только косой чертой в конце, а она важна.</translation>
    </message>
    <message>
        <source>An address of this kind cannot be a redirect URI.</source>
        <translation>Адрес такого вида не может быть Redirect URI.</translation>
    </message>
    <message>
        <source>Would this match? Paste a redirect_uri</source>
        <translation>Подойдёт ли? Вставьте redirect_uri</translation>
    </message>
    <message>
        <source>As %1: on this computer the port is free.</source>
        <comment>a redirect URI that is registered</comment>
        <translation>Как %1: на этом компьютере порт может быть любым.</translation>
    </message>
</context>
<context>
    <name>ui::RefusalDialog</name>
    <message>
        <source>Show in the log</source>
        <translation>Показать в журнале</translation>
    </message>
    <message>
        <source>Why refused?</source>
        <translation>Почему отказано?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>The application finds the request ID in its answer, in the header X-Request-ID; the sign-in pages show it below their errors.</source>
        <translation>Приложение получает ID запроса в заголовке X-Request-ID; страницы входа показывают его под ошибкой.</translation>
    </message>
    <message>
        <source>&amp;Request ID</source>
        <translation>ID &amp;запроса</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Объяснить</translation>
    </message>
    <message>
        <source>What was asked</source>
        <translation>Что запрашивали</translation>
    </message>
    <message>
        <source>What failed</source>
        <translation>Что не прошло</translation>
    </message>
    <message>
        <source>What would be right</source>
        <translation>Как правильно</translation>
    </message>
    <message>
        <source>Events of the same request</source>
        <translation>События того же запроса</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Событие</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Ошибка</translation>
    </message>
    <message>
        <source>Type or paste the request ID of the answer.</source>
        <translation>Введите или вставьте ID запроса из ответа.</translation>
    </message>
    <message>
        <source>No event has this request ID. What is refused again and again within a minute is counted in the row of its first time, so look at events of the same client and address around that time.</source>
        <translation>Событий с таким ID запроса нет. Повторные отказы в течение минуты учитываются в записи о первом из них, поэтому посмотрите события того же клиента и адреса около этого времени.</translation>
    </message>
    <message>
        <source>Nothing: this event went well.</source>
        <translation>Ничего: здесь всё прошло успешно.</translation>
    </message>
    <message>
        <source>The reason is %1.</source>
        <comment>an error code</comment>
        <translation>Причина: %1.</translation>
    </message>
</context>
<context>
    <name>ui::RefusalNotes</name>
    <message>
        <source>A code_verifier came with a code that was asked for without a code_challenge.</source>
        <translation>С кодом пришёл code_verifier, хотя его запрашивали без code_challenge.</translation>
    </message>
    <message>
        <source>The code was asked for without a code_challenge.</source>
        <translation>Код запрашивали без code_challenge.</translation>
    </message>
    <message>
        <source>The code_verifier is missing.</source>
        <translation>Нет code_verifier.</translation>
    </message>
    <message>
        <source>The code_verifier is not 43 to 128 letters, digits, dots, dashes, underscores or tildes.</source>
        <translation>В code_verifier должно быть от 43 до 128 букв, цифр, точек, дефисов, подчёркиваний или тильд.</translation>
    </message>
    <message>
        <source>The code_verifier does not fit the code_challenge.</source>
        <translation>Значение code_verifier не подходит к code_challenge.</translation>
    </message>
    <message>
        <source>The redirect_uri differs from the one of the authorization request.</source>
        <translation>Значение redirect_uri отличается от указанного в запросе авторизации.</translation>
    </message>
    <message>
        <source>The DPoP proof is of another key than the authorization request named.</source>
        <translation>Подтверждение DPoP от другого ключа, чем назван в запросе авторизации.</translation>
    </message>
    <message>
        <source>The code is unknown: it was never given, or is gone since long.</source>
        <translation>Код неизвестен: его не выдавали или он давно удалён.</translation>
    </message>
    <message>
        <source>The code was given to another client.</source>
        <translation>Код выдан другому клиенту.</translation>
    </message>
    <message>
        <source>The code has expired.</source>
        <translation>Код истёк.</translation>
    </message>
    <message>
        <source>The code was used before.</source>
        <translation>Код уже использован.</translation>
    </message>
    <message>
        <source>The user may not sign in any more.</source>
        <translation>Пользователю больше нельзя входить.</translation>
    </message>
    <message>
        <source>The device code is unknown, used, or another client&apos;s.</source>
        <translation>Код устройства неизвестен, использован или принадлежит другому клиенту.</translation>
    </message>
    <message>
        <source>No access token was sent.</source>
        <translation>Токен доступа не отправлен.</translation>
    </message>
    <message>
        <source>The token is bound to a key, and was sent without its proof; or the other way round.</source>
        <translation>Токен привязан к ключу, но отправлен без подтверждения, или наоборот.</translation>
    </message>
    <message>
        <source>The DPoP proof is missing or of another key.</source>
        <translation>Подтверждения DPoP нет, или оно от другого ключа.</translation>
    </message>
    <message>
        <source>A refresh token was sent where an access token belongs.</source>
        <translation>Вместо токена доступа прислан токен обновления.</translation>
    </message>
    <message>
        <source>The code has expired, or the user may not sign in any more.</source>
        <translation>Код истёк, или пользователю больше нельзя входить.</translation>
    </message>
    <message>
        <source>The device code was used, or the user may not sign in any more.</source>
        <translation>Код устройства уже использован, или пользователю больше нельзя входить.</translation>
    </message>
    <message>
        <source>The subject token is no living access token of a user.</source>
        <translation>Исходный токен — не действующий токен доступа пользователя.</translation>
    </message>
    <message>
        <source>The token was exchanged too often, one exchange after another.</source>
        <translation>Токен обменивали слишком много раз подряд.</translation>
    </message>
    <message>
        <source>The token has expired.</source>
        <translation>Срок токена истёк.</translation>
    </message>
    <message>
        <source>The token was revoked.</source>
        <translation>Токен отозван.</translation>
    </message>
    <message>
        <source>The token was used before.</source>
        <translation>Токен уже использовали.</translation>
    </message>
    <message>
        <source>The token is unknown: it was never given, or is gone since long.</source>
        <translation>Токен неизвестен: его не выдавали или он давно удалён.</translation>
    </message>
    <message>
        <source>The token chain of this token is unknown: it was removed since.</source>
        <translation>Цепочка этого токена неизвестна: её уже удалили.</translation>
    </message>
    <message>
        <source>The token chain of this token was revoked.</source>
        <translation>Цепочка этого токена отозвана.</translation>
    </message>
    <message>
        <source>The token chain of this token was revoked because a refresh token came twice.</source>
        <translation>Цепочка этого токена отозвана, потому что токен обновления пришёл дважды.</translation>
    </message>
    <message>
        <source>The token chain of this token has expired.</source>
        <translation>Срок цепочки этого токена истёк.</translation>
    </message>
    <message>
        <source>The user is disabled or deleted.</source>
        <translation>Пользователь отключён или удалён.</translation>
    </message>
    <message>
        <source>The client is disabled or deleted.</source>
        <translation>Клиент отключён или удалён.</translation>
    </message>
    <message>
        <source>What was sent is no JWT.</source>
        <translation>Присланное — не JWT.</translation>
    </message>
    <message>
        <source>The header of the JWT has a member that must be understood and is not.</source>
        <translation>В заголовке JWT есть обязательное поле, которое сервер не понимает.</translation>
    </message>
    <message>
        <source>The JWT was signed with a key that is not here, or is gone.</source>
        <translation>JWT подписан ключом, которого здесь нет или уже нет.</translation>
    </message>
    <message>
        <source>The JWT names another algorithm than its key has.</source>
        <translation>В JWT указан не тот алгоритм, что у его ключа.</translation>
    </message>
    <message>
        <source>The signature of the JWT is wrong: it was altered, or signed with another key.</source>
        <translation>Подпись JWT неверна: его изменили или подписали другим ключом.</translation>
    </message>
    <message>
        <source>The JWT is of another type, such as an ID token.</source>
        <translation>JWT другого типа, например ID-токен.</translation>
    </message>
    <message>
        <source>The JWT names another issuer.</source>
        <translation>В JWT указан другой издатель.</translation>
    </message>
    <message>
        <source>The JWT is for another audience.</source>
        <translation>JWT предназначен другой аудитории.</translation>
    </message>
    <message>
        <source>The JWT is not valid yet: compare the clocks.</source>
        <translation>JWT ещё не действует: сверьте часы.</translation>
    </message>
    <message>
        <source>The subject token lacks the scope %1.</source>
        <translation>У исходного токена нет права (scope) %1.</translation>
    </message>
    <message>
        <source>No client of the name that came is there.</source>
        <translation>Клиента с присланным именем нет.</translation>
    </message>
    <message>
        <source>The client %1 was named; the secret that came is not its own.</source>
        <translation>Назван клиент %1, но присланный секрет не его.</translation>
    </message>
    <message>
        <source>The client %1 was named; it may not prove itself in this way.</source>
        <translation>Назван клиент %1, но подтверждать себя этим способом ему нельзя.</translation>
    </message>
    <message>
        <source>The client %1 was named; it is disabled or deleted.</source>
        <translation>Назван клиент %1, но он отключён или удалён.</translation>
    </message>
</context>
<context>
    <name>ui::RefusalRemedies</name>
    <message>
        <source>A parameter is missing, is there twice, or is not written as the standard says.</source>
        <translation>Параметра нет, он указан дважды или записан не по стандарту.</translation>
    </message>
    <message>
        <source>The client is unknown or disabled, or did not prove that it is itself.</source>
        <translation>Клиент неизвестен, отключён или не подтвердил себя.</translation>
    </message>
    <message>
        <source>What was to be exchanged for tokens is not good: unknown, used, expired, revoked, or made for another client.</source>
        <translation>То, что меняли на токены, не годится: неизвестно, использовано, истекло, отозвано или выдано другому клиенту.</translation>
    </message>
    <message>
        <source>The client is known, but may not use this grant.</source>
        <translation>Клиент известен, но этот способ выдачи ему не разрешён.</translation>
    </message>
    <message>
        <source>The server does not know this grant, or it is switched off.</source>
        <translation>Сервер не знает такого способа выдачи, или он выключен.</translation>
    </message>
    <message>
        <source>A scope was asked for that this client may not have.</source>
        <translation>Запрошено право (scope), которое этому клиенту не положено.</translation>
    </message>
    <message>
        <source>Tokens were asked for a resource that this client may not use.</source>
        <translation>Запрошены токены для ресурса, который этому клиенту не разрешён.</translation>
    </message>
    <message>
        <source>The DPoP proof is missing, too old, used before, or of another request or key.</source>
        <translation>Подтверждения DPoP нет, оно устарело, уже использовано или относится к другому запросу или ключу.</translation>
    </message>
    <message>
        <source>The user did not allow it.</source>
        <translation>Пользователь не разрешил.</translation>
    </message>
    <message>
        <source>The device code expired before the user typed it.</source>
        <translation>Код устройства истёк раньше, чем пользователь его ввёл.</translation>
    </message>
    <message>
        <source>Another response type than code was asked for.</source>
        <translation>Запрошен response_type, отличный от code.</translation>
    </message>
    <message>
        <source>The application wanted no page (prompt=none), but nobody is signed in, or not recently enough.</source>
        <translation>Приложение просило обойтись без страницы (prompt=none), но никто не вошёл или вход был слишком давно.</translation>
    </message>
    <message>
        <source>The application wanted no page (prompt=none), but the user has not consented to these scopes yet.</source>
        <translation>Приложение просило обойтись без страницы (prompt=none), но пользователь ещё не давал согласия на эти права.</translation>
    </message>
    <message>
        <source>The application wanted no page (prompt=none), but one is needed.</source>
        <translation>Приложение просило обойтись без страницы (prompt=none), но она нужна.</translation>
    </message>
    <message>
        <source>The request came as a signed object (JAR), which this server does not read.</source>
        <translation>Запрос пришёл подписанным объектом (JAR), который этот сервер не читает.</translation>
    </message>
    <message>
        <source>The request was to be fetched from an address, which this server does not do.</source>
        <translation>Запрос предлагалось загрузить по адресу, чего этот сервер не делает.</translation>
    </message>
    <message>
        <source>The pushed request is unknown, used, or has expired.</source>
        <translation>PAR-запрос неизвестен, использован или истёк.</translation>
    </message>
    <message>
        <source>Metadata came inside the authorization request, which this server does not read.</source>
        <translation>Метаданные пришли внутри запроса авторизации, а этот сервер их там не читает.</translation>
    </message>
    <message>
        <source>A redirect URI of the registration is not allowed.</source>
        <translation>Один из Redirect URI при регистрации недопустим.</translation>
    </message>
    <message>
        <source>A member of the registration is not allowed, or not supported.</source>
        <translation>Одно из полей регистрации недопустимо или не поддерживается.</translation>
    </message>
    <message>
        <source>The access token is missing, has expired, was revoked, or was not made here.</source>
        <translation>Токена доступа нет, он истёк, отозван или выдан не здесь.</translation>
    </message>
    <message>
        <source>The access token is good, but lacks a scope.</source>
        <translation>Токен доступа годен, но права (scope) в нём не хватает.</translation>
    </message>
    <message>
        <source>There were too many failed sign-ins from this address or with this name.</source>
        <translation>Слишком много неудачных входов с этого адреса или под этим именем.</translation>
    </message>
    <message>
        <source>The name is locked after too many failed sign-ins; even the right password is refused.</source>
        <translation>Имя заблокировано после многих неудачных входов; не примут даже верный пароль.</translation>
    </message>
    <message>
        <source>The last failure was one too many: the name is locked now.</source>
        <translation>Превышен предел неудачных попыток: имя заблокировано.</translation>
    </message>
    <message>
        <source>The name or the password is wrong.</source>
        <translation>Имя или пароль неверны.</translation>
    </message>
    <message>
        <source>The password is right, but the user is disabled.</source>
        <translation>Пароль верен, но пользователь отключён.</translation>
    </message>
    <message>
        <source>More sign-ins waited than the server can check.</source>
        <translation>Входов в очереди больше, чем сервер успевает проверить.</translation>
    </message>
    <message>
        <source>The refresh token was not made here, or was altered.</source>
        <translation>Токен обновления выдан не здесь или изменён.</translation>
    </message>
    <message>
        <source>The refresh token has expired.</source>
        <translation>Токен обновления истёк.</translation>
    </message>
    <message>
        <source>The refresh token&apos;s chain was revoked: by a sign-out, a new password, an administrator, or reuse.</source>
        <translation>Цепочка этого токена отозвана: выходом, новым паролем, администратором или из-за повтора.</translation>
    </message>
    <message>
        <source>The refresh token belongs to another client.</source>
        <translation>Токен обновления принадлежит другому клиенту.</translation>
    </message>
    <message>
        <source>The user is disabled or deleted.</source>
        <translation>Пользователь отключён или удалён.</translation>
    </message>
    <message>
        <source>The refresh token is bound to a DPoP key, and the proof is missing or of another key.</source>
        <translation>Токен обновления привязан к ключу DPoP, а подтверждения нет или оно от другого ключа.</translation>
    </message>
    <message>
        <source>A refresh token that had been used came again. Somebody may have stolen it, so its chain was revoked.</source>
        <translation>Использованный токен обновления пришёл снова. Возможно, его украли, поэтому цепочка отозвана.</translation>
    </message>
    <message>
        <source>A code that had been used came again. Somebody may have stolen it, so the tokens made from it were revoked.</source>
        <translation>Использованный код пришёл снова. Возможно, его украли, поэтому выданные по нему токены отозваны.</translation>
    </message>
    <message>
        <source>Read the description and send each parameter once. The quick start of the client shows a whole request.</source>
        <translation>Прочтите описание и отправляйте каждый параметр один раз. Полный запрос показан у клиента на вкладке «Быстрый старт».</translation>
    </message>
    <message>
        <source>Send one of the redirect URIs that the client has, character by character. Its editor has a tester that tells the difference.</source>
        <translation>Отправляйте один из Redirect URI клиента, символ в символ. В редакторе клиента есть проверка, которая покажет различие.</translation>
    </message>
    <message>
        <source>Send the ID of a client that exists and is not disabled.</source>
        <translation>Отправляйте Client ID клиента, который существует и не отключён.</translation>
    </message>
    <message>
        <source>Send code_challenge, the SHA-256 of a fresh code_verifier in base64url without padding (PKCE).</source>
        <translation>Отправляйте code_challenge: SHA-256 нового code_verifier в base64url без дополнения (PKCE).</translation>
    </message>
    <message>
        <source>Send code_challenge_method=S256.</source>
        <translation>Отправляйте code_challenge_method=S256.</translation>
    </message>
    <message>
        <source>Keep the code_verifier of the authorization request, 43 to 128 characters, and send it with the code.</source>
        <translation>Сохраните code_verifier запроса авторизации (43–128 символов) и отправьте его вместе с кодом.</translation>
    </message>
    <message>
        <source>Leave response_mode out, or send query.</source>
        <translation>Уберите response_mode или отправляйте query.</translation>
    </message>
    <message>
        <source>Push the request to /oauth/par first, and send the request_uri that comes back. This client requires it.</source>
        <translation>Сначала отправьте запрос на /oauth/par, затем передайте полученный request_uri. Этот клиент того требует.</translation>
    </message>
    <message>
        <source>Send none alone, or any of login and consent.</source>
        <translation>Отправляйте none отдельно либо login и consent.</translation>
    </message>
    <message>
        <source>Send max_age as a whole number of seconds.</source>
        <translation>Отправляйте max_age целым числом секунд.</translation>
    </message>
    <message>
        <source>Type the code that the device shows now. Codes expire after some minutes.</source>
        <translation>Введите код, который устройство показывает сейчас. Через несколько минут коды истекают.</translation>
    </message>
    <message>
        <source>Open the page anew and send the form again. It stood open too long, or came from another site.</source>
        <translation>Откройте страницу заново и отправьте форму ещё раз. Она была открыта слишком долго или пришла с другого сайта.</translation>
    </message>
    <message>
        <source>Send the last ID token that this server gave to this client.</source>
        <translation>Отправляйте последний ID-токен, выданный этим сервером этому клиенту.</translation>
    </message>
    <message>
        <source>Add the address to those of the client, or send one that is there.</source>
        <translation>Добавьте адрес клиенту или отправляйте один из уже указанных.</translation>
    </message>
    <message>
        <source>Send grant_type, once.</source>
        <translation>Отправляйте grant_type, один раз.</translation>
    </message>
    <message>
        <source>Send state once, as printable text.</source>
        <translation>Отправляйте state один раз, печатными символами.</translation>
    </message>
    <message>
        <source>Compare the client ID and its secret, and whether the secret has expired. Rotate the secret if it is lost. A public client sends no secret at all.</source>
        <translation>Сверьте Client ID и секрет и проверьте, не истёк ли секрет. Если он утерян, смените его. Публичный клиент секрет не отправляет вовсе.</translation>
    </message>
    <message>
        <source>Start again: send the user through the sign-in, or use the newest refresh token.</source>
        <translation>Начните заново: проведите пользователя через вход или возьмите самый новый токен обновления.</translation>
    </message>
    <message>
        <source>Use a code once, within its minute, by the client that asked for it. Look whether the application sends it twice.</source>
        <translation>Код используют один раз, в течение минуты, тем же клиентом, который его запросил. Проверьте, не отправляет ли приложение код дважды.</translation>
    </message>
    <message>
        <source>Send the code_verifier from which the code_challenge of this very request was made.</source>
        <translation>Отправляйте code_verifier, из которого получен code_challenge именно этого запроса.</translation>
    </message>
    <message>
        <source>Send the same redirect_uri with the code as in the authorization request.</source>
        <translation>Отправляйте с кодом тот же redirect_uri, что и в запросе авторизации.</translation>
    </message>
    <message>
        <source>Ask for a new device code, and poll with it until it is approved or expires.</source>
        <translation>Запросите новый код устройства и опрашивайте с ним, пока его не подтвердят или он не истечёт.</translation>
    </message>
    <message>
        <source>Keep only the newest refresh token, and let one part of the application refresh at a time.</source>
        <translation>Храните только самый новый токен обновления, и пусть обновлением занимается одна часть приложения за раз.</translation>
    </message>
    <message>
        <source>Allow the grant in the editor of the client, or use one that it has.</source>
        <translation>Разрешите способ выдачи в редакторе клиента или используйте тот, что у него есть.</translation>
    </message>
    <message>
        <source>Use one of the grants that /.well-known/openid-configuration lists.</source>
        <translation>Используйте способ выдачи из списка в /.well-known/openid-configuration.</translation>
    </message>
    <message>
        <source>Add the scope to the client, or ask for fewer. A refresh can only narrow what was granted.</source>
        <translation>Добавьте право клиенту или запрашивайте меньше. Обновление может только сузить выданное.</translation>
    </message>
    <message>
        <source>Add the resource to the client, or leave the parameter out.</source>
        <translation>Добавьте ресурс клиенту или уберите параметр.</translation>
    </message>
    <message>
        <source>Make a fresh proof for each request: with its method and address, the time, a new jti, and the nonce that the server sent last. Look at the client&apos;s clock too.</source>
        <translation>Создавайте новое подтверждение для каждого запроса: с его методом и адресом, временем, новым jti и последним nonce сервера. Проверьте и часы клиента.</translation>
    </message>
    <message>
        <source>Nothing is broken. The user may try again.</source>
        <translation>Всё исправно. Пользователь может попробовать ещё раз.</translation>
    </message>
    <message>
        <source>Ask for a new device code.</source>
        <translation>Запросите новый код устройства.</translation>
    </message>
    <message>
        <source>Send response_type=code.</source>
        <translation>Отправляйте response_type=code.</translation>
    </message>
    <message>
        <source>Send the user to the sign-in page: the same request without prompt=none.</source>
        <translation>Отправьте пользователя на страницу входа: тот же запрос без prompt=none.</translation>
    </message>
    <message>
        <source>Send the same request without prompt=none, or mark the client as first-party.</source>
        <translation>Отправьте тот же запрос без prompt=none или отметьте клиента как собственное приложение.</translation>
    </message>
    <message>
        <source>Send the same request without prompt=none.</source>
        <translation>Отправьте тот же запрос без prompt=none.</translation>
    </message>
    <message>
        <source>Send plain parameters, or push them to /oauth/par.</source>
        <translation>Отправляйте обычные параметры или передайте их через /oauth/par.</translation>
    </message>
    <message>
        <source>Push the request to /oauth/par and send the request_uri that comes back.</source>
        <translation>Отправьте запрос на /oauth/par и передайте полученный request_uri.</translation>
    </message>
    <message>
        <source>Push the request again and use the new request_uri at once and only once.</source>
        <translation>Отправьте PAR-запрос снова и используйте новый request_uri сразу и только один раз.</translation>
    </message>
    <message>
        <source>Register at /oauth/register, or make the client here.</source>
        <translation>Зарегистрируйтесь через /oauth/register или создайте клиента здесь.</translation>
    </message>
    <message>
        <source>Register https addresses, loopback addresses, or a scheme of the application&apos;s own, without fragment.</source>
        <translation>Регистрируйте адреса https, адреса loopback или собственную схему приложения, без фрагмента.</translation>
    </message>
    <message>
        <source>Read the description: it names the member.</source>
        <translation>Прочтите описание: в нём названо поле.</translation>
    </message>
    <message>
        <source>Refresh the access token. If a new one is refused too, paste it into the inspector of the token lab: it checks each claim.</source>
        <translation>Обновите токен доступа. Если не примут и новый, вставьте его в «Проверку токена» на странице «Пробные токены»: она проверит каждое утверждение.</translation>
    </message>
    <message>
        <source>Ask for the scope at the sign-in, and allow it to the client.</source>
        <translation>Запросите право при входе и разрешите его клиенту.</translation>
    </message>
    <message>
        <source>Wait, or unblock it on the Server page under Protection. A program that retries with an old password causes this.</source>
        <translation>Подождите или снимите блокировку на странице «Настройки», раздел «Защита». Так бывает, когда программа повторяет попытки со старым паролем.</translation>
    </message>
    <message>
        <source>Wait until the lock ends, or unlock the user on the Users page.</source>
        <translation>Дождитесь конца блокировки или снимите её на странице «Пользователи».</translation>
    </message>
    <message>
        <source>Wait until the lock ends, or unlock the user on the Users page. Look at the addresses of the failures before.</source>
        <translation>Дождитесь конца блокировки или снимите её на странице «Пользователи». Посмотрите, с каких адресов были неудачи перед этим.</translation>
    </message>
    <message>
        <source>Type it again, or set a new password on the Users page. Many different names from one address are an attack.</source>
        <translation>Введите их ещё раз или задайте новый пароль на странице «Пользователи». Много разных имён с одного адреса — это атака.</translation>
    </message>
    <message>
        <source>Enable the user on the Users page, if that is wanted.</source>
        <translation>Если нужно, включите пользователя на странице «Пользователи».</translation>
    </message>
    <message>
        <source>Look at the load on the Overview page. Clients try again by themselves.</source>
        <translation>Посмотрите нагрузку на странице «Обзор». Клиенты повторят попытку сами.</translation>
    </message>
    <message>
        <source>Send the refresh token as it came. Tokens of another server or of a removed signing key are refused for good: sign in again.</source>
        <translation>Отправляйте токен обновления таким, каким он пришёл. Токены другого сервера или удалённого ключа подписи больше не примут: войдите заново.</translation>
    </message>
    <message>
        <source>Sign in again. Refresh sooner, or give the client a longer refresh lifetime.</source>
        <translation>Войдите заново. Обновляйте раньше или задайте клиенту больший срок обновления.</translation>
    </message>
    <message>
        <source>Sign in again. The audit log tells what ended the chain.</source>
        <translation>Войдите заново. В журнале аудита видно, что завершило цепочку.</translation>
    </message>
    <message>
        <source>Refresh with the client that the token was given to.</source>
        <translation>Обновляйте тем клиентом, которому токен выдан.</translation>
    </message>
    <message>
        <source>Keep the key of the DPoP proofs as long as the refresh token.</source>
        <translation>Храните ключ подтверждений DPoP столько же, сколько токен обновления.</translation>
    </message>
    <message>
        <source>Open the chain and compare addresses. If it is the same device, the application sends one token twice: let one part of it refresh at a time, or give the client a grace period. If not, set a new password.</source>
        <translation>Откройте цепочку и сравните адреса. Если устройство то же, приложение отправляет один токен дважды: пусть обновляет одна его часть за раз, или задайте клиенту льготный период. Если нет, задайте новый пароль.</translation>
    </message>
    <message>
        <source>Compare the addresses of both uses. If it is the same application, it sends the code twice.</source>
        <translation>Сравните адреса обоих обращений. Если приложение то же, оно отправляет код дважды.</translation>
    </message>
    <message>
        <source>The refresh token&apos;s chain was ended by an administrator.</source>
        <translation>Цепочку токена обновления завершил администратор.</translation>
    </message>
    <message>
        <source>The user had signed out, which ended the refresh token&apos;s chain.</source>
        <translation>Пользователь вышел, и цепочка токена обновления завершилась.</translation>
    </message>
    <message>
        <source>A refresh token of this chain had been used twice, so the whole chain was revoked.</source>
        <translation>Токен обновления этой цепочки использовали дважды, поэтому отозвана вся цепочка.</translation>
    </message>
    <message>
        <source>The client itself had revoked the refresh token&apos;s chain.</source>
        <translation>Цепочку токена обновления отозвал сам клиент.</translation>
    </message>
    <message>
        <source>The consent of the user was taken back, which ended the refresh token&apos;s chain.</source>
        <translation>Согласие пользователя отозвано, и цепочка токена обновления завершилась.</translation>
    </message>
    <message>
        <source>The password was changed, which ended the refresh token&apos;s chain.</source>
        <translation>Пароль сменили, и цепочка токена обновления завершилась.</translation>
    </message>
    <message>
        <source>The authorization code of this chain had been used twice, so the whole chain was revoked.</source>
        <translation>Код авторизации этой цепочки использовали дважды, поэтому отозвана вся цепочка.</translation>
    </message>
    <message>
        <source>The signing key of the refresh token was revoked, which ended its chain.</source>
        <translation>Ключ подписи токена обновления отозван, и его цепочка завершилась.</translation>
    </message>
    <message>
        <source>The passphrase of the console is wrong.</source>
        <translation>Парольная фраза консоли неверна.</translation>
    </message>
    <message>
        <source>The client was to be told of a sign-out, but it is disabled, deleted, or has no address for it any more.</source>
        <translation>Клиенту надо было сообщить о выходе, но он отключён, удалён или больше не имеет адреса для этого.</translation>
    </message>
    <message>
        <source>The client could not be told of a sign-out, however often it was tried.</source>
        <translation>Клиенту не удалось сообщить о выходе: все попытки закончились неудачей.</translation>
    </message>
    <message>
        <source>The client could not be told of a sign-out: no logout token could be made.</source>
        <translation>Клиенту не удалось сообщить о выходе: не получилось создать logout-токен.</translation>
    </message>
</context>
<context>
    <name>ui::RefusalWords</name>
    <message>
        <source>somebody</source>
        <comment>who sent a request</comment>
        <translation>Неизвестный клиент</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>этого компьютера</translation>
    </message>
    <message>
        <source>%1 sent a request to %2 from %3.</source>
        <comment>a client, a path, an address</comment>
        <translation>%1: запрос к %2 с адреса %3.</translation>
    </message>
    <message>
        <source>%1 wanted tokens from %2.</source>
        <comment>a client or a user, an address</comment>
        <translation>%1: запрос токенов с адреса %2.</translation>
    </message>
    <message>
        <source>Somebody wanted to sign in as %1 from %2.</source>
        <comment>a user name, an address</comment>
        <translation>Попытка входа с адреса %2, имя: %1.</translation>
    </message>
    <message>
        <source>an unknown name</source>
        <translation>неизвестно</translation>
    </message>
    <message numerus="yes">
        <source>The same was refused %n times in that minute; one row stands for all.</source>
        <translation>
            <numerusform>Таких отказов за ту минуту: %n; все они учтены в одной записи.</numerusform>
            <numerusform>Таких отказов за ту минуту: %n; все они учтены в одной записи.</numerusform>
            <numerusform>Таких отказов за ту минуту: %n; все они учтены в одной записи.</numerusform>
        </translation>
    </message>
    <message>
        <source>The reason is %1.</source>
        <comment>an error code</comment>
        <translation>Причина: %1.</translation>
    </message>
    <message>
        <source>The parameter at fault is %1.</source>
        <translation>Ошибка в параметре %1.</translation>
    </message>
    <message>
        <source>The client was told %1: “%2”</source>
        <comment>an error code, its description in English</comment>
        <translation>Клиенту ответили %1: «%2»</translation>
    </message>
</context>
<context>
    <name>ui::ReplayBar</name>
    <message>
        <source>Play (Space)</source>
        <translation>Воспроизвести (Пробел)</translation>
    </message>
    <message>
        <source>Event before (Page Up)</source>
        <translation>Предыдущее событие (Page Up)</translation>
    </message>
    <message>
        <source>Next event (Page Down)</source>
        <translation>Следующее событие (Page Down)</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Скорость</translation>
    </message>
    <message>
        <source>%1×</source>
        <comment>speed of a replay</comment>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Moment in the life of the chain</source>
        <translation>Момент истории цепочки</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Пауза (Пробел)</translation>
    </message>
</context>
<context>
    <name>ui::RequestAnswer</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 мс</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>нет ответа</translation>
    </message>
    <message>
        <source>%1: %2 %3, %4, %5</source>
        <comment>a step, a method, a path, a status, a time</comment>
        <translation>%1: %2 %3, %4, %5</translation>
    </message>
    <message>
        <source>Inspect the token</source>
        <translation>Проверить токен</translation>
    </message>
    <message>
        <source>Show secrets</source>
        <translation>Показать секреты</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>As sent</source>
        <translation>Как отправлено</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Шаги</translation>
    </message>
    <message>
        <source>Show it in the inspector</source>
        <translation>Открыть в «Проверке токена»</translation>
    </message>
    <message>
        <source>Here, and in what is copied</source>
        <translation>Здесь и в том, что копируется</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>Копировать как curl</translation>
    </message>
    <message>
        <source>Copy the body</source>
        <translation>Копировать тело</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a time, a size</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Show its audit rows</source>
        <translation>Записи аудита</translation>
    </message>
</context>
<context>
    <name>ui::RequestDraft</name>
    <message>
        <source>Discovery</source>
        <translation>Метаданные (discovery)</translation>
    </message>
    <message>
        <source>Keys (JWKS)</source>
        <translation>Ключи (JWKS)</translation>
    </message>
    <message>
        <source>Token by refresh</source>
        <translation>Обновление токена</translation>
    </message>
    <message>
        <source>Token by client credentials</source>
        <translation>Токен по учётным данным клиента</translation>
    </message>
    <message>
        <source>User info</source>
        <translation>Сведения о пользователе</translation>
    </message>
    <message>
        <source>Introspection</source>
        <translation>Интроспекция</translation>
    </message>
    <message>
        <source>Revocation</source>
        <translation>Отзыв</translation>
    </message>
    <message>
        <source>Device code</source>
        <translation>Код устройства</translation>
    </message>
    <message>
        <source>The server is stopped. Start it on the Overview page.</source>
        <translation>Сервер остановлен. Запустите его на странице «Обзор».</translation>
    </message>
    <message>
        <source>Requests go to this server only: to a path such as /oauth/userinfo, or to a URL of %1.</source>
        <translation>Запросы идут только этому серверу: по пути вроде /oauth/userinfo или по адресу с %1.</translation>
    </message>
    <message>
        <source>This is no HTTP method that can be sent.</source>
        <translation>Такой метод HTTP отправить нельзя.</translation>
    </message>
    <message>
        <source>Write each header on a line of its own, as Name: value. This line is none: %1</source>
        <translation>Пишите каждый заголовок в своей строке: Имя: значение. Это не заголовок: %1</translation>
    </message>
    <message>
        <source>This header cannot be sent: %1</source>
        <translation>Этот заголовок отправить нельзя: %1</translation>
    </message>
    <message>
        <source>The body is longer than 1 MiB.</source>
        <translation>Тело длиннее 1 МиБ.</translation>
    </message>
    <message>
        <source>A secret can be lent only to an active client that has one.</source>
        <translation>Временный секрет можно выдать только действующему клиенту, у которого есть секрет.</translation>
    </message>
    <message>
        <source>This request needs a token: choose one, or a profile, above.</source>
        <translation>Для этого запроса нужен токен: выберите выше токен или профиль.</translation>
    </message>
</context>
<context>
    <name>ui::RequestForm</name>
    <message>
        <source>Preset</source>
        <translation>Заготовка</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Отправить</translation>
    </message>
    <message>
        <source>After a 401, refresh and send again</source>
        <translation>После 401 обновить токен и повторить</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Метод</translation>
    </message>
    <message>
        <source>Path or URL</source>
        <translation>Путь или URL</translation>
    </message>
    <message>
        <source>A path such as /oauth/userinfo, or a URL of this server</source>
        <translation>Путь вроде /oauth/userinfo или URL этого сервера</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>A confidential client gets a secret for this request only; its own stay as they are. An Authorization header that you write yourself comes before this.</source>
        <translation>Конфиденциальный клиент получает секрет только на этот запрос; его собственные секреты не меняются. Заголовок Authorization, написанный вручную, важнее этого выбора.</translation>
    </message>
    <message>
        <source>When the bearer token is answered with 401 and has a refresh token: that is spent, and the request is sent once more with the new token.</source>
        <translation>Если на запрос с этим токеном придёт 401 и есть токен обновления, он будет использован, а запрос уйдёт ещё раз с новым токеном.</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>&amp;Токен</translation>
    </message>
    <message>
        <source>A&amp;uthorization</source>
        <translation>&amp;Авторизация</translation>
    </message>
    <message>
        <source>{access_token}, {refresh_token} and {client_id} stand for those of the token above.</source>
        <translation>{access_token}, {refresh_token} и {client_id} заменяются данными токена, выбранного выше.</translation>
    </message>
    <message>
        <source>&amp;Headers, one a line</source>
        <translation>&amp;Заголовки, по одному в строке</translation>
    </message>
    <message>
        <source>&amp;Body</source>
        <translation>Т&amp;ело</translation>
    </message>
    <message>
        <source>None</source>
        <comment>an Authorization header</comment>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Bearer, with the token</source>
        <translation>Bearer с этим токеном</translation>
    </message>
    <message>
        <source>As client %1</source>
        <translation>От имени клиента %1</translation>
    </message>
    <message>
        <source>No headers of your own</source>
        <translation>Своих заголовков нет</translation>
    </message>
    <message>
        <source>No body</source>
        <translation>Без тела</translation>
    </message>
</context>
<context>
    <name>ui::RequestPane</name>
    <message>
        <source>%1 %2
%3, %4</source>
        <comment>a method, a path, a status, a time of day</comment>
        <translation>%1 %2
%3, %4</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>нет ответа</translation>
    </message>
    <message>
        <source>Choose a preset or write a request, and send it: the answer appears here.</source>
        <translation>Выберите заготовку или напишите запрос и отправьте: ответ появится здесь.</translation>
    </message>
    <message>
        <source>Sent here</source>
        <translation>Отправлены здесь</translation>
    </message>
    <message>
        <source>Secrets were not recorded: write them in the place of *** before you send it.</source>
        <translation>Секреты не записывались: перед отправкой впишите их вместо ***.</translation>
    </message>
    <message>
        <source>What you send is listed here, and forgotten when the console closes or is locked.</source>
        <translation>Здесь появятся отправленные запросы. При закрытии или блокировке консоли они забываются.</translation>
    </message>
</context>
<context>
    <name>ui::RequestTokens</name>
    <message>
        <source>No token</source>
        <translation>Без токена</translation>
    </message>
    <message>
        <source>%1 at %2, %3</source>
        <comment>a user, a client, a state</comment>
        <translation>%1 через %2, %3</translation>
    </message>
    <message>
        <source>A new one for the profile %1</source>
        <translation>Новый по профилю %1</translation>
    </message>
</context>
<context>
    <name>ui::ResetPasswordsDialog</name>
    <message>
        <source>Reset passwords</source>
        <translation>Сбросить пароли</translation>
    </message>
    <message numerus="yes">
        <source>Users who get a new, generated password: %n.</source>
        <translation>
            <numerusform>Пользователей, которым будет задан новый пароль: %n.</numerusform>
            <numerusform>Пользователей, которым будет задан новый пароль: %n.</numerusform>
            <numerusform>Пользователей, которым будет задан новый пароль: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>Their old passwords stop working and all their sessions end. The new passwords are shown once, to be copied or saved.</source>
        <translation>Старые пароли перестанут действовать, все сеансы завершатся. Новые пароли показываются один раз: скопируйте или сохраните их.</translation>
    </message>
    <message numerus="yes">
        <source>Passwords reset: %n.</source>
        <translation>
            <numerusform>Сброшено паролей: %n.</numerusform>
            <numerusform>Сброшено паролей: %n.</numerusform>
            <numerusform>Сброшено паролей: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Users who are not there any more: %n.</source>
        <translation>
            <numerusform>Уже удалённых пользователей: %n.</numerusform>
            <numerusform>Уже удалённых пользователей: %n.</numerusform>
            <numerusform>Уже удалённых пользователей: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Close without the passwords?</source>
        <translation>Закрыть, не сохранив пароли?</translation>
    </message>
    <message>
        <source>They were neither copied nor saved, and nothing can show them again once this is closed. The old ones do not work any more.</source>
        <translation>Пароли не скопированы и не сохранены, а после закрытия окна посмотреть их будет негде. Старые больше не действуют.</translation>
    </message>
    <message>
        <source>Close without them</source>
        <translation>Закрыть без них</translation>
    </message>
</context>
<context>
    <name>ui::RestoreDialog</name>
    <message>
        <source>Restore to a copy</source>
        <translation>Восстановление в копию</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Восстановить</translation>
    </message>
    <message>
        <source>The running server is not touched. A new data folder is made, which you can start beside it, look at, and then use instead.</source>
        <translation>Работающий сервер не затрагивается. Создаётся новая папка данных: её можно запустить рядом, посмотреть и затем использовать вместо прежней.</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Новая папка</translation>
    </message>
    <message>
        <source>Passphrase of the backup</source>
        <translation>Парольная фраза копии</translation>
    </message>
    <message>
        <source>The passphrase is wrong, or the file was changed.</source>
        <translation>Парольная фраза неверна, или файл изменён.</translation>
    </message>
    <message>
        <source>This folder is not empty. Choose one that is not there yet.</source>
        <translation>Эта папка не пуста. Укажите новую.</translation>
    </message>
    <message>
        <source>The copy is whole: the database and its audit chain were checked. Start it with this command; the console asks for the passphrase.</source>
        <translation>Копия цела: база и цепочка журнала аудита проверены. Запустите её этой командой; консоль спросит парольную фразу.</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Копировать команду</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>The backup was made by a newer version of Gatehouse. Update this program to open it.</source>
        <translation>Копия сделана более новой версией Gatehouse. Чтобы открыть её, обновите программу.</translation>
    </message>
</context>
<context>
    <name>ui::ReviewDialog</name>
    <message>
        <source>Save changes</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Everything is like this already. There is nothing to save.</source>
        <translation>Всё уже так и есть. Сохранять нечего.</translation>
    </message>
</context>
<context>
    <name>ui::RotateKeyDialog</name>
    <message>
        <source>Rotate the signing key</source>
        <translation>Смена ключа подписи</translation>
    </message>
    <message>
        <source>Rotate key</source>
        <translation>Сменить ключ</translation>
    </message>
    <message>
        <source>Wait until every service knows the new key (%1)</source>
        <translation>Подождать, пока новый ключ узнают все сервисы (%1)</translation>
    </message>
    <message>
        <source>Sign with the new key at once</source>
        <translation>Подписывать новым ключом сразу</translation>
    </message>
    <message>
        <source>Services that keep the key set for %1 will refuse new tokens until they read it again. Choose this only when every service is under your control.</source>
        <translation>Сервисы, которые хранят набор ключей в течение %1, будут отклонять новые токены, пока не прочитают его снова. Выбирайте это, только если все сервисы под вашим управлением.</translation>
    </message>
    <message>
        <source>It signs at once.</source>
        <translation>Он начнёт подписывать сразу.</translation>
    </message>
    <message>
        <source>It signs from %1, when no service can still have the old key set.</source>
        <comment>%1 is a time</comment>
        <translation>Он начнёт подписывать %1, когда старого набора ключей не останется ни у одного сервиса.</translation>
    </message>
    <message>
        <source>Keep waiting: it takes over by itself</source>
        <translation>Ждать дальше: он сменит прежний сам</translation>
    </message>
    <message>
        <source>Sign with it at once</source>
        <translation>Подписывать им сразу</translation>
    </message>
    <message>
        <source>%1 is published already, since %2. No other key is made.</source>
        <comment>a key, a time</comment>
        <translation>%1 уже опубликован, с %2. Другой ключ не создаётся.</translation>
    </message>
    <message>
        <source>A new key is made and published now.</source>
        <translation>Новый ключ создаётся и публикуется сейчас.</translation>
    </message>
    <message>
        <source>Sign with it now</source>
        <translation>Подписывать им сейчас</translation>
    </message>
    <message>
        <source>Keep waiting</source>
        <translation>Ждать дальше</translation>
    </message>
    <message>
        <source>1. %1
2. %2
3. The old key stays published at least until the last token it signed has expired.

Nobody has to sign in again.</source>
        <comment>two sentences: which key, and when it signs</comment>
        <translation>1. %1
2. %2
3. Старый ключ остаётся опубликованным, по крайней мере пока не истечёт последний подписанный им токен.

Входить заново никому не придётся.</translation>
    </message>
</context>
<context>
    <name>ui::RotateSecretDialog</name>
    <message>
        <source>Rotate secret of %1</source>
        <translation>Смена секрета: %1</translation>
    </message>
    <message>
        <source>Rotate secret</source>
        <translation>Сменить секрет</translation>
    </message>
    <message>
        <source>For a day</source>
        <translation>Сутки</translation>
    </message>
    <message>
        <source>For a week</source>
        <translation>Неделю</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>Час</translation>
    </message>
    <message>
        <source>Not at all: it leaked</source>
        <translation>Отключить сразу: секрет утёк</translation>
    </message>
    <message>
        <source>The old secret works on</source>
        <translation>Старый секрет действует ещё</translation>
    </message>
    <message>
        <source>Until then both secrets work, so the application can be changed without an interruption.</source>
        <translation>До этого времени действуют оба секрета, и приложение можно перенастроить без перерыва в работе.</translation>
    </message>
    <message>
        <source>This is the new client secret of %1:</source>
        <translation>Новый секрет клиента %1:</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>For half a year</source>
        <translation>Полгода</translation>
    </message>
    <message>
        <source>For a year</source>
        <translation>Год</translation>
    </message>
    <message>
        <source>For 30 days</source>
        <translation>30 дней</translation>
    </message>
    <message>
        <source>Without end</source>
        <translation>Бессрочно</translation>
    </message>
    <message>
        <source>The new secret works</source>
        <translation>Новый секрет действует</translation>
    </message>
</context>
<context>
    <name>ui::SaveChangesDialog</name>
    <message>
        <source>Changes of %1</source>
        <comment>a client</comment>
        <translation>Изменения клиента %1</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>What changes for running applications:</source>
        <translation>Что изменится для работающих приложений:</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Изменения</translation>
    </message>
</context>
<context>
    <name>ui::ScopeTable</name>
    <message>
        <source>Add scope</source>
        <translation>Добавить право</translation>
    </message>
    <message>
        <source>Remove</source>
        <comment>a scope</comment>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>What scopes mean</source>
        <translation>Что означают права</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Право (scope)</translation>
    </message>
    <message>
        <source>What people read at consent</source>
        <translation>Что видят люди при согласии</translation>
    </message>
</context>
<context>
    <name>ui::ScrollPane</name>
    <message>
        <source>Contents that scroll</source>
        <translation>Прокручиваемое содержимое</translation>
    </message>
</context>
<context>
    <name>ui::SearchButton</name>
    <message>
        <source>Search users, clients, tokens, events…</source>
        <translation>Поиск пользователей, клиентов, токенов, событий…</translation>
    </message>
    <message>
        <source>Search, or type a command</source>
        <translation>Найти или ввести команду</translation>
    </message>
</context>
<context>
    <name>ui::SecretField</name>
    <message>
        <source>Copy secret; the clipboard is cleared after 30 seconds</source>
        <translation>Копировать секрет; через 30 секунд буфер обмена очистится</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Скрыть</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
</context>
<context>
    <name>ui::SecretFile</name>
    <message>
        <source>Save as CSV</source>
        <translation>Сохранить в CSV</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Файлы CSV (*.csv)</translation>
    </message>
    <message>
        <source>The file could not be written. Choose another place.</source>
        <translation>Файл не удалось записать. Выберите другое место.</translation>
    </message>
</context>
<context>
    <name>ui::SecretResult</name>
    <message>
        <source>It cannot be shown again later. Copy it before you close this window.</source>
        <translation>Позже показать его снова нельзя. Скопируйте его, прежде чем закрыть это окно.</translation>
    </message>
</context>
<context>
    <name>ui::SectionList</name>
    <message>
        <source>Changes are not saved</source>
        <translation>Изменения не сохранены</translation>
    </message>
    <message>
        <source>%1, changes not saved</source>
        <comment>a section</comment>
        <translation>%1, изменения не сохранены</translation>
    </message>
</context>
<context>
    <name>ui::SeenDetail</name>
    <message>
        <source>Send again</source>
        <translation>Отправить снова</translation>
    </message>
    <message>
        <source>Show its audit rows</source>
        <translation>Записи аудита</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Проверки</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>Written in</source>
        <translation>Где описано</translation>
    </message>
    <message>
        <source>Why it failed</source>
        <translation>Почему не пройдена</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Параметры</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Где</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>Параметр</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>Nothing is checked for an answer like this.</source>
        <translation>Для такого ответа ничего не проверяется.</translation>
    </message>
    <message>
        <source>Select a request to see what was checked and what it said.</source>
        <translation>Выберите запрос, чтобы увидеть проверки и параметры.</translation>
    </message>
    <message>
        <source>Puts it into the request console; nothing is sent yet</source>
        <translation>Переносит запрос на вкладку «Запросы»; пока ничего не отправляется</translation>
    </message>
    <message>
        <source>%1 %2, answered %3 in %4</source>
        <comment>a method, a path, an answer, a time</comment>
        <translation>%1 %2, ответ %3 за %4</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a check, how it came out</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>passed</source>
        <comment>a check</comment>
        <translation>пройдена</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>a check</comment>
        <translation>не пройдена</translation>
    </message>
</context>
<context>
    <name>ui::SeenTableModel</name>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Метод</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Путь</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Длительность</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>ID запроса</translation>
    </message>
</context>
<context>
    <name>ui::SeenText</name>
    <message>
        <source>Limit of requests</source>
        <translation>Ограничение запросов</translation>
    </message>
    <message>
        <source>Limit of sign-ins</source>
        <translation>Ограничение входов</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Форма</translation>
    </message>
    <message>
        <source>Client named</source>
        <translation>Клиент указан</translation>
    </message>
    <message>
        <source>Client authentication</source>
        <translation>Аутентификация клиента</translation>
    </message>
    <message>
        <source>Confidential client</source>
        <translation>Конфиденциальный клиент</translation>
    </message>
    <message>
        <source>Grant type</source>
        <translation>Способ выдачи</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Параметры</translation>
    </message>
    <message>
        <source>DPoP proof</source>
        <translation>Подтверждение DPoP</translation>
    </message>
    <message>
        <source>DPoP key of the code</source>
        <translation>Ключ DPoP кода</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Код</translation>
    </message>
    <message>
        <source>Redirect URI</source>
        <translation>Redirect URI</translation>
    </message>
    <message>
        <source>PKCE</source>
        <translation>PKCE</translation>
    </message>
    <message>
        <source>Refresh token</source>
        <translation>Токен обновления</translation>
    </message>
    <message>
        <source>Client credentials</source>
        <translation>Учётные данные клиента</translation>
    </message>
    <message>
        <source>Name and password</source>
        <translation>Имя и пароль</translation>
    </message>
    <message>
        <source>Device code</source>
        <translation>Код устройства</translation>
    </message>
    <message>
        <source>Token to exchange</source>
        <translation>Обмениваемый токен</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Токен доступа</translation>
    </message>
    <message>
        <source>Token asked about</source>
        <translation>Проверяемый токен</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Права (scope)</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ресурс</translation>
    </message>
    <message>
        <source>Pushed request</source>
        <translation>PAR-запрос</translation>
    </message>
    <message>
        <source>Request object</source>
        <translation>Объект запроса</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Запрос входа (prompt)</translation>
    </message>
    <message>
        <source>Hints</source>
        <translation>Подсказки</translation>
    </message>
    <message>
        <source>Response type</source>
        <translation>Тип ответа</translation>
    </message>
    <message>
        <source>Server ready</source>
        <translation>Готовность сервера</translation>
    </message>
    <message>
        <source>header</source>
        <translation>заголовок</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 мс</translation>
    </message>
    <message>
        <source>%1 (unproven)</source>
        <comment>the ID of a client</comment>
        <translation>%1 (не подтверждён)</translation>
    </message>
    <message>
        <source>The request names the client %1 without proving it: anybody can write this name.</source>
        <translation>Клиент %1 только назван в запросе и ничем не подтверждён: такое имя может указать кто угодно.</translation>
    </message>
    <message>
        <source>the user name or the password was not accepted</source>
        <translation>имя пользователя или пароль не приняты</translation>
    </message>
    <message>
        <source>A sign-in with a user name and a password was tried, and they were not accepted. On purpose the answer does not say which of the two is wrong, nor whether there is such a user: else anybody could find out names. Its audit rows tell you the name that was typed and the true reason.</source>
        <translation>Была попытка входа по имени и паролю; они не приняты. В ответе намеренно не сказано, что из них неверно и есть ли такой пользователь: иначе имена мог бы подобрать кто угодно. Введённое имя и настоящая причина — в записях аудита этого запроса.</translation>
    </message>
</context>
<context>
    <name>ui::SelfTestModel</name>
    <message>
        <source>Step</source>
        <comment>of the self-test</comment>
        <translation>Шаг</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>Time</source>
        <comment>that a step took</comment>
        <translation>Время</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Обнаружено</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Что делать</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>a duration</comment>
        <translation>%1 мс</translation>
    </message>
</context>
<context>
    <name>ui::SelfTestPane</name>
    <message>
        <source>Run self-test</source>
        <translation>Запустить самопроверку</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Steps of the self-test</source>
        <translation>Шаги самопроверки</translation>
    </message>
    <message>
        <source>Walks through sign-in, refresh and a theft with a client and a user of its own, and looks at clock, keychain, disk, database and certificate.</source>
        <translation>Проходит вход, обновление и кражу токена со своими клиентом и пользователем; проверяет часы, связку ключей, диск, базу данных и сертификат.</translation>
    </message>
    <message>
        <source>The client and the user are removed again; the audit log keeps that they were there, with the actor &quot;self-test&quot;.</source>
        <translation>Клиент и пользователь затем удаляются; в журнале аудита остаются записи о них с исполнителем «self-test».</translation>
    </message>
    <message>
        <source>The self-test runs.</source>
        <translation>Идёт самопроверка.</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Идёт</translation>
    </message>
    <message>
        <source>Run again</source>
        <comment>the self-test</comment>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Не завершена</translation>
    </message>
    <message>
        <source>Another self-test runs. Wait until it is done.</source>
        <translation>Уже идёт другая самопроверка. Дождитесь её окончания.</translation>
    </message>
    <message numerus="yes">
        <source>%n steps failed</source>
        <translation>
            <numerusform>%n шаг не пройден</numerusform>
            <numerusform>%n шага не пройдены</numerusform>
            <numerusform>%n шагов не пройдено</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything works</source>
        <translation>Всё работает</translation>
    </message>
    <message numerus="yes">
        <source>%n steps need a look</source>
        <translation>
            <numerusform>%n шаг стоит проверить</numerusform>
            <numerusform>%n шага стоит проверить</numerusform>
            <numerusform>%n шагов стоит проверить</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SelfTestWords</name>
    <message>
        <source>Discovery document</source>
        <translation>Метаданные (discovery)</translation>
    </message>
    <message>
        <source>Signing key in the JWKS</source>
        <translation>Ключ подписи в JWKS</translation>
    </message>
    <message>
        <source>Refusal without a token (401)</source>
        <translation>Отказ без токена (401)</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Вход</translation>
    </message>
    <message>
        <source>Introspection</source>
        <translation>Интроспекция</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Обновление</translation>
    </message>
    <message>
        <source>Reuse detected</source>
        <translation>Обнаружен повтор</translation>
    </message>
    <message>
        <source>Traces of the test removed</source>
        <translation>Следы проверки убраны</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Часы</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>Связка ключей</translation>
    </message>
    <message>
        <source>Sealed keys</source>
        <translation>Зашифрованные ключи</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Диск</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>База данных</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Сертификат</translation>
    </message>
    <message>
        <source>passed</source>
        <comment>a step of the self-test</comment>
        <translation>пройдено</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>a step of the self-test</comment>
        <translation>сбой</translation>
    </message>
    <message>
        <source>skipped</source>
        <comment>a step of the self-test</comment>
        <translation>пропущено</translation>
    </message>
    <message>
        <source>Start the listeners (Overview), and see that nothing else holds the address.</source>
        <translation>Запустите приём запросов («Обзор») и проверьте, что адрес не занят другой программой.</translation>
    </message>
    <message>
        <source>Restart the program; if it stays so, rotate the key (Signing keys).</source>
        <translation>Перезапустите программу; если не поможет, смените ключ («Ключи подписи»).</translation>
    </message>
    <message>
        <source>Wait a minute and run it again: the limits on sign-ins count it too. Else look at the log.</source>
        <translation>Подождите минуту и повторите: ограничения входов учитывают и проверку. Если не поможет, посмотрите журнал программы.</translation>
    </message>
    <message>
        <source>The next start removes the client and the user of the self-test.</source>
        <translation>Следующий запуск удалит клиента и пользователя самопроверки.</translation>
    </message>
    <message>
        <source>Set the clock, and let the system keep it in step (timedatectl set-ntp true).</source>
        <translation>Установите часы и поручите системе сверять их (timedatectl set-ntp true).</translation>
    </message>
    <message>
        <source>Unlock the keychain, or log in to the desktop again.</source>
        <translation>Разблокируйте связку ключей или войдите в сеанс заново.</translation>
    </message>
    <message>
        <source>Print the recovery sheet now (Signing keys), before the program is stopped.</source>
        <translation>Напечатайте лист восстановления сейчас («Ключи подписи»), пока программа не остановлена.</translation>
    </message>
    <message>
        <source>See who owns the data folder and make room: compact the database (Backup), keep audit rows for less long.</source>
        <translation>Проверьте владельца папки данных и освободите место: сожмите базу («Резервные копии»), сократите срок хранения журнала аудита.</translation>
    </message>
    <message>
        <source>Stop the program, keep the file, and restore the last good backup to a copy.</source>
        <translation>Остановите программу, сохраните файл и восстановите последнюю исправную резервную копию в новую папку.</translation>
    </message>
    <message>
        <source>Make or import a new one (Certificate).</source>
        <translation>Создайте или импортируйте новый («Сертификат»).</translation>
    </message>
    <message>
        <source>Look at the log, and at the audit log of the last minute.</source>
        <translation>Посмотрите журнал программы и журнал аудита за последнюю минуту.</translation>
    </message>
    <message>
        <source>401, and the way to sign in is named</source>
        <translation>401, и указан способ входа</translation>
    </message>
    <message>
        <source>access and refresh token; userinfo names the user</source>
        <translation>токены доступа и обновления; в userinfo указан пользователь</translation>
    </message>
    <message>
        <source>the token is active</source>
        <translation>токен действует</translation>
    </message>
    <message>
        <source>a new pair of tokens</source>
        <translation>новая пара токенов</translation>
    </message>
    <message>
        <source>refused, and the whole chain ended</source>
        <translation>отказано, вся цепочка завершена</translation>
    </message>
    <message>
        <source>client and user are removed</source>
        <translation>клиент и пользователь удалены</translation>
    </message>
    <message>
        <source>there is no token</source>
        <translation>нет токена</translation>
    </message>
    <message>
        <source>nobody answers</source>
        <translation>никто не отвечает</translation>
    </message>
    <message>
        <source>no address needs one</source>
        <translation>ни одному адресу он не нужен</translation>
    </message>
    <message>
        <source>there is none, but an address with HTTPS</source>
        <translation>сертификата нет, а адрес с HTTPS есть</translation>
    </message>
    <message>
        <source>no signing key is active</source>
        <translation>нет действующего ключа подписи</translation>
    </message>
    <message>
        <source>a refresh token was taken twice</source>
        <translation>токен обновления принят дважды</translation>
    </message>
    <message>
        <source>the chain lives on after a theft</source>
        <translation>после кражи цепочка продолжает действовать</translation>
    </message>
    <message>
        <source>the access token lives on after a theft</source>
        <translation>после кражи токен доступа продолжает действовать</translation>
    </message>
    <message>
        <source>%1 free</source>
        <comment>space on a disk</comment>
        <translation>свободно %1</translation>
    </message>
    <message>
        <source>opened: %1</source>
        <comment>a number of sealed secrets</comment>
        <translation>открыто: %1</translation>
    </message>
    <message>
        <source>%1; nothing keeps the clock in step with the time of the network</source>
        <translation>%1; часы не сверяются со временем сети</translation>
    </message>
    <message>
        <source>needs a look</source>
        <comment>a step of the self-test</comment>
        <translation>стоит проверить</translation>
    </message>
    <message>
        <source>it is not this server that answers</source>
        <translation>отвечает не этот сервер</translation>
    </message>
</context>
<context>
    <name>ui::ServerCard</name>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Адреса</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Издатель (issuer)</translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>Работает</translation>
    </message>
    <message>
        <source>Token endpoint</source>
        <translation>Выдача токенов</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Запросы</translation>
    </message>
    <message>
        <source>Server errors</source>
        <translation>Ошибки сервера</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>не запущен</translation>
    </message>
    <message>
        <source>%1 (%2 a minute)</source>
        <comment>since the start, and now</comment>
        <translation>%1 (%2 в минуту)</translation>
    </message>
    <message>
        <source>no requests in the last minutes</source>
        <translation>в последние минуты запросов не было</translation>
    </message>
    <message>
        <source>p50 %1 ms, p95 %2 ms of %3 ms</source>
        <comment>measured, measured, limit</comment>
        <translation>p50 %1 мс, p95 %2 мс из %3 мс</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Запустить</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Перезапустить</translation>
    </message>
    <message>
        <source>Closes the listeners and opens them again; connections end, nothing else is lost</source>
        <translation>Закрывает и снова открывает адреса: соединения обрываются, больше ничего не теряется</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Транспорт</translation>
    </message>
    <message>
        <source>Signing keys (JWKS)</source>
        <translation>Ключи подписи (JWKS)</translation>
    </message>
    <message>
        <source>p95 %1 ms of %2 ms</source>
        <comment>measured, limit</comment>
        <translation>p95 %1 мс из %2 мс</translation>
    </message>
    <message>
        <source>HTTPS</source>
        <translation>HTTPS</translation>
    </message>
    <message>
        <source>HTTPS, and HTTP without TLS</source>
        <translation>HTTPS и HTTP без TLS</translation>
    </message>
    <message>
        <source>HTTP without TLS</source>
        <translation>HTTP без TLS</translation>
    </message>
</context>
<context>
    <name>ui::ServerPage</name>
    <message>
        <source>Size of a request</source>
        <translation>Размер запроса</translation>
    </message>
    <message>
        <source>Time for a request</source>
        <translation>Время на запрос</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Соединения</translation>
    </message>
    <message>
        <source>The limits are saved and in effect.</source>
        <translation>Ограничения сохранены и действуют.</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Адреса</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Ограничения</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Сертификат</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Защита</translation>
    </message>
    <message>
        <source>Sign-in pages</source>
        <translation>Страницы входа</translation>
    </message>
    <message>
        <source>Signed-in browsers</source>
        <translation>Браузеры, в которых выполнен вход</translation>
    </message>
    <message>
        <source>Tokens bound to a key</source>
        <translation>Токены с привязкой к ключу</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Вход</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Guessing of passwords</source>
        <translation>Подбор паролей</translation>
    </message>
    <message>
        <source>Passwords</source>
        <translation>Пароли</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Токены</translation>
    </message>
    <message>
        <source>Sections of the settings</source>
        <translation>Разделы настроек</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>Все настройки</translation>
    </message>
    <message>
        <source>Weakened settings</source>
        <translation>Слабые места</translation>
    </message>
    <message>
        <source>Show %1</source>
        <comment>a section of the settings</comment>
        <translation>Показать: %1</translation>
    </message>
    <message>
        <source>The settings of the sign-in are saved.</source>
        <translation>Настройки входа сохранены.</translation>
    </message>
    <message>
        <source>The settings are saved.</source>
        <translation>Настройки сохранены.</translation>
    </message>
    <message>
        <source>The imported settings are saved.</source>
        <translation>Импортированные настройки сохранены.</translation>
    </message>
    <message>
        <source>The settings are put back.</source>
        <translation>Прежние значения возвращены.</translation>
    </message>
    <message numerus="yes">
        <source>%n changes take effect when Gatehouse is quit and started again: %1</source>
        <translation>
            <numerusform>%n изменение вступит в силу, когда Gatehouse будет закрыт и запущен снова: %1</numerusform>
            <numerusform>%n изменения вступят в силу, когда Gatehouse будет закрыт и запущен снова: %1</numerusform>
            <numerusform>%n изменений вступят в силу, когда Gatehouse будет закрыт и запущен снова: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Резервные копии</translation>
    </message>
    <message>
        <source>The plan for backups is saved.</source>
        <translation>Расписание копий сохранено.</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Диагностика</translation>
    </message>
    <message>
        <source>Run self-test</source>
        <translation>Запустить самопроверку</translation>
    </message>
    <message>
        <source>Show the program&apos;s log</source>
        <translation>Показать журнал программы</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>История…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Экспорт…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Импорт…</translation>
    </message>
    <message>
        <source>Settings are changed but not saved: %1.</source>
        <translation>Настройки изменены, но не сохранены: %1.</translation>
    </message>
    <message>
        <source>Save the changed settings</source>
        <translation>Сохранить изменённые настройки</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>The settings are as before.</source>
        <translation>Настройки снова прежние.</translation>
    </message>
</context>
<context>
    <name>ui::ServerState</name>
    <message>
        <source>Starting</source>
        <comment>state of the server</comment>
        <translation>Запускается</translation>
    </message>
    <message>
        <source>Running</source>
        <comment>state of the server</comment>
        <translation>Работает</translation>
    </message>
    <message>
        <source>Stopped</source>
        <comment>state of the server</comment>
        <translation>Остановлен</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>state of the server</comment>
        <translation>Сбой</translation>
    </message>
</context>
<context>
    <name>ui::SessionTableModel</name>
    <message>
        <source>User</source>
        <translation>Пользователь</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>Браузер</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Вход</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Активность</translation>
    </message>
    <message>
        <source>Chains</source>
        <translation>Цепочки</translation>
    </message>
    <message>
        <source>Ends at the latest</source>
        <translation>Действует до</translation>
    </message>
</context>
<context>
    <name>ui::SetPasswordDialog</name>
    <message>
        <source>Set password of %1</source>
        <translation>Пароль пользователя %1</translation>
    </message>
    <message>
        <source>Set password</source>
        <translation>Задать пароль</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Новый пароль</translation>
    </message>
    <message numerus="yes">
        <source>This ends all token chains of this user: %n.</source>
        <translation>
            <numerusform>Завершится %n цепочка токенов этого пользователя.</numerusform>
            <numerusform>Завершатся все %n цепочки токенов этого пользователя.</numerusform>
            <numerusform>Завершатся все %n цепочек токенов этого пользователя.</numerusform>
        </translation>
    </message>
    <message>
        <source>The password was changed. This is the new one:</source>
        <translation>Пароль изменён. Новый пароль:</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
</context>
<context>
    <name>ui::SettingField</name>
    <message>
        <source>Reset</source>
        <translation>Сбросить</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <comment>a setting, to its default</comment>
        <translation>Сбросить: %1</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>Вернуть значение по умолчанию</translation>
    </message>
    <message>
        <source>History</source>
        <comment>button beside a setting</comment>
        <translation>История</translation>
    </message>
    <message>
        <source>History of %1</source>
        <comment>a setting</comment>
        <translation>История: %1</translation>
    </message>
    <message>
        <source>Who changed it, when, and from what</source>
        <translation>Кто, когда и с какого значения изменил</translation>
    </message>
    <message>
        <source>On</source>
        <comment>a setting that is on or off</comment>
        <translation>Включено</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <comment>the value in force</comment>
        <translation>Сейчас: %1</translation>
    </message>
</context>
<context>
    <name>ui::SettingHistoryDialog</name>
    <message>
        <source>Search changes</source>
        <translation>Поиск по изменениям</translation>
    </message>
    <message>
        <source>Put back…</source>
        <translation>Вернуть…</translation>
    </message>
    <message>
        <source>Everything as before this change…</source>
        <translation>Всё как до этого изменения…</translation>
    </message>
    <message>
        <source>History of all settings</source>
        <translation>История всех настроек</translation>
    </message>
    <message>
        <source>History of &quot;%1&quot;</source>
        <comment>a setting</comment>
        <translation>История: «%1»</translation>
    </message>
    <message>
        <source>The old value of the selected change is saved again</source>
        <translation>Снова сохраняется прежнее значение выбранного изменения</translation>
    </message>
    <message>
        <source>All settings as they were just before the selected change</source>
        <translation>Все настройки, какими они были перед выбранным изменением</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Put back &quot;%1&quot;</source>
        <comment>a setting</comment>
        <translation>Вернуть: «%1»</translation>
    </message>
    <message>
        <source>Everything as it was before %1</source>
        <comment>a moment</comment>
        <translation>Всё, как было до %1</translation>
    </message>
    <message>
        <source>No setting was changed since this database was made.</source>
        <translation>С создания этой базы данных ни одна настройка не менялась.</translation>
    </message>
    <message>
        <source>This setting was never changed since this database was made.</source>
        <translation>С создания этой базы данных эта настройка не менялась.</translation>
    </message>
</context>
<context>
    <name>ui::SettingHistoryModel</name>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Настройка</translation>
    </message>
    <message>
        <source>Old value</source>
        <translation>Прежнее значение</translation>
    </message>
    <message>
        <source>New value</source>
        <translation>Новое значение</translation>
    </message>
</context>
<context>
    <name>ui::SettingWords</name>
    <message>
        <source>Require HTTPS</source>
        <translation>Требовать HTTPS</translation>
    </message>
    <message>
        <source>Plain HTTP is refused with 403, except from this computer itself. Browsers are told to come back by HTTPS only (HSTS).</source>
        <translation>Обычный HTTP отклоняется с кодом 403, кроме запросов с этого компьютера. Браузеры получают указание обращаться только по HTTPS (HSTS).</translation>
    </message>
    <message>
        <source>Trusted proxies</source>
        <translation>Доверенные прокси</translation>
    </message>
    <message>
        <source>Only these addresses may say for whom they ask (X-Forwarded-For, Forwarded). Networks such as 10.0.0.0/8, separated by commas.</source>
        <translation>Только эти адреса могут сообщать, от чьего имени они обращаются (X-Forwarded-For, Forwarded). Сети вида 10.0.0.0/8 через запятую.</translation>
    </message>
    <message>
        <source>Request line</source>
        <translation>Строка запроса</translation>
    </message>
    <message>
        <source>A longer one is answered with 414.</source>
        <translation>На более длинную ответ 414.</translation>
    </message>
    <message>
        <source>All headers together</source>
        <translation>Все заголовки вместе</translation>
    </message>
    <message>
        <source>More are answered with 431.</source>
        <translation>Если больше, ответ 431.</translation>
    </message>
    <message>
        <source>Number of headers</source>
        <translation>Число заголовков</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Тело</translation>
    </message>
    <message>
        <source>A larger one is answered with 413.</source>
        <translation>На большее ответ 413.</translation>
    </message>
    <message>
        <source>Parameters of a request</source>
        <translation>Параметры запроса</translation>
    </message>
    <message>
        <source>In the query and in a form; more are answered with 400.</source>
        <translation>В строке запроса и в форме; если больше, ответ 400.</translation>
    </message>
    <message>
        <source>Time for the headers</source>
        <translation>Время на заголовки</translation>
    </message>
    <message>
        <source>A slower client is answered with 408.</source>
        <translation>Более медленный клиент получает 408.</translation>
    </message>
    <message>
        <source>Time for the body</source>
        <translation>Время на тело</translation>
    </message>
    <message>
        <source>Slowest body, bytes a second</source>
        <translation>Наименьшая скорость тела, байт в секунду</translation>
    </message>
    <message>
        <source>A slower sender is cut off before its time is over. 0 is off.</source>
        <translation>Более медленная передача прерывается раньше срока. 0 — выключено.</translation>
    </message>
    <message>
        <source>Idle connection</source>
        <translation>Соединение без запросов</translation>
    </message>
    <message>
        <source>Kept open for the next request. Pools of clients often keep 30 s.</source>
        <translation>Остаётся открытым для следующего запроса. Пулы соединений у клиентов часто держат его 30 с.</translation>
    </message>
    <message>
        <source>Idle connection in a crowd</source>
        <translation>Соединение без запросов при наплыве</translation>
    </message>
    <message>
        <source>Used instead while there are many connections.</source>
        <translation>Действует, пока соединений много.</translation>
    </message>
    <message>
        <source>A crowd begins at</source>
        <translation>Наплыв начинается с</translation>
    </message>
    <message>
        <source>Connections from which on the shorter time counts.</source>
        <translation>Число соединений, с которого действует короткий срок.</translation>
    </message>
    <message>
        <source>Connections in all</source>
        <translation>Всего соединений</translation>
    </message>
    <message>
        <source>Further ones are answered with 503, or displace idle ones.</source>
        <translation>Следующие получают 503 или вытесняют простаивающие.</translation>
    </message>
    <message>
        <source>Connections of one address</source>
        <translation>Соединений с одного адреса</translation>
    </message>
    <message>
        <source>This computer and trusted proxies are exempt.</source>
        <translation>Кроме этого компьютера и доверенных прокси.</translation>
    </message>
    <message>
        <source>Requests of one connection</source>
        <translation>Запросов в одном соединении</translation>
    </message>
    <message>
        <source>After the last one it is closed.</source>
        <translation>После последнего соединение закрывается.</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Адреса</translation>
    </message>
    <message>
        <source>bytes</source>
        <comment>unit beside a field</comment>
        <translation>байт</translation>
    </message>
    <message>
        <source>seconds</source>
        <comment>unit beside a field</comment>
        <translation>с</translation>
    </message>
    <message>
        <source>Default: none</source>
        <translation>По умолчанию: нет</translation>
    </message>
    <message>
        <source>Default: on</source>
        <translation>По умолчанию: включено</translation>
    </message>
    <message>
        <source>Default: off</source>
        <translation>По умолчанию: выключено</translation>
    </message>
    <message>
        <source>Default: %1 (%2)</source>
        <comment>a number of bytes, then &quot;64 KiB&quot;</comment>
        <translation>По умолчанию: %1 (%2)</translation>
    </message>
    <message>
        <source>Default: %1 s</source>
        <comment>seconds</comment>
        <translation>По умолчанию: %1 с</translation>
    </message>
    <message>
        <source>Default: %1</source>
        <translation>По умолчанию: %1</translation>
    </message>
    <message>
        <source>Expected: a whole number from %1 to %2.</source>
        <translation>Нужно целое число от %1 до %2.</translation>
    </message>
    <message>
        <source>Expected: addresses or networks such as 10.0.0.0/8, separated by commas.</source>
        <translation>Нужны адреса или сети вида 10.0.0.0/8 через запятую.</translation>
    </message>
    <message>
        <source>Expected: %1.</source>
        <comment>what a setting takes, in English</comment>
        <translation>Ожидается: %1.</translation>
    </message>
    <message>
        <source>Fixed by the environment variable %1. Remove it there to change it here.</source>
        <translation>Задано переменной окружения %1. Уберите её, чтобы изменить значение здесь.</translation>
    </message>
    <message>
        <source>Fixed on the command line. Start without that option to change it here.</source>
        <translation>Задано в командной строке. Запустите без этого параметра, чтобы изменить значение здесь.</translation>
    </message>
    <message>
        <source>The address is taken by another program, so nothing was changed. Choose another port, or stop that program.</source>
        <translation>Адрес занят другой программой, поэтому ничего не изменено. Выберите другой порт или остановите ту программу.</translation>
    </message>
    <message>
        <source>%1 does not fit, so nothing was changed. Correct it and save again.</source>
        <comment>a setting</comment>
        <translation>Значение не подходит: %1. Ничего не изменено. Исправьте его и сохраните ещё раз.</translation>
    </message>
    <message>
        <source>Add an address with HTTPS first, or name the proxy that speaks HTTPS.</source>
        <translation>Сначала добавьте адрес с HTTPS или укажите прокси, который работает по HTTPS.</translation>
    </message>
    <message>
        <source>%1 is fixed in the environment or on the command line, so nothing was changed.</source>
        <comment>a setting</comment>
        <translation>Значение задано в окружении или командной строке: %1. Ничего не изменено.</translation>
    </message>
    <message>
        <source>HTTPS is required, so an address with HTTPS or a trusted proxy is needed: otherwise every request from outside would be refused. Nothing was changed.</source>
        <translation>HTTPS обязателен, поэтому нужен адрес с HTTPS или доверенный прокси: иначе все запросы извне были бы отклонены. Ничего не изменено.</translation>
    </message>
    <message>
        <source>The server cannot listen on these addresses, so nothing was changed. Details say why.</source>
        <translation>Сервер не может слушать эти адреса, поэтому ничего не изменено. Причина указана в подробностях.</translation>
    </message>
    <message>
        <source>This cannot be put into effect, so nothing was changed. Details say why.</source>
        <translation>Это нельзя применить, поэтому ничего не изменено. Причина указана в подробностях.</translation>
    </message>
    <message>
        <source>Name of the team</source>
        <translation>Название команды</translation>
    </message>
    <message>
        <source>Stands on the sign-in pages, so that people see where they are.</source>
        <translation>Показывается на страницах входа, чтобы было видно, куда входят.</translation>
    </message>
    <message>
        <source>Colour of the buttons</source>
        <translation>Цвет кнопок</translation>
    </message>
    <message>
        <source>On the sign-in pages. Letters on it turn dark or light by themselves.</source>
        <translation>На страницах входа. Текст на кнопках сам становится тёмным или светлым.</translation>
    </message>
    <message>
        <source>What scopes mean</source>
        <translation>Что означают права</translation>
    </message>
    <message>
        <source>Read by users when they are asked for consent, such as api:read=Read your data;api:write=Change your data. Those of the standards are told already.</source>
        <translation>Пользователи читают это при запросе согласия, например: api:read=Читать ваши данные;api:write=Изменять ваши данные. Стандартные права уже описаны.</translation>
    </message>
    <message>
        <source>Signed in without use</source>
        <translation>Вход без активности</translation>
    </message>
    <message>
        <source>A browser that was not seen for so long must sign in again.</source>
        <translation>Если браузер не обращался столько времени, нужно войти заново.</translation>
    </message>
    <message>
        <source>Signed in at most</source>
        <translation>Вход не дольше</translation>
    </message>
    <message>
        <source>After this long every browser must sign in again, used or not.</source>
        <translation>Через это время в любом браузере нужно войти заново, даже если он активен.</translation>
    </message>
    <message>
        <source>DPoP proofs need a nonce</source>
        <translation>Требовать nonce для DPoP</translation>
    </message>
    <message>
        <source>A proof must carry a number that this server sent just before: it cannot be made in advance. Clients need one request more now and then.</source>
        <translation>Подтверждение должно содержать число, которое сервер прислал прямо перед этим: заранее его не подготовить. Иногда клиентам нужен лишний запрос.</translation>
    </message>
    <message>
        <source>Expected: at most 60 characters that can be seen.</source>
        <translation>Ожидается: не больше 60 видимых символов.</translation>
    </message>
    <message>
        <source>Expected: a colour such as #4f5bd5.</source>
        <translation>Ожидается: цвет, например #4f5bd5.</translation>
    </message>
    <message>
        <source>Expected: scope=text, several with ; between them, each scope once.</source>
        <translation>Ожидается: scope=текст, несколько через ;, каждое право один раз.</translation>
    </message>
    <message>
        <source>Kind of installation</source>
        <translation>Вид установки</translation>
    </message>
    <message>
        <source>Production refuses placeholder secrets and requires HTTPS unless that is set otherwise.</source>
        <translation>production не принимает секреты-заглушки и требует HTTPS, если не задано иное.</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Издатель (issuer)</translation>
    </message>
    <message>
        <source>Stands in every token and in discovery, exactly like this. Changing it ends all tokens that clients hold.</source>
        <translation>Указывается в каждом токене и в метаданных (discovery) ровно в таком виде. После изменения все выданные токены недействительны.</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>Файл сертификата</translation>
    </message>
    <message>
        <source>PEM, the server&apos;s own certificate first. Read again when it changes. Wins over the certificate of the console.</source>
        <translation>PEM, сначала сертификат самого сервера. При изменении перечитывается. Имеет приоритет над сертификатом консоли.</translation>
    </message>
    <message>
        <source>Private key file</source>
        <translation>Файл закрытого ключа</translation>
    </message>
    <message>
        <source>PEM, belongs to the certificate file.</source>
        <translation>PEM, относится к файлу сертификата.</translation>
    </message>
    <message>
        <source>Origins of browser apps</source>
        <translation>Источники веб-приложений</translation>
    </message>
    <message>
        <source>Beside the origins of each client. Separated by commas, such as https://app.example.com.</source>
        <translation>Вдобавок к источникам каждого клиента. Через запятую, например https://app.example.com.</translation>
    </message>
    <message>
        <source>Access token lifetime</source>
        <translation>Срок токена доступа</translation>
    </message>
    <message>
        <source>Clients may have a time of their own. Short is safe: whoever has a stolen one can use it until then.</source>
        <translation>У клиента может быть свой срок. Чем короче, тем безопаснее: украденный токен работает до его конца.</translation>
    </message>
    <message>
        <source>Refresh token lifetime</source>
        <translation>Срок токена обновления</translation>
    </message>
    <message>
        <source>A client that was not used for so long must sign in again.</source>
        <translation>Если клиентом не пользовались дольше, нужен новый вход.</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>Аудитория (aud)</translation>
    </message>
    <message>
        <source>Stands in access tokens as aud unless a client asks for another resource.</source>
        <translation>Указывается в токенах доступа как aud, если клиент не запросил другой ресурс.</translation>
    </message>
    <message>
        <source>Keys may be kept</source>
        <translation>Ключи можно хранить</translation>
    </message>
    <message>
        <source>How long a validator may keep the public keys. A new key waits this long before it signs.</source>
        <translation>Сколько проверяющая сторона может хранить открытые ключи. Столько же новый ключ ждёт, прежде чем подписывать.</translation>
    </message>
    <message>
        <source>Signing algorithm</source>
        <translation>Алгоритм подписи</translation>
    </message>
    <message>
        <source>Of keys that are made from now on: RS256, RS256:3072, RS256:4096, ES256 or EdDSA.</source>
        <translation>Для новых ключей: RS256, RS256:3072, RS256:4096, ES256 или EdDSA.</translation>
    </message>
    <message>
        <source>Signing key to import</source>
        <translation>Импорт ключа подписи</translation>
    </message>
    <message>
        <source>PEM file that becomes the first signing key.</source>
        <translation>Файл PEM, который станет первым ключом подписи.</translation>
    </message>
    <message>
        <source>Public key to import</source>
        <translation>Импорт открытого ключа</translation>
    </message>
    <message>
        <source>PEM file that belongs to the imported signing key.</source>
        <translation>Файл PEM, относящийся к импортируемому ключу подписи.</translation>
    </message>
    <message>
        <source>Shared secret of the old service</source>
        <translation>Общий секрет прежнего сервера</translation>
    </message>
    <message>
        <source>Ignored: tokens are signed with asymmetric keys.</source>
        <translation>Не используется: токены подписаны асимметричными ключами.</translation>
    </message>
    <message>
        <source>Limit failed sign-ins</source>
        <translation>Ограничивать неудачные входы</translation>
    </message>
    <message>
        <source>Off switches all limits below off, but not the lock.</source>
        <translation>Если выключить, не действуют все ограничения ниже, кроме блокировки.</translation>
    </message>
    <message>
        <source>Failures of one address a minute</source>
        <translation>Неудач с адреса в минуту</translation>
    </message>
    <message>
        <source>Further attempts get 429, whatever the password. 0 is off.</source>
        <translation>Дальше — ответ 429 при любом пароле. 0 — выключено.</translation>
    </message>
    <message>
        <source>Failures of one name an hour</source>
        <translation>Неудач с именем в час</translation>
    </message>
    <message>
        <source>Token requests of one address a minute</source>
        <translation>Запросов токена с адреса в минуту</translation>
    </message>
    <message>
        <source>Further ones get 429. 0 is off.</source>
        <translation>Дальше — ответ 429. 0 — выключено.</translation>
    </message>
    <message>
        <source>Failures until the lock</source>
        <translation>Неудач до блокировки</translation>
    </message>
    <message>
        <source>Then the name is locked, even for the right password. 0 is off.</source>
        <translation>Затем имя блокируется даже для верного пароля. 0 — выключено.</translation>
    </message>
    <message>
        <source>The lock lasts</source>
        <translation>Длительность блокировки</translation>
    </message>
    <message>
        <source>From the last failure on.</source>
        <translation>С последней неудачи.</translation>
    </message>
    <message>
        <source>Rule for passwords</source>
        <translation>Требования к паролям</translation>
    </message>
    <message>
        <source>classic: 8 characters with upper and lower case, digit and special. nist: 15 characters, no composition, no well-known ones. off: any.</source>
        <translation>classic: 8 символов с заглавной и строчной буквой, цифрой и знаком. nist: 15 символов, без правил состава, но и без известных паролей. off: любые.</translation>
    </message>
    <message>
        <source>Cost of a password hash</source>
        <translation>Стоимость хеша пароля</translation>
    </message>
    <message>
        <source>Each step doubles the time of a sign-in and of a guess. Higher than a stored hash: renewed at the next sign-in.</source>
        <translation>Каждый шаг удваивает время входа и время подбора. Если больше, чем у сохранённого хеша, он обновится при следующем входе.</translation>
    </message>
    <message>
        <source>First password of admin</source>
        <translation>Первый пароль admin</translation>
    </message>
    <message>
        <source>Used once, at the first start.</source>
        <translation>Нужен один раз, при первом запуске.</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>База данных</translation>
    </message>
    <message>
        <source>Where users, clients and tokens are kept.</source>
        <translation>Здесь хранятся пользователи, клиенты и токены.</translation>
    </message>
    <message>
        <source>Read replicas</source>
        <translation>Реплики для чтения</translation>
    </message>
    <message>
        <source>For PostgreSQL.</source>
        <translation>Для PostgreSQL.</translation>
    </message>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>Shared limits of several nodes.</source>
        <translation>Общие ограничения нескольких узлов.</translation>
    </message>
    <message>
        <source>Days that the audit log is kept</source>
        <translation>Хранить журнал аудита, дней</translation>
    </message>
    <message>
        <source>Older events are deleted.</source>
        <translation>Более старые события удаляются.</translation>
    </message>
    <message>
        <source>Log level</source>
        <translation>Уровень журнала</translation>
    </message>
    <message>
        <source>What is less serious is not written.</source>
        <translation>Менее важное не записывается.</translation>
    </message>
    <message>
        <source>Log format</source>
        <translation>Формат журнала</translation>
    </message>
    <message>
        <source>json for programs, text for people.</source>
        <translation>json — для программ, text — для людей.</translation>
    </message>
    <message>
        <source>Token for metrics</source>
        <translation>Токен для метрик</translation>
    </message>
    <message>
        <source>Without one, only this computer may read /metrics.</source>
        <translation>Без него /metrics доступен только с этого компьютера.</translation>
    </message>
    <message>
        <source>Key-encryption key</source>
        <translation>Ключ шифрования ключей</translation>
    </message>
    <message>
        <source>For computers without a keychain. Everything secret in the database is sealed with it.</source>
        <translation>Для компьютеров без связки ключей. Им зашифровано всё секретное в базе.</translation>
    </message>
    <message>
        <source>File of the key-encryption key</source>
        <translation>Файл ключа шифрования ключей</translation>
    </message>
    <message>
        <source>For computers without a keychain.</source>
        <translation>Для компьютеров без связки ключей.</translation>
    </message>
    <message>
        <source>Key of X-Internal-Auth</source>
        <translation>Ключ X-Internal-Auth</translation>
    </message>
    <message>
        <source>Accepted beside tokens while services move over.</source>
        <translation>Принимается наравне с токенами, пока сервисы переходят.</translation>
    </message>
    <message>
        <source>Backups by themselves</source>
        <translation>Копии по расписанию</translation>
    </message>
    <message>
        <source>Encrypted with the passphrase that is set on the Backup page.</source>
        <translation>Шифруются парольной фразой из раздела «Резервные копии».</translation>
    </message>
    <message>
        <source>Hour of the backup</source>
        <translation>Час создания копии</translation>
    </message>
    <message>
        <source>0 to 23, in local time. Made later when the computer was off.</source>
        <translation>От 0 до 23, местное время. Если компьютер был выключен — позже.</translation>
    </message>
    <message>
        <source>Backups that are kept</source>
        <translation>Сколько копий хранить</translation>
    </message>
    <message>
        <source>Older ones of the schedule are deleted.</source>
        <translation>Более старые копии по расписанию удаляются.</translation>
    </message>
    <message>
        <source>Folder of the backups</source>
        <translation>Папка резервных копий</translation>
    </message>
    <message>
        <source>Best on another disk. Empty: the folder backups beside the database.</source>
        <translation>Лучше на другом диске. Пусто — папка backups рядом с базой.</translation>
    </message>
    <message>
        <source>Addresses and HTTPS</source>
        <translation>Адреса и HTTPS</translation>
    </message>
    <message>
        <source>Tokens and keys</source>
        <translation>Токены и ключи</translation>
    </message>
    <message>
        <source>Limits on guessing</source>
        <translation>Защита от подбора</translation>
    </message>
    <message>
        <source>Passwords</source>
        <translation>Пароли</translation>
    </message>
    <message>
        <source>Sign-in pages and sessions</source>
        <translation>Страницы входа и сеансы</translation>
    </message>
    <message>
        <source>Limits on requests</source>
        <translation>Ограничения запросов</translation>
    </message>
    <message>
        <source>Storage, log and secrets</source>
        <translation>Хранение, журнал и секреты</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Резервные копии</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Прочие</translation>
    </message>
    <message>
        <source>default</source>
        <comment>where a value comes from</comment>
        <translation>по умолчанию</translation>
    </message>
    <message>
        <source>saved here</source>
        <comment>where a value comes from</comment>
        <translation>сохранено здесь</translation>
    </message>
    <message>
        <source>environment</source>
        <comment>where a value comes from</comment>
        <translation>окружение</translation>
    </message>
    <message>
        <source>command line</source>
        <comment>where a value comes from</comment>
        <translation>командная строка</translation>
    </message>
    <message>
        <source>at the next start</source>
        <comment>when a change takes effect</comment>
        <translation>при следующем запуске</translation>
    </message>
    <message>
        <source>at once</source>
        <comment>when a change takes effect</comment>
        <translation>сразу</translation>
    </message>
    <message>
        <source>until then: %1</source>
        <comment>a value</comment>
        <translation>до этого: %1</translation>
    </message>
    <message>
        <source>Expected: %1.</source>
        <translation>Ожидается: %1.</translation>
    </message>
    <message>
        <source>A secret: it is never saved. Give it in the environment variable %1.</source>
        <translation>Секрет: не сохраняется. Задайте его в переменной окружения %1.</translation>
    </message>
    <message>
        <source>Not saved here. Give it in the environment variable %1.</source>
        <translation>Здесь не сохраняется. Задайте в переменной окружения %1.</translation>
    </message>
    <message>
        <source>Days that a key signs</source>
        <translation>Сколько дней подписывает ключ</translation>
    </message>
    <message>
        <source>Then the next key follows by itself, published in time for every service to know it. 0: keys are rotated by hand only.</source>
        <translation>Затем его сам сменяет следующий, опубликованный заранее, чтобы о нём узнали все сервисы. 0: ключи меняют только вручную.</translation>
    </message>
    <message>
        <source>kept since the first start</source>
        <comment>where a value comes from</comment>
        <translation>закреплено при первом запуске</translation>
    </message>
    <message>
        <source>Since the first start: %1</source>
        <comment>a value</comment>
        <translation>С первого запуска: %1</translation>
    </message>
</context>
<context>
    <name>ui::SettingsFiles</name>
    <message>
        <source>%1 is not a setting and is left out. The nearest known name is %2.</source>
        <translation>%1 — не настройка, пропущено. Ближайшее известное имя: %2.</translation>
    </message>
    <message>
        <source>%1 is a secret and is not saved. Give it in the environment.</source>
        <translation>%1 — секрет, не сохраняется. Задайте его в окружении.</translation>
    </message>
    <message>
        <source>%1 is taken as %2.</source>
        <translation>%1 принято как %2.</translation>
    </message>
    <message>
        <source>%1 is needed before saved values can be read. Give it in the environment.</source>
        <translation>%1 нужно до чтения сохранённых значений. Задайте в окружении.</translation>
    </message>
    <message>
        <source>%1 has no effect in this version.</source>
        <translation>%1 в этой версии не действует.</translation>
    </message>
    <message>
        <source>%1 belongs to a client of the service, not to the service.</source>
        <translation>%1 относится к клиенту сервера, а не к самому серверу.</translation>
    </message>
    <message>
        <source>Line %1 is no NAME=VALUE and is left out.</source>
        <translation>Строка %1 — не ИМЯ=ЗНАЧЕНИЕ, пропущена.</translation>
    </message>
    <message>
        <source>%1 is given twice; the later one counts.</source>
        <translation>%1 задано дважды; действует последнее.</translation>
    </message>
    <message>
        <source>%1 is empty, which counts as not given.</source>
        <translation>%1 пусто, то есть не задано.</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>Экспорт настроек</translation>
    </message>
    <message>
        <source>Settings (*.json)</source>
        <translation>Настройки (*.json)</translation>
    </message>
    <message>
        <source>%1 could not be written. Choose another folder.</source>
        <translation>Не удалось записать %1. Выберите другую папку.</translation>
    </message>
    <message>
        <source>The settings are exported to %1. Secrets are not in it.</source>
        <translation>Настройки экспортированы в %1. Секретов в нём нет.</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>Импорт настроек</translation>
    </message>
    <message>
        <source>Settings or .env (*.json *.env .env* *.yml *.yaml)</source>
        <translation>Настройки или .env (*.json *.env .env* *.yml *.yaml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>Не удалось прочитать %1.</translation>
    </message>
    <message>
        <source>%1 holds no settings of Gatehouse.</source>
        <translation>В %1 нет настроек Gatehouse.</translation>
    </message>
    <message>
        <source>Import %1</source>
        <comment>a file</comment>
        <translation>Импорт: %1</translation>
    </message>
    <message>
        <source>%1 is given in the environment or on the command line, which win; it is left out.</source>
        <translation>%1 задано в окружении или командной строке, у них приоритет; пропущено.</translation>
    </message>
    <message>
        <source>%1 was exported by a newer version of Gatehouse. Update this program to import it.</source>
        <translation>%1 — экспорт из более новой версии Gatehouse. Чтобы импортировать его, обновите программу.</translation>
    </message>
</context>
<context>
    <name>ui::SettingsForm</name>
    <message>
        <source>Discard</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Сохранить</translation>
    </message>
    <message numerus="yes">
        <source>Changes not saved yet: %n</source>
        <translation>
            <numerusform>Не сохранено: %n изменение</numerusform>
            <numerusform>Не сохранено: %n изменения</numerusform>
            <numerusform>Не сохранено: %n изменений</numerusform>
        </translation>
    </message>
    <message>
        <source>Save changes (%1)</source>
        <comment>a key</comment>
        <translation>Сохранить изменения (%1)</translation>
    </message>
</context>
<context>
    <name>ui::SetupWizard</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Set up Gatehouse</source>
        <translation>Настройка Gatehouse</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Ход настройки</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Шаг %1 из %2</translation>
    </message>
    <message>
        <source>Open the console</source>
        <translation>Открыть консоль</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>Создать</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Далее</translation>
    </message>
    <message>
        <source>Neither copied, shown nor saved yet: %1. They cannot be shown again; new ones can be set in the console.</source>
        <translation>Ещё не скопировано, не показано и не сохранено: %1. Показать это снова будет нельзя; в консоли можно задать новые.</translation>
    </message>
    <message>
        <source>Leave without the secrets?</source>
        <translation>Уйти без секретов?</translation>
    </message>
    <message>
        <source>Neither copied, shown nor saved yet: %1. It cannot be shown again; a new one can be set in the console.</source>
        <translation>Ещё не скопировано, не показано и не сохранено: %1. Показать это снова будет нельзя; в консоли можно задать новый.</translation>
    </message>
    <message>
        <source>Leave without the secret?</source>
        <translation>Уйти без секрета?</translation>
    </message>
</context>
<context>
    <name>ui::ShareBar</name>
    <message>
        <source>%1: %2 (%3 %)</source>
        <comment>name, number, share</comment>
        <translation>%1: %2 (%3 %)</translation>
    </message>
</context>
<context>
    <name>ui::ShareList</name>
    <message>
        <source>Nothing in this time.</source>
        <translation>За это время ничего не было.</translation>
    </message>
    <message>
        <source>Counted over the newest events.</source>
        <translation>Подсчитано по последним событиям.</translation>
    </message>
</context>
<context>
    <name>ui::ShortId</name>
    <message>
        <source>%1
Click to copy</source>
        <comment>%1 is a whole id</comment>
        <translation>%1
Нажмите, чтобы скопировать</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
</context>
<context>
    <name>ui::ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Сочетания клавиш</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Действие</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавиши</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>On this page: %1</source>
        <translation>На этой странице: %1</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Везде</translation>
    </message>
</context>
<context>
    <name>ui::Sidebar</name>
    <message>
        <source>Pages</source>
        <translation>Страницы</translation>
    </message>
</context>
<context>
    <name>ui::SignInsPane</name>
    <message>
        <source>Search by user, browser or address</source>
        <translation>Поиск по пользователю, браузеру или адресу</translation>
    </message>
    <message>
        <source>End session…</source>
        <translation>Завершить сеанс…</translation>
    </message>
    <message>
        <source>Show user</source>
        <translation>Показать пользователя</translation>
    </message>
    <message>
        <source>Deny</source>
        <comment>a device that waits</comment>
        <translation>Отклонить</translation>
    </message>
    <message>
        <source>Signed-in browsers</source>
        <translation>Браузеры, в которых выполнен вход</translation>
    </message>
    <message>
        <source>Devices that wait</source>
        <translation>Ожидающие устройства</translation>
    </message>
    <message>
        <source>No device waits. A TV or a command line appears here while its code is typed elsewhere.</source>
        <translation>Ожидающих устройств нет. Здесь видны телевизоры и терминалы, код которых сейчас вводят на другом устройстве.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is signed out of %2 at %3. Token chains that this ends at most: %n.</source>
        <translation>
            <numerusform>Пользователь %1 выйдет из системы: %2, адрес %3. Завершится не больше %n цепочки токенов.</numerusform>
            <numerusform>Пользователь %1 выйдет из системы: %2, адрес %3. Завершится не больше %n цепочек токенов.</numerusform>
            <numerusform>Пользователь %1 выйдет из системы: %2, адрес %3. Завершится не больше %n цепочек токенов.</numerusform>
        </translation>
    </message>
    <message>
        <source>End session</source>
        <translation>Завершить сеанс</translation>
    </message>
    <message>
        <source>A session of %1 was ended.</source>
        <translation>Сеанс пользователя %1 завершён.</translation>
    </message>
    <message>
        <source>The device was denied. %1 is told when it asks next.</source>
        <comment>a client</comment>
        <translation>Устройству отказано. %1 узнает об этом при следующем запросе.</translation>
    </message>
    <message>
        <source>No session matches this filter.</source>
        <translation>Под эти условия не подходит ни один сеанс.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Сбросить фильтр</translation>
    </message>
    <message>
        <source>Nobody is signed in with a browser.</source>
        <translation>В браузерах никто не вошёл.</translation>
    </message>
</context>
<context>
    <name>ui::SpanField</name>
    <message>
        <source> s</source>
        <comment>seconds, behind a number</comment>
        <translation> с</translation>
    </message>
    <message>
        <source>as the real clock</source>
        <translation>как настоящие часы</translation>
    </message>
    <message>
        <source>%1 ahead</source>
        <comment>of the real clock</comment>
        <translation>спешат на %1</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <comment>the real clock</comment>
        <translation>отстают на %1</translation>
    </message>
</context>
<context>
    <name>ui::StatusLine</name>
    <message>
        <source>not listening</source>
        <translation>не принимает подключения</translation>
    </message>
    <message>
        <source>%1 req/min</source>
        <translation>%1 запр./мин</translation>
    </message>
    <message>
        <source>p95 %1 ms</source>
        <translation>p95 %1 мс</translation>
    </message>
    <message>
        <source>keychain: %1</source>
        <translation>связка ключей: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln ошибка</numerusform>
            <numerusform>%Ln ошибки</numerusform>
            <numerusform>%Ln ошибок</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StrengthMeter</name>
    <message>
        <source>Strength of the password: %1</source>
        <translation>Пароль: %1</translation>
    </message>
    <message>
        <source>weak</source>
        <comment>a password</comment>
        <translation>слабый</translation>
    </message>
    <message>
        <source>fair</source>
        <comment>a password</comment>
        <translation>средний</translation>
    </message>
    <message>
        <source>good</source>
        <comment>a password</comment>
        <translation>хороший</translation>
    </message>
    <message>
        <source>strong</source>
        <comment>a password</comment>
        <translation>надёжный</translation>
    </message>
</context>
<context>
    <name>ui::TableMenu</name>
    <message>
        <source>Filter for this</source>
        <translation>Фильтр по этому значению</translation>
    </message>
    <message>
        <source>Exclude this</source>
        <translation>Исключить это</translation>
    </message>
    <message>
        <source>Copy cell</source>
        <translation>Копировать ячейку</translation>
    </message>
    <message numerus="yes">
        <source>Copy %n row(s) as</source>
        <translation>
            <numerusform>Копировать %n строку как</numerusform>
            <numerusform>Копировать %n строки как</numerusform>
            <numerusform>Копировать %n строк как</numerusform>
        </translation>
    </message>
    <message>
        <source>Tab-separated text</source>
        <translation>Текст с табуляцией</translation>
    </message>
    <message>
        <source>Copy column</source>
        <translation>Копировать столбец</translation>
    </message>
    <message>
        <source>All rows that are loaded</source>
        <translation>Все загруженные строки</translation>
    </message>
</context>
<context>
    <name>ui::TimeText</name>
    <message>
        <source>%1 min ago</source>
        <translation>%1 мин назад</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>%1 ч назад</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <translation>%1 д назад</translation>
    </message>
    <message>
        <source>in %1 min</source>
        <translation>через %1 мин</translation>
    </message>
    <message>
        <source>in %1 h</source>
        <translation>через %1 ч</translation>
    </message>
    <message>
        <source>in %1 d</source>
        <translation>через %1 д</translation>
    </message>
    <message>
        <source>never</source>
        <translation>никогда</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>только что</translation>
    </message>
    <message>
        <source>%1 %2 %3
%4 UTC</source>
        <comment>local date, time, zone; then the same in UTC</comment>
        <translation>%1 %2 %3
%4 UTC</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 мин %2 с</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 мин</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 ч %2 мин</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 ч</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 д %2 ч</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 д</translation>
    </message>
</context>
<context>
    <name>ui::TimeTicks</name>
    <message>
        <source>d MMM</source>
        <comment>day and month on an axis of time</comment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>day, month and year on an axis of time</comment>
        <translation>d MMM yyyy</translation>
    </message>
</context>
<context>
    <name>ui::TokenCopyButton</name>
    <message>
        <source>Copy as</source>
        <translation>Копировать как</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Токен</translation>
    </message>
    <message>
        <source>Authorization header</source>
        <translation>Заголовок Authorization</translation>
    </message>
    <message>
        <source>curl command</source>
        <translation>Команда curl</translation>
    </message>
    <message>
        <source>Environment variable</source>
        <translation>Переменная окружения</translation>
    </message>
</context>
<context>
    <name>ui::TokenFacts</name>
    <message>
        <source>Token</source>
        <translation>Токен</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Выдан</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Использован</translation>
    </message>
    <message>
        <source>Repeated</source>
        <translation>Ответ повторён</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Истекает</translation>
    </message>
    <message>
        <source>Address</source>
        <comment>network address</comment>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Агент</translation>
    </message>
    <message>
        <source>Key</source>
        <comment>signing key</comment>
        <translation>Ключ</translation>
    </message>
    <message>
        <source>%1, and again %2</source>
        <comment>two times at which a token was used</comment>
        <translation>%1 и ещё раз %2</translation>
    </message>
    <message>
        <source>never</source>
        <comment>nobody repeated the use of a token</comment>
        <translation>ни разу</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s), within the grace time</source>
        <translation>
            <numerusform>%n раз, в льготный период</numerusform>
            <numerusform>%n раза, в льготный период</numerusform>
            <numerusform>%n раз, в льготный период</numerusform>
        </translation>
    </message>
    <message>
        <source>would have been %1</source>
        <comment>a date at which a revoked token would have expired</comment>
        <translation>срок был бы до %1</translation>
    </message>
    <message>
        <source>Revoked</source>
        <comment>when a token was</comment>
        <translation>Отозван</translation>
    </message>
    <message>
        <source>no</source>
        <comment>a token was not revoked</comment>
        <translation>нет</translation>
    </message>
</context>
<context>
    <name>ui::TokenInspector</name>
    <message>
        <source>Inspect again</source>
        <translation>Проверить ещё раз</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>Проверка &amp;токена</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Проверки</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Утверждения</translation>
    </message>
    <message>
        <source>no token</source>
        <translation>нет токена</translation>
    </message>
    <message>
        <source>Tokens in the text</source>
        <translation>Токены в тексте</translation>
    </message>
    <message>
        <source>Text with a token</source>
        <translation>Текст с токеном</translation>
    </message>
    <message>
        <source>Paste anything: a token, a header, a curl command, a token answer, a whole request</source>
        <translation>Вставьте что угодно: токен, заголовок, команду curl, ответ с токеном, целый запрос</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>by what name a token stood in a text, its beginning</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>token</source>
        <translation>токен</translation>
    </message>
    <message>
        <source>no token found</source>
        <translation>токен не найден</translation>
    </message>
    <message>
        <source>There is no token in this text.</source>
        <translation>В этом тексте нет токена.</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>зашифрован</translation>
    </message>
    <message>
        <source>Five parts: this is an encrypted token (JWE). Only who it was made for can read it; this server makes none.</source>
        <translation>Пять частей: это зашифрованный токен (JWE). Прочесть его может только получатель; этот сервер таких не делает.</translation>
    </message>
    <message>
        <source>opaque</source>
        <translation>непрозрачный</translation>
    </message>
    <message>
        <source>This is no JWT but an opaque token: it means something to its issuer only, which can be asked by introspection. This server makes none.</source>
        <translation>Это не JWT, а непрозрачный токен: он понятен только своему издателю, узнать о нём можно через интроспекцию. Этот сервер таких не делает.</translation>
    </message>
    <message>
        <source>expected: %1
found: %2</source>
        <comment>values of a token</comment>
        <translation>ожидалось: %1
найдено: %2</translation>
    </message>
    <message>
        <source>Paste a token above: each check is listed here, with the reason when it fails.</source>
        <translation>Вставьте токен выше: здесь появится каждая проверка, а при неудаче — её причина.</translation>
    </message>
    <message>
        <source>Paste a token above: what it says is listed here.</source>
        <translation>Вставьте токен выше: здесь появится его содержимое.</translation>
    </message>
</context>
<context>
    <name>ui::TokenPane</name>
    <message>
        <source>Issued here</source>
        <translation>Выданы здесь</translation>
    </message>
    <message>
        <source>A new token for %1 at %2 is on the clipboard, valid for %3.</source>
        <translation>Новый токен для %1 через %2 — в буфере обмена, действует %3.</translation>
    </message>
    <message>
        <source>Forgotten when the console closes or is locked.</source>
        <translation>При закрытии или блокировке консоли они забываются.</translation>
    </message>
    <message>
        <source>Tokens that you issue are listed here until the console closes or is locked.</source>
        <translation>Выданные вами токены видны здесь до закрытия или блокировки консоли.</translation>
    </message>
</context>
<context>
    <name>ui::TokenWords</name>
    <message>
        <source>active</source>
        <comment>state of a refresh token</comment>
        <translation>действует</translation>
    </message>
    <message>
        <source>used</source>
        <comment>state of a refresh token</comment>
        <translation>использован</translation>
    </message>
    <message>
        <source>in grace</source>
        <comment>state of a refresh token: used, but may be repeated for a few seconds</comment>
        <translation>льготный</translation>
    </message>
    <message>
        <source>reused</source>
        <comment>state of a refresh token: presented again after use</comment>
        <translation>повтор</translation>
    </message>
    <message>
        <source>revoked</source>
        <comment>state of a refresh token</comment>
        <translation>отозван</translation>
    </message>
    <message>
        <source>expired</source>
        <comment>state of a refresh token</comment>
        <translation>истёк</translation>
    </message>
</context>
<context>
    <name>ui::TopBar</name>
    <message>
        <source>Collapse or expand the sidebar</source>
        <translation>Свернуть или развернуть боковую панель</translation>
    </message>
    <message>
        <source>Program menu</source>
        <translation>Меню программы</translation>
    </message>
</context>
<context>
    <name>ui::Tray</name>
    <message>
        <source>Open Gatehouse</source>
        <translation>Открыть Gatehouse</translation>
    </message>
    <message>
        <source>Copy discovery URL</source>
        <translation>Копировать discovery URL</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Stop server</source>
        <translation>Остановить сервер</translation>
    </message>
    <message>
        <source>Start server</source>
        <translation>Запустить сервер</translation>
    </message>
    <message>
        <source>Gatehouse: %1</source>
        <comment>state of the server</comment>
        <translation>Gatehouse: %1</translation>
    </message>
    <message>
        <source>Gatehouse needs a look</source>
        <translation>Gatehouse требует внимания</translation>
    </message>
    <message>
        <source>Lock the console</source>
        <translation>Заблокировать консоль</translation>
    </message>
    <message>
        <source>Something needs a look</source>
        <translation>Требуется внимание</translation>
    </message>
    <message>
        <source>Unlock the console to see it.</source>
        <translation>Разблокируйте консоль, чтобы посмотреть.</translation>
    </message>
</context>
<context>
    <name>ui::UserActions</name>
    <message>
        <source>All of them are enabled already.</source>
        <translation>Все они уже включены.</translation>
    </message>
    <message>
        <source>All of them are disabled already.</source>
        <translation>Все они уже отключены.</translation>
    </message>
    <message>
        <source>%1 was enabled.</source>
        <comment>a user</comment>
        <translation>Пользователь %1 включён.</translation>
    </message>
    <message>
        <source>%1 was disabled.</source>
        <comment>a user</comment>
        <translation>Пользователь %1 отключён.</translation>
    </message>
    <message numerus="yes">
        <source>Users enabled: %n.</source>
        <translation>
            <numerusform>Включено пользователей: %n.</numerusform>
            <numerusform>Включено пользователей: %n.</numerusform>
            <numerusform>Включено пользователей: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Users disabled: %n.</source>
        <translation>
            <numerusform>Отключено пользователей: %n.</numerusform>
            <numerusform>Отключено пользователей: %n.</numerusform>
            <numerusform>Отключено пользователей: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left as they were: %n.</source>
        <comment>users</comment>
        <translation>
            <numerusform>Без изменений: %n.</numerusform>
            <numerusform>Без изменений: %n.</numerusform>
            <numerusform>Без изменений: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>%1 was unlocked.</source>
        <translation>Пользователь %1 разблокирован.</translation>
    </message>
    <message numerus="yes">
        <source>Users unlocked: %n.</source>
        <translation>
            <numerusform>Разблокировано пользователей: %n.</numerusform>
            <numerusform>Разблокировано пользователей: %n.</numerusform>
            <numerusform>Разблокировано пользователей: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <comment>a user</comment>
        <translation>Пользователь %1 удалён.</translation>
    </message>
    <message numerus="yes">
        <source>Users deleted: %n.</source>
        <translation>
            <numerusform>Удалено пользователей: %n.</numerusform>
            <numerusform>Удалено пользователей: %n.</numerusform>
            <numerusform>Удалено пользователей: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was restored.</source>
        <comment>a user</comment>
        <translation>Пользователь %1 восстановлен.</translation>
    </message>
    <message numerus="yes">
        <source>Users restored: %n.</source>
        <translation>
            <numerusform>Восстановлено пользователей: %n.</numerusform>
            <numerusform>Восстановлено пользователей: %n.</numerusform>
            <numerusform>Восстановлено пользователей: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>End all sessions of %1</source>
        <translation>Завершить все сеансы пользователя %1</translation>
    </message>
    <message numerus="yes">
        <source>End all sessions of these users: %n</source>
        <translation>
            <numerusform>Завершить все сеансы пользователей: %n</numerusform>
            <numerusform>Завершить все сеансы пользователей: %n</numerusform>
            <numerusform>Завершить все сеансы пользователей: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Counting what ends…</source>
        <translation>Подсчёт того, что завершится…</translation>
    </message>
    <message>
        <source>End sessions</source>
        <translation>Завершить сеансы</translation>
    </message>
    <message numerus="yes">
        <source>Browsers signed out: %n.</source>
        <translation>
            <numerusform>Выполнен выход в браузерах: %n.</numerusform>
            <numerusform>Выполнен выход в браузерах: %n.</numerusform>
            <numerusform>Выполнен выход в браузерах: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Token chains ended: %n.</source>
        <translation>
            <numerusform>Завершено цепочек токенов: %n.</numerusform>
            <numerusform>Завершено цепочек токенов: %n.</numerusform>
            <numerusform>Завершено цепочек токенов: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Browsers that are signed out: %n.</source>
        <translation>
            <numerusform>Будет выполнен выход в браузерах: %n.</numerusform>
            <numerusform>Будет выполнен выход в браузерах: %n.</numerusform>
            <numerusform>Будет выполнен выход в браузерах: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Token chains that end: %n.</source>
        <translation>
            <numerusform>Завершится %n цепочка токенов.</numerusform>
            <numerusform>Завершатся %n цепочки токенов.</numerusform>
            <numerusform>Завершится %n цепочек токенов.</numerusform>
        </translation>
    </message>
    <message>
        <source>and more</source>
        <translation>и другие</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a client, its number of chains</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Every application has to sign in again. Services that check access tokens by signature alone accept those that are already out until they expire.</source>
        <translation>Во все приложения придётся войти заново. Сервисы, которые проверяют токены доступа только по подписи, будут принимать уже выданные токены, пока не истечёт их срок.</translation>
    </message>
    <message>
        <source>None of them was locked.</source>
        <translation>Никто из них не был заблокирован.</translation>
    </message>
    <message>
        <source>What ends could not be counted. All of these users&apos; browsers are signed out, and all their token chains end.</source>
        <translation>Не удалось сосчитать, что завершится. Эти пользователи выйдут во всех браузерах, и все их цепочки токенов завершатся.</translation>
    </message>
</context>
<context>
    <name>ui::UserBulkPane</name>
    <message numerus="yes">
        <source>Users selected: %n</source>
        <translation>
            <numerusform>Выбрано пользователей: %n</numerusform>
            <numerusform>Выбрано пользователей: %n</numerusform>
            <numerusform>Выбрано пользователей: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a verb on a button, how many it concerns</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Включить</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Отключить</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Разблокировать</translation>
    </message>
    <message>
        <source>End sessions…</source>
        <translation>Завершить сеансы…</translation>
    </message>
    <message>
        <source>Reset passwords…</source>
        <translation>Сбросить пароли…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Восстановить</translation>
    </message>
</context>
<context>
    <name>ui::UserDetail</name>
    <message>
        <source>Locked</source>
        <translation>Заблокирован</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Адрес подтверждён</translation>
    </message>
    <message>
        <source>User ID</source>
        <translation>ID пользователя</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Создан</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Последний вход</translation>
    </message>
    <message>
        <source>Failed sign-ins</source>
        <translation>Неудачные входы</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Разблокировать</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Изменить…</translation>
    </message>
    <message>
        <source>Set password…</source>
        <translation>Задать пароль…</translation>
    </message>
    <message>
        <source>End sessions…</source>
        <translation>Завершить сеансы…</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>the address is verified</comment>
        <translation>да</translation>
    </message>
    <message>
        <source>no</source>
        <comment>the address is not verified</comment>
        <translation>нет</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Отключить</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Включить</translation>
    </message>
    <message>
        <source>End…</source>
        <translation>Завершить…</translation>
    </message>
    <message>
        <source>This user is not signed in with any browser.</source>
        <translation>Этот пользователь не вошёл ни в одном браузере.</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Отозвать…</translation>
    </message>
    <message>
        <source>This user has not consented to any application.</source>
        <translation>Этот пользователь не давал согласия ни одному приложению.</translation>
    </message>
    <message>
        <source>Browsers</source>
        <translation>Браузеры</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>Согласия</translation>
    </message>
    <message>
        <source>%1, last seen %2</source>
        <comment>address of a browser, how long ago</comment>
        <translation>%1, активность %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>scopes that a user consented to, how long ago</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>a token chain</comment>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>This user has no token chains.</source>
        <translation>У этого пользователя нет цепочек токенов.</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>an event</comment>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>The audit log holds nothing of this user.</source>
        <translation>В журнале аудита нет событий этого пользователя.</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Удалён</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Профиль</translation>
    </message>
    <message>
        <source>Sign-ins</source>
        <comment>of one user</comment>
        <translation>Входы</translation>
    </message>
    <message>
        <source>All in Token chains</source>
        <translation>Все цепочки токенов</translation>
    </message>
    <message>
        <source>All chains</source>
        <translation>Все цепочки</translation>
    </message>
    <message>
        <source>All in the audit log</source>
        <translation>Всё в журнале аудита</translation>
    </message>
    <message>
        <source>Audit</source>
        <comment>events of one user</comment>
        <translation>Аудит</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Восстановить</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Live chains</source>
        <translation>Действующие цепочки</translation>
    </message>
    <message>
        <source>set %1</source>
        <comment>a password; %1 is a time</comment>
        <translation>задан %1</translation>
    </message>
    <message>
        <source>never changed</source>
        <comment>a password</comment>
        <translation>не менялся</translation>
    </message>
    <message>
        <source>Nobody can sign in as this user. Removed for good on %1.</source>
        <translation>Войти под этим именем нельзя. Окончательное удаление: %1.</translation>
    </message>
    <message>
        <source>Nobody can sign in as this user.</source>
        <translation>Войти под этим именем нельзя.</translation>
    </message>
    <message>
        <source>%1, last used %2, from %3</source>
        <comment>state of a token chain, how long ago, an address</comment>
        <translation>%1, использована %2, с адреса %3</translation>
    </message>
    <message>
        <source>All chains (%1)</source>
        <translation>Все цепочки (%1)</translation>
    </message>
    <message>
        <source>active</source>
        <comment>state of a token chain</comment>
        <translation>действует</translation>
    </message>
    <message>
        <source>reused</source>
        <comment>state of a token chain</comment>
        <translation>повтор</translation>
    </message>
    <message>
        <source>revoked</source>
        <comment>state of a token chain</comment>
        <translation>отозвана</translation>
    </message>
    <message>
        <source>expired</source>
        <comment>state of a token chain</comment>
        <translation>истекла</translation>
    </message>
    <message>
        <source>%1: %2, last %3</source>
        <comment>an address, how many wrong passwords came from it, how long ago</comment>
        <translation>%1: %2, последний раз %3</translation>
    </message>
    <message>
        <source>unknown address</source>
        <translation>неизвестный адрес</translation>
    </message>
    <message>
        <source>Wrong passwords of the last 24 hours, by address:</source>
        <translation>Неверные пароли за последние 24 часа, по адресам:</translation>
    </message>
</context>
<context>
    <name>ui::UserSignIns</name>
    <message>
        <source>End session</source>
        <translation>Завершить сеанс</translation>
    </message>
    <message>
        <source>A session of %1 was ended.</source>
        <translation>Сеанс пользователя %1 завершён.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is asked again at the next sign-in with %2. Token chains that this ends: %n.</source>
        <translation>
            <numerusform>При следующем входе через %2 у пользователя %1 снова будет запрошено согласие. Завершится %n цепочка токенов.</numerusform>
            <numerusform>При следующем входе через %2 у пользователя %1 снова будет запрошено согласие. Завершатся %n цепочки токенов.</numerusform>
            <numerusform>При следующем входе через %2 у пользователя %1 снова будет запрошено согласие. Завершится %n цепочек токенов.</numerusform>
        </translation>
    </message>
    <message>
        <source>Revoke consent</source>
        <translation>Отозвать согласие</translation>
    </message>
    <message>
        <source>The consent to %1 was revoked.</source>
        <translation>Согласие клиенту %1 отозвано.</translation>
    </message>
</context>
<context>
    <name>ui::UserState</name>
    <message>
        <source>deleted</source>
        <comment>state of a user</comment>
        <translation>удалён</translation>
    </message>
    <message>
        <source>disabled</source>
        <comment>state of a user</comment>
        <translation>отключён</translation>
    </message>
    <message>
        <source>locked</source>
        <comment>state of a user</comment>
        <translation>заблокирован</translation>
    </message>
    <message>
        <source>active</source>
        <comment>state of a user</comment>
        <translation>активен</translation>
    </message>
    <message>
        <source>Until %1.</source>
        <translation>До %1.</translation>
    </message>
    <message numerus="yes">
        <source>Failed sign-ins: %n</source>
        <translation>
            <numerusform>Неудачных попыток входа: %n</numerusform>
            <numerusform>Неудачных попыток входа: %n</numerusform>
            <numerusform>Неудачных попыток входа: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>, the last one from %1</source>
        <comment>an address</comment>
        <translation>, последняя — с адреса %1</translation>
    </message>
</context>
<context>
    <name>ui::UserTableModel</name>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Вход</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Неудачи</translation>
    </message>
    <message>
        <source>Chains</source>
        <translation>Цепочки</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Подтверждён</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>the address is verified</comment>
        <translation>да</translation>
    </message>
    <message>
        <source>no</source>
        <comment>the address is not verified</comment>
        <translation>нет</translation>
    </message>
</context>
<context>
    <name>ui::UserText</name>
    <message>
        <source>Something in this form is not valid. Check the values and try again.</source>
        <translation>В форме есть ошибка. Проверьте значения и повторите.</translation>
    </message>
    <message>
        <source>%1 is not valid. Correct it and try again.</source>
        <comment>%1 is a form field&apos;s name</comment>
        <translation>Поле «%1» заполнено неверно. Исправьте его и повторите.</translation>
    </message>
    <message>
        <source>There is one with this name already. Choose another name.</source>
        <translation>Такое имя уже есть. Выберите другое.</translation>
    </message>
    <message>
        <source>%1 is taken already. Choose another.</source>
        <comment>%1 is a form field&apos;s name</comment>
        <translation>Значение в поле «%1» уже занято. Выберите другое.</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Имя пользователя</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>Client ID</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Redirect URIs</source>
        <translation>Redirect URI</translation>
    </message>
    <message>
        <source>Grants</source>
        <translation>Способы выдачи</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Права (scope)</translation>
    </message>
    <message>
        <source>CORS origins</source>
        <translation>Источники CORS</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>Ресурсы</translation>
    </message>
    <message>
        <source>Grace period</source>
        <translation>Льготный период</translation>
    </message>
    <message>
        <source>Access token lifetime</source>
        <translation>Срок токена доступа</translation>
    </message>
    <message>
        <source>Refresh token lifetime</source>
        <translation>Срок токена обновления</translation>
    </message>
    <message>
        <source>It is not there any more; somebody may have deleted it. Refresh the list.</source>
        <translation>Этого больше нет: возможно, кто-то уже удалил. Обновите список.</translation>
    </message>
    <message>
        <source>It was changed by somebody else meanwhile. Refresh and try again.</source>
        <translation>Тем временем это изменил кто-то другой. Обновите список и повторите.</translation>
    </message>
    <message>
        <source>It has expired, so nothing was done. Start again with a new one.</source>
        <translation>Срок истёк, ничего не сделано. Начните заново.</translation>
    </message>
    <message>
        <source>This was stopped before it was done. Try again.</source>
        <translation>Действие прервано до завершения. Повторите.</translation>
    </message>
    <message>
        <source>The server has too much to do at the moment. Try again in a few seconds.</source>
        <translation>Сервер сейчас перегружен. Повторите через несколько секунд.</translation>
    </message>
    <message>
        <source>The database did not answer, so nothing was changed. Check free disk space and try again.</source>
        <translation>База данных не ответила, ничего не изменено. Проверьте свободное место на диске и повторите.</translation>
    </message>
    <message>
        <source>A cryptographic operation failed, so nothing was changed. The log has the reason.</source>
        <translation>Криптографическая операция не удалась, ничего не изменено. Причина записана в журнале программы.</translation>
    </message>
    <message>
        <source>The keychain did not answer. Unlock it and try again.</source>
        <translation>Связка ключей не ответила. Разблокируйте её и повторите.</translation>
    </message>
</context>
<context>
    <name>ui::UsersPage</name>
    <message>
        <source>Users</source>
        <translation>Пользователи</translation>
    </message>
    <message>
        <source>Search by name or e-mail</source>
        <translation>Поиск по имени или эл. почте</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>New user…</source>
        <translation>Создать пользователя…</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Все состояния</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Активные</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Отключённые</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Заблокированные</translation>
    </message>
    <message>
        <source>Never signed in</source>
        <translation>Ни разу не входили</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Удалённые</translation>
    </message>
    <message>
        <source>Select a user to see details and actions.</source>
        <translation>Выберите пользователя, чтобы увидеть сведения и действия.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Восстановить</translation>
    </message>
    <message>
        <source>No user matches this filter.</source>
        <translation>Под эти условия не подходит ни один пользователь.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Сбросить фильтр</translation>
    </message>
    <message>
        <source>There are no users yet, so nobody can sign in.</source>
        <translation>Пользователей пока нет, поэтому входить некому.</translation>
    </message>
    <message>
        <source>Sign-ins</source>
        <translation>Входы</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Экспорт…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Импорт…</translation>
    </message>
    <message>
        <source>Edit user…</source>
        <translation>Изменить пользователя…</translation>
    </message>
    <message>
        <source>Enable or disable user</source>
        <translation>Включить или отключить пользователя</translation>
    </message>
    <message>
        <source>Set password of user…</source>
        <translation>Задать пароль пользователю…</translation>
    </message>
    <message>
        <source>Unlock users</source>
        <translation>Разблокировать пользователей</translation>
    </message>
    <message>
        <source>End all sessions of users…</source>
        <translation>Завершить все сеансы пользователей…</translation>
    </message>
    <message>
        <source>Reset passwords of users…</source>
        <translation>Сбросить пароли пользователей…</translation>
    </message>
    <message>
        <source>Show locked users</source>
        <translation>Показать заблокированных</translation>
    </message>
    <message>
        <source>Show deleted users</source>
        <translation>Показать удалённых</translation>
    </message>
    <message numerus="yes">
        <source>Users exported to %1: %n.</source>
        <translation>
            <numerusform>В %1 сохранено пользователей: %n.</numerusform>
            <numerusform>В %1 сохранено пользователей: %n.</numerusform>
            <numerusform>В %1 сохранено пользователей: %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::VersionsModel</name>
    <message>
        <source>Program or library</source>
        <translation>Программа или библиотека</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Версия</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Лицензия</translation>
    </message>
</context>
<context>
    <name>ui::VersionsPane</name>
    <message>
        <source>Versions and licences</source>
        <translation>Версии и лицензии</translation>
    </message>
    <message>
        <source>Copy versions and licences</source>
        <translation>Копировать версии и лицензии</translation>
    </message>
    <message>
        <source>What runs here, and under which licence.</source>
        <translation>Что здесь работает и под какой лицензией.</translation>
    </message>
</context>
<context>
    <name>ui::WatchPane</name>
    <message>
        <source>Clear list</source>
        <translation>Очистить список</translation>
    </message>
    <message>
        <source>Refused only</source>
        <translation>Только отказы</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Запросы</translation>
    </message>
    <message>
        <source>Filter by path, client, answer, address or request ID</source>
        <translation>Путь, клиент, ответ, адрес или ID запроса</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Watch requests</source>
        <translation>Наблюдать за запросами</translation>
    </message>
    <message>
        <source>watching</source>
        <comment>requests</comment>
        <translation>идёт наблюдение</translation>
    </message>
    <message>
        <source>off</source>
        <comment>watching requests</comment>
        <translation>выключено</translation>
    </message>
    <message>
        <source>No request matches the filter.</source>
        <translation>Под эти условия не подходит ни один запрос.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Сбросить фильтр</translation>
    </message>
    <message>
        <source>No request has come yet.</source>
        <translation>Запросов пока не было.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing is recorded now. While you watch, the newest %n request(s) are kept in memory, with their secrets masked; nothing is written to the disk.</source>
        <translation>
            <numerusform>Сейчас ничего не записывается. Во время наблюдения в памяти хранится %n последний запрос со скрытыми секретами; на диск ничего не пишется.</numerusform>
            <numerusform>Сейчас ничего не записывается. Во время наблюдения в памяти хранятся %n последних запроса со скрытыми секретами; на диск ничего не пишется.</numerusform>
            <numerusform>Сейчас ничего не записывается. Во время наблюдения в памяти хранятся %n последних запросов со скрытыми секретами; на диск ничего не пишется.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::WeakSettingsPane</name>
    <message>
        <source>No setting is less safe than it need be.</source>
        <translation>Все настройки достаточно безопасны.</translation>
    </message>
    <message>
        <source>now: %1</source>
        <comment>the value of a setting</comment>
        <translation>сейчас: %1</translation>
    </message>
    <message>
        <source>none</source>
        <comment>the value of a setting</comment>
        <translation>нет</translation>
    </message>
    <message>
        <source>Make safe…</source>
        <translation>Исправить…</translation>
    </message>
    <message>
        <source>Show setting</source>
        <translation>Показать настройку</translation>
    </message>
    <message>
        <source>Make safe: %1</source>
        <comment>a setting</comment>
        <translation>Исправить: %1</translation>
    </message>
</context>
<context>
    <name>ui::WeaknessWords</name>
    <message>
        <source>Passwords and tokens cross the network readable by anybody on the way.</source>
        <translation>Пароли и токены идут по сети в открытом виде: их прочтёт любой на пути.</translation>
    </message>
    <message>
        <source>A client with a wrong address sends its password in plain text and nobody notices.</source>
        <translation>Клиент с неверным адресом отправит пароль открытым текстом, и никто не заметит.</translation>
    </message>
    <message>
        <source>Placeholder secrets and plain HTTP are accepted although others can reach this server.</source>
        <translation>Секреты-заглушки и открытый HTTP принимаются, хотя сервер доступен другим.</translation>
    </message>
    <message>
        <source>Anybody in these networks can claim any address, so limits and the audit log can be deceived.</source>
        <translation>Любой в этих сетях может назваться любым адресом и обмануть ограничения и журнал аудита.</translation>
    </message>
    <message>
        <source>A page over plain HTTP can be changed on the way and then reads tokens.</source>
        <translation>Страницу по открытому HTTP можно подменить в пути, и она прочтёт токены.</translation>
    </message>
    <message>
        <source>Passwords can be guessed as fast as the computer answers.</source>
        <translation>Пароли можно подбирать так быстро, как отвечает компьютер.</translation>
    </message>
    <message>
        <source>One address may try many passwords a minute.</source>
        <translation>С одного адреса можно перебирать много паролей в минуту.</translation>
    </message>
    <message>
        <source>One account can be guessed at from many addresses.</source>
        <translation>Пароль одной учётной записи можно подбирать с многих адресов.</translation>
    </message>
    <message>
        <source>One address may keep the server busy for everybody.</source>
        <translation>Один адрес может занять сервер целиком.</translation>
    </message>
    <message>
        <source>An account is not locked while somebody guesses its password.</source>
        <translation>Учётная запись не блокируется, пока кто-то подбирает её пароль.</translation>
    </message>
    <message>
        <source>The lock ends so soon that guessing goes on.</source>
        <translation>Блокировка кончается так быстро, что подбор продолжается.</translation>
    </message>
    <message>
        <source>Senders that drip their bytes hold connections for long.</source>
        <translation>Отправители, которые шлют по капле, долго держат соединения.</translation>
    </message>
    <message>
        <source>Users may choose a password that is guessed at the first try.</source>
        <translation>Пользователь может выбрать пароль, который угадают с первой попытки.</translation>
    </message>
    <message>
        <source>Whoever steals the database tries passwords faster than need be.</source>
        <translation>Тот, кто украдёт базу, подберёт пароли быстрее, чем при более стойком хеше.</translation>
    </message>
    <message>
        <source>A stolen access token works for a long time, wherever nobody asks this server.</source>
        <translation>Украденный токен доступа долго работает там, где не спрашивают этот сервер.</translation>
    </message>
    <message>
        <source>A forgotten device stays signed in for months.</source>
        <translation>Забытое устройство месяцами остаётся в системе.</translation>
    </message>
    <message>
        <source>A browser on a shared computer stays signed in for weeks.</source>
        <translation>Браузер на общем компьютере остаётся в системе неделями.</translation>
    </message>
    <message>
        <source>A browser that was left open stays signed in overnight and longer.</source>
        <translation>Оставленный открытым браузер остаётся в системе на ночь и дольше.</translation>
    </message>
    <message>
        <source>A key that was revoked is believed for days by whoever keeps it.</source>
        <translation>Тот, кто хранит у себя отозванный ключ, ещё несколько дней ему доверяет.</translation>
    </message>
    <message>
        <source>One key without end opens everything, and nobody can tell who used it.</source>
        <translation>Один бессрочный ключ открывает всё, и не узнать, кто им пользовался.</translation>
    </message>
    <message>
        <source>Whoever can copy this file and the database can sign tokens.</source>
        <translation>Тот, кто скопирует этот файл и базу данных, сможет подписывать токены.</translation>
    </message>
    <message>
        <source>The key-encryption key stands in the files that start the server.</source>
        <translation>Ключ шифрования ключей записан в файлах запуска сервера.</translation>
    </message>
    <message>
        <source>The imported signing key still lies in a file; it was needed only once.</source>
        <translation>Импортированный ключ подписи всё ещё лежит в файле; он был нужен один раз.</translation>
    </message>
    <message>
        <source>What happened is forgotten before most break-ins are noticed.</source>
        <translation>Записи исчезают раньше, чем замечают большинство взломов.</translation>
    </message>
    <message>
        <source>A signing key that leaked unnoticed signs tokens for more than a year, or until somebody rotates by hand.</source>
        <translation>Ключ подписи, утёкший незаметно, подписывает токены больше года или пока его не сменят вручную.</translation>
    </message>
</context>
<context>
    <name>ui::WindowContent</name>
    <message>
        <source>DEMO</source>
        <translation>ДЕМО</translation>
    </message>
    <message>
        <source>Everything here is made up and gone when you quit.</source>
        <translation>Всё здесь вымышлено и исчезнет при выходе.</translation>
    </message>
    <message>
        <source>The users, clients and events here are made up.</source>
        <translation>Пользователи, клиенты и события здесь вымышлены.</translation>
    </message>
    <message>
        <source>DEV</source>
        <translation>DEV</translation>
    </message>
    <message>
        <source>For trying things on this computer: the rules of production do not apply.</source>
        <translation>Для экспериментов на этом компьютере: правила рабочей среды не действуют.</translation>
    </message>
</context>
</TS>
