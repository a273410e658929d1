<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
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
        <translation>Скопировать URL</translation>
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
    <name>ui::AlertList</name>
    <message>
        <source>Notice</source>
        <translation>Уведомление</translation>
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
        <source>Alerts</source>
        <translation>Предупреждения</translation>
    </message>
    <message>
        <source>Nothing needs a look.</source>
        <translation>Ничто не требует внимания.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
</context>
<context>
    <name>ui::AlertText</name>
    <message numerus="yes">
        <source>A refresh token was used twice; its chain was revoked. Times: %n.</source>
        <translation>
            <numerusform>Токен обновления использован повторно (%n раз), цепочка отозвана.</numerusform>
            <numerusform>Токен обновления использован повторно (%n раза), цепочка отозвана.</numerusform>
            <numerusform>Токен обновления использован повторно (%n раз), цепочка отозвана.</numerusform>
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
        <translation>Точка выдачи токенов отвечает дольше 200 мс.</translation>
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
        <translation>Работает в браузере. Публичный клиент с PKCE; нужен его источник CORS.</translation>
    </message>
    <message>
        <source>Keeps a secret on a server. Confidential client, sign-in in the browser, refresh tokens.</source>
        <translation>Хранит секрет на сервере. Конфиденциальный клиент, вход в браузере, токены обновления.</translation>
    </message>
    <message>
        <source>Acts for itself, without users. Confidential client with client credentials.</source>
        <translation>Действует от своего имени, без пользователей. Конфиденциальный клиент с учётными данными клиента.</translation>
    </message>
    <message>
        <source>Sends the user&apos;s password itself. Only for applications that cannot open a browser yet.</source>
        <translation>Сам передаёт пароль пользователя. Только для приложений, которые пока не умеют открывать браузер.</translation>
    </message>
    <message>
        <source>Service or machine</source>
        <translation>Сервис или машина</translation>
    </message>
    <message>
        <source>Device: TV or command line</source>
        <translation>Устройство: телевизор или командная строка</translation>
    </message>
    <message>
        <source>Has no browser. Shows a short code; the user types it on a phone or computer and signs in there.</source>
        <translation>Не имеет браузера. Показывает короткий код; пользователь вводит его на телефоне или компьютере и входит там.</translation>
    </message>
</context>
<context>
    <name>ui::AuditFilterBar</name>
    <message>
        <source>Filter by user, client, address, event, error or request id</source>
        <translation>Отбор по пользователю, клиенту, адресу, событию, ошибке или запросу</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 мин</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 ч</translation>
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
        <translation>Весь</translation>
    </message>
    <message>
        <source>Any result</source>
        <translation>Любой результат</translation>
    </message>
    <message>
        <source>Ok</source>
        <translation>Успех</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Отказ</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Событие</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>Все события</translation>
    </message>
    <message>
        <source>Events: %1</source>
        <translation>События: %1</translation>
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
        <source>Address: %1</source>
        <translation>Адрес: %1</translation>
    </message>
    <message>
        <source>Request: %1</source>
        <translation>Запрос: %1</translation>
    </message>
    <message>
        <source>Chain: %1</source>
        <translation>Цепочка: %1</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <comment>two times</comment>
        <translation>С %1 по %2</translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation>Убрать это условие</translation>
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
        <translation>Экспортировать…</translation>
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
        <source>Show them</source>
        <translation>Показать новые события</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Следить</translation>
    </message>
    <message>
        <source>Show new events as they happen</source>
        <translation>Показывать новые события сразу</translation>
    </message>
    <message>
        <source>This is the newest event of this user.</source>
        <translation>Это последнее событие пользователя.</translation>
    </message>
    <message>
        <source>This is the oldest event of this user.</source>
        <translation>Это первое событие пользователя.</translation>
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
        <source>The audit log has no event yet.</source>
        <translation>В журнале аудита пока нет событий.</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <comment>events since the list was read</comment>
        <translation>
            <numerusform>%n новое</numerusform>
            <numerusform>%n новых</numerusform>
            <numerusform>%n новых</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter by this value</source>
        <translation>Отобрать по этому значению</translation>
    </message>
    <message>
        <source>Verifying the audit log …</source>
        <translation>Проверка журнала аудита…</translation>
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
        <source>Why refused?</source>
        <translation>Почему отказано?</translation>
    </message>
    <message>
        <source>Explain a refusal by its request ID</source>
        <translation>Объяснить отказ по ID запроса</translation>
    </message>
</context>
<context>
    <name>ui::AuditPane</name>
    <message>
        <source>Select an event to see all of it.</source>
        <translation>Выберите событие, чтобы увидеть его целиком.</translation>
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
        <source>Agent</source>
        <translation>Агент</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Ошибка</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Запрос</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Кто выполнил</translation>
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
        <source>Field</source>
        <translation>Поле</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Было</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Стало</translation>
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
        <translation>Изменения</translation>
    </message>
    <message>
        <source>Show this request</source>
        <translation>Показать весь запрос</translation>
    </message>
    <message>
        <source>Open chain</source>
        <translation>Открыть цепочку</translation>
    </message>
    <message>
        <source>Previous of this user</source>
        <translation>Предыдущее у пользователя</translation>
    </message>
    <message>
        <source>Next of this user</source>
        <translation>Следующее у пользователя</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <comment>user name, then its id</comment>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>Why refused?</source>
        <translation>Почему отказано?</translation>
    </message>
</context>
<context>
    <name>ui::AuditTableModel</name>
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
        <source>%1
%2</source>
        <comment>how long ago, then the exact time</comment>
        <translation>%1
%2</translation>
    </message>
</context>
<context>
    <name>ui::AuditTask</name>
    <message>
        <source>Cancel</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Остановка…</translation>
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
        <source>Security incident</source>
        <translation>Инцидент безопасности</translation>
    </message>
    <message>
        <source>Rate limit exceeded</source>
        <translation>Превышена частота запросов</translation>
    </message>
    <message>
        <source>Account locked</source>
        <translation>Учётная запись заблокирована</translation>
    </message>
    <message>
        <source>Account unlocked</source>
        <translation>Учётная запись разблокирована</translation>
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
        <translation>Устройство зарегистрировано</translation>
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
        <translation>Журнал аудита экспортирован</translation>
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
        <source>none</source>
        <comment>a value that is not there</comment>
        <translation>нет</translation>
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
        <translation>Записи после %1 отрезаны: подписанная вершина доказывает, что их было больше.</translation>
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
        <source>The audit log is intact. %1 Head: row %2, hash %3.</source>
        <comment>%1 is a sentence, %3 a short hash</comment>
        <translation>Журнал аудита цел. %1 Вершина: запись %2, хеш %3.</translation>
    </message>
    <message>
        <source>Request refused</source>
        <translation>В запросе отказано</translation>
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
    <message>
        <source>d MMM</source>
        <comment>day and month on a chart&apos;s axis</comment>
        <translation>d MMM</translation>
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
        <source>Unlocking …</source>
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
    <name>ui::BrowserName</name>
    <message>
        <source>unknown browser</source>
        <translation>неизвестный браузер</translation>
    </message>
</context>
<context>
    <name>ui::CertificatePane</name>
    <message>
        <source>Copy fingerprint</source>
        <translation>Скопировать отпечаток</translation>
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
        <translation>Подписан</translation>
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
        <translation>Файлы важнее сертификатов консоли. Чтобы создать или импортировать сертификат здесь, запустите сервер без AUTH_SERVICE__TLS_CERT и AUTH_SERVICE__TLS_KEY.</translation>
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
        <translation>создан здесь, подписан удостоверяющим центром этой установки, продлевается сам</translation>
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
        <translation>Одно из имён не может стоять в сертификате. Укажите имена узлов и IP-адреса, по одному в строке.</translation>
    </message>
    <message>
        <source>The certificate does not fit. Details say why.</source>
        <translation>Сертификат не подходит. Причина указана в подробностях.</translation>
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
        <source>New address: %1</source>
        <translation>Новый адрес: %1</translation>
    </message>
    <message>
        <source>Address: %1</source>
        <translation>Адрес: %1</translation>
    </message>
    <message>
        <source>New agent: %1</source>
        <translation>Новый агент: %1</translation>
    </message>
    <message>
        <source>Agent: %1</source>
        <translation>Агент: %1</translation>
    </message>
    <message>
        <source>… %1 …</source>
        <comment>so many tokens in a row</comment>
        <translation>… %1 …</translation>
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
        <source>Show audit rows</source>
        <translation>Показать в журнале</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Увеличить</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Уменьшить</translation>
    </message>
    <message>
        <source>Fit the tree</source>
        <translation>Показать дерево целиком</translation>
    </message>
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
        <source>Ended</source>
        <translation>Отзыв</translation>
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
    <message numerus="yes">
        <source>%1 at %2 · %n token(s) · expires %3</source>
        <comment>a user at a client</comment>
        <translation>
            <numerusform>%1, клиент %2 · %n токен · истекает %3</numerusform>
            <numerusform>%1, клиент %2 · %n токена · истекает %3</numerusform>
            <numerusform>%1, клиент %2 · %n токенов · истекает %3</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, and again %2</source>
        <comment>two times at which a token was used</comment>
        <translation>%1 и повторно %2</translation>
    </message>
    <message>
        <source>revoked %1</source>
        <translation>отозван %1</translation>
    </message>
    <message>
        <source>not revoked</source>
        <translation>не отозван</translation>
    </message>
    <message>
        <source>%1 (changed)</source>
        <translation>%1 (изменился)</translation>
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
    <message>
        <source>Family tree of a token chain</source>
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
        <source>used</source>
        <comment>state of a refresh token</comment>
        <translation>использовано</translation>
    </message>
    <message>
        <source>in grace</source>
        <comment>state of a refresh token: used, but may be repeated for a few seconds</comment>
        <translation>льготный период</translation>
    </message>
    <message>
        <source>reused</source>
        <comment>state of a refresh token: presented again after use</comment>
        <translation>повтор</translation>
    </message>
    <message>
        <source>revoked</source>
        <comment>state of a token chain</comment>
        <translation>отозвано</translation>
    </message>
    <message>
        <source>expired</source>
        <comment>state of a token chain</comment>
        <translation>срок истёк</translation>
    </message>
    <message>
        <source>The refresh tokens stop working at once. Access tokens already given out are refused by the introspection endpoint, but a service that checks only the signature accepts them until they expire. This cannot be undone.</source>
        <translation>Токены обновления перестанут работать сразу. Уже выданные токены доступа отклоняет точка интроспекции, но сервис, который проверяет только подпись, будет принимать их до конца срока. Отменить это нельзя.</translation>
    </message>
    <message>
        <source>Counting the live chains …</source>
        <translation>Подсчёт действующих цепочек…</translation>
    </message>
    <message>
        <source>No chain is alive, so nothing would end.</source>
        <translation>Действующих цепочек нет, завершать нечего.</translation>
    </message>
    <message numerus="yes">
        <source>This ends %n live chain(s): the people there must sign in again.</source>
        <translation>
            <numerusform>Завершится %n действующая цепочка: их пользователям придётся войти заново.</numerusform>
            <numerusform>Завершатся %n действующие цепочки: их пользователям придётся войти заново.</numerusform>
            <numerusform>Завершатся %n действующих цепочек: их пользователям придётся войти заново.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1

%2</source>
        <comment>how many chains end, then what that means</comment>
        <translation>%1

%2</translation>
    </message>
</context>
<context>
    <name>ui::ChainsPage</name>
    <message>
        <source>Token chains</source>
        <translation>Цепочки токенов</translation>
    </message>
    <message>
        <source>Filter by user, client, family id or address</source>
        <translation>Отбор по пользователю, клиенту, цепочке или адресу</translation>
    </message>
    <message>
        <source>Find by token…</source>
        <translation>Найти по токену…</translation>
    </message>
    <message>
        <source>Export picture…</source>
        <translation>Сохранить рисунок…</translation>
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
        <source>The chain is revoked.</source>
        <translation>Цепочка отозвана.</translation>
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
        <source>Export the family tree</source>
        <translation>Сохранение дерева токенов</translation>
    </message>
    <message>
        <source>SVG picture (*.svg)</source>
        <translation>Рисунок SVG (*.svg)</translation>
    </message>
    <message>
        <source>chain-%1.svg</source>
        <comment>file name</comment>
        <translation>chain-%1.svg</translation>
    </message>
    <message>
        <source>The picture was saved as %1.</source>
        <translation>Рисунок сохранён: %1.</translation>
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
        <translation>Собственное приложение: согласие пользователя не запрашивается</translation>
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
        <translation>Типы грантов</translation>
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
        <translation>После выхода на</translation>
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
        <translation>Типы грантов</translation>
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
        <translation>Активные цепочки</translation>
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
        <translation>Требует</translation>
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
        <translation>Подлинность</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Утверждения</translation>
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
        <translation>Требовать PAR: параметры запроса не проходят через браузер</translation>
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
        <translation>По одному URI в строке; пусто: получатель по умолчанию</translation>
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
        <translation>В это время повторно использованный токен обновления снова получает того же преемника: на случай, если ответ потерялся в пути.</translation>
    </message>
    <message>
        <source>A reused token revokes</source>
        <translation>Повтор токена отзывает</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>Ресурсы</translation>
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
        <translation>Приложение видит пароли пользователей. Переведите вход в браузер и уберите этот тип гранта.</translation>
    </message>
    <message>
        <source>Codes travel readable to a redirect URI with plain http. Use https there.</source>
        <translation>На redirect URI с http коды идут открытым текстом. Перейдите там на https.</translation>
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
        <translation>Долгие токены доступа</translation>
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
        <translation>На отвергнутый грант сервер отвечает 401, хотя стандарт отводит этот код клиентам. Выключите, когда приложение научится понимать 400.</translation>
    </message>
    <message>
        <source>nothing: PKCE alone</source>
        <comment>how a client proves itself</comment>
        <translation>ничего, кроме PKCE</translation>
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
</context>
<context>
    <name>ui::ClientsPage</name>
    <message>
        <source>Clients</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Search by client ID or name</source>
        <translation>Поиск по client ID или названию</translation>
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
        <source>Select a client to see details and commands.</source>
        <translation>Выберите клиента, чтобы увидеть сведения и команды.</translation>
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
        <translation>Сбросить отбор</translation>
    </message>
    <message>
        <source>There are no clients yet; an application needs one to get tokens.</source>
        <translation>Клиентов пока нет, а без клиента приложение не получит токены.</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <comment>a client</comment>
        <translation>Клиент %1 удалён.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Let applications register…</source>
        <translation>Разрешить регистрацию…</translation>
    </message>
    <message numerus="yes">
        <source>%1 is asked again at the next sign-in with %2. Token chains that this ends: %n.</source>
        <translation>
            <numerusform>%1: при следующем входе через %2 согласие спросят снова. Завершится цепочек токенов: %n.</numerusform>
            <numerusform>%1: при следующем входе через %2 согласие спросят снова. Завершится цепочек токенов: %n.</numerusform>
            <numerusform>%1: при следующем входе через %2 согласие спросят снова. Завершится цепочек токенов: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>Revoke consent</source>
        <translation>Отозвать согласие</translation>
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
    <message>
        <source>Deny</source>
        <comment>a device that waits</comment>
        <translation>Отклонить</translation>
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
        <source>Save changes</source>
        <translation>Сохранить</translation>
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
        <source>The address is known to be right</source>
        <translation>Адрес проверен</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Имя пользователя</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
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
        <source>&amp;Refresh or access token</source>
        <translation>&amp;Токен обновления или доступа</translation>
    </message>
    <message>
        <source>The token is looked up once and not kept.</source>
        <translation>Токен используется только для поиска и не сохраняется.</translation>
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
        <translation>Каждый шаг — настоящий запрос к этому серверу. Конфиденциальный клиент получает секрет только на время прогона; его собственные не меняются.</translation>
    </message>
    <message>
        <source>This client may not use this grant.</source>
        <translation>Этому клиенту такой тип гранта не разрешён.</translation>
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
        <translation>Показать в инспекторе</translation>
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
        <translation>Этому клиенту такой сценарий не разрешён. Выберите другой или разрешите тип гранта в настройках клиента.</translation>
    </message>
    <message>
        <source>This client cannot be run. Details say why.</source>
        <translation>С этим клиентом сценарий выполнить нельзя. Причина — в подробностях.</translation>
    </message>
    <message>
        <source>This user cannot sign in. Choose one who is active.</source>
        <translation>Этот пользователь не может войти. Выберите активного.</translation>
    </message>
</context>
<context>
    <name>ui::FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
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
        <translation>Токены обновления в силе</translation>
    </message>
    <message>
        <source>Copy public key</source>
        <translation>Копировать открытый ключ</translation>
    </message>
    <message>
        <source>Export public key…</source>
        <translation>Сохранить открытый ключ…</translation>
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
        <source>The keychain of this system is not in use. Whoever can read the place named below and the database can sign tokens.</source>
        <translation>Связка ключей этой системы не используется. Тот, кто может прочитать указанное ниже место и базу данных, может подписывать токены.</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>Где хранится</translation>
    </message>
    <message>
        <source>One key-encryption key seals the private signing keys, so that a copy of the database alone gives nothing away. Without it the signing keys cannot be read; a backup carries a passphrase of its own.</source>
        <translation>Закрытые ключи подписи зашифрованы одним ключом, поэтому копия базы данных сама по себе ничего не раскрывает. Без него ключи подписи не прочитать; у резервной копии своя парольная фраза.</translation>
    </message>
    <message>
        <source>As served to everybody. A service may keep it for %1.</source>
        <translation>В том виде, в каком его получают все. Сервис может хранить его %1.</translation>
    </message>
    <message>
        <source>Only a retiring key can leave the key set early</source>
        <translation>Досрочно можно убрать из набора только выводимый ключ</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>не выбран</translation>
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
        <source>%1 starts signing %2 (%3).</source>
        <comment>a key, &quot;in 5 min&quot;, a date</comment>
        <translation>%1 начнёт подписывать %2 (%3).</translation>
    </message>
    <message>
        <source>%1 leaves the key set now.</source>
        <translation>%1 сейчас выходит из набора ключей.</translation>
    </message>
    <message>
        <source>%1 leaves the key set %2 (%3), when the last token it signed has expired.</source>
        <comment>a key, &quot;in 5 min&quot;, a date</comment>
        <translation>%1 выйдет из набора ключей %2 (%3), когда истечёт последний подписанный им токен.</translation>
    </message>
    <message>
        <source>%1 is due for rotation.</source>
        <translation>%1 пора сменить.</translation>
    </message>
    <message>
        <source>%1 signs. Its scheduled rotation comes %2 (%3).</source>
        <comment>a key, &quot;in 5 d&quot;, a date</comment>
        <translation>%1 подписывает. Плановая смена: %2 (%3).</translation>
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
        <source>planned %1</source>
        <comment>a time</comment>
        <translation>план: %1</translation>
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
        <source>d MMM yyyy</source>
        <comment>date on a timeline&apos;s axis</comment>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>now</source>
        <comment>line on a timeline</comment>
        <translation>сейчас</translation>
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
        <translation>текущий</translation>
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
        <source>Counting the chains that would end …</source>
        <translation>Подсчёт цепочек, которые завершатся…</translation>
    </message>
    <message numerus="yes">
        <source>%n token chain(s) end: the people there must sign in again.</source>
        <translation>
            <numerusform>Завершится %n цепочка токенов: их пользователям придётся войти заново.</numerusform>
            <numerusform>Завершатся %n цепочки токенов: их пользователям придётся войти заново.</numerusform>
            <numerusform>Завершатся %n цепочек токенов: их пользователям придётся войти заново.</numerusform>
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
    <message>
        <source>Use this only when the private key may have leaked. To change keys without harm, rotate.

• %1
• Every access token signed by this key is refused as soon as a service reads the key set again.
• %2

This cannot be undone.</source>
        <comment>%1 and %2 are sentences</comment>
        <translation>Отзывайте ключ, только если закрытый ключ мог быть раскрыт. Чтобы поменять ключи без последствий, выполните смену.

• %1
• Все токены доступа, подписанные этим ключом, будут отклоняться, как только сервис снова прочитает набор ключей.
• %2

Отменить это нельзя.</translation>
    </message>
</context>
<context>
    <name>ui::KeysPage</name>
    <message>
        <source>Signing keys</source>
        <translation>Ключи подписи</translation>
    </message>
    <message>
        <source>Rotate key</source>
        <translation>Сменить ключ</translation>
    </message>
    <message>
        <source>There is no signing key yet. The first one is made when the server starts.</source>
        <translation>Ключей подписи пока нет. Первый появится при запуске сервера.</translation>
    </message>
    <message>
        <source>Nothing is planned for these keys.</source>
        <translation>Для этих ключей ничего не запланировано.</translation>
    </message>
    <message>
        <source>The key %1 is published.</source>
        <translation>Ключ %1 опубликован.</translation>
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
        <translation>Сохранение открытого ключа</translation>
    </message>
    <message>
        <source>Public key (*.pem)</source>
        <translation>Открытый ключ (*.pem)</translation>
    </message>
    <message>
        <source>The public key was saved as %1.</source>
        <translation>Открытый ключ сохранён: %1.</translation>
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
        <source>This client has no scopes.</source>
        <translation>У этого клиента нет прав (scope).</translation>
    </message>
    <message>
        <source>As for this client (%1)</source>
        <translation>Как у клиента (%1)</translation>
    </message>
    <message>
        <source>As for this client</source>
        <translation>Как у клиента</translation>
    </message>
</context>
<context>
    <name>ui::LabPage</name>
    <message>
        <source>Token lab</source>
        <translation>Пробные токены</translation>
    </message>
    <message>
        <source>Issued here</source>
        <translation>Выданы здесь</translation>
    </message>
    <message>
        <source>Forgotten when the console closes.</source>
        <translation>Список очистится при закрытии консоли.</translation>
    </message>
    <message>
        <source>%1
%2, %3</source>
        <comment>a client, the name of a user, a time</comment>
        <translation>%1
%2, %3</translation>
    </message>
    <message>
        <source>The token is revoked. A service that checks only the signature accepts it until it expires.</source>
        <translation>Токен отозван. Сервис, который проверяет только подпись, будет принимать его до конца срока.</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Токены</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>Сценарии</translation>
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
        <source>Copy header</source>
        <translation>Копировать заголовок</translation>
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
    <name>ui::MainWindow</name>
    <message>
        <source>Appearance</source>
        <translation>Оформление</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлое</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмное</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
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
        <source>A refresh token was used twice. Its chain was revoked.</source>
        <translation>Токен обновления использован повторно. Его цепочка отозвана.</translation>
    </message>
    <message>
        <source>Show chain</source>
        <translation>Показать цепочку</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Закрытие окна</translation>
    </message>
    <message>
        <source>Keep the server running?</source>
        <translation>Оставить сервер работать?</translation>
    </message>
    <message>
        <source>Applications can go on signing in while Gatehouse stays in the tray. This is asked only once.</source>
        <translation>Пока Gatehouse остаётся в области уведомлений, приложения могут выполнять вход. Вопрос задаётся один раз.</translation>
    </message>
    <message>
        <source>Keep serving</source>
        <translation>Оставить работать</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
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
        <translation>Gatehouse создаёт собственный удостоверяющий центр этой установки и подписывает им сертификат. Каждое устройство должно один раз начать ему доверять, до этого браузеры и программы предупреждают. Для имён в интернете импортируйте сертификат публичного центра.

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
</context>
<context>
    <name>ui::NavigationButton</name>
    <message>
        <source>%1, needs a look: %2</source>
        <comment>page, number</comment>
        <translation>%1, требует внимания: %2</translation>
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
        <source>Such as my-web-app; it cannot be changed later</source>
        <translation>Например, my-web-app; потом изменить нельзя</translation>
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
        <translation>Собственное приложение: согласие пользователя не запрашивается</translation>
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
        <source>8 to 128 letters, digits, dots, dashes, underscores or tildes.</source>
        <translation>От 8 до 128 латинских букв, цифр, точек, дефисов, подчёркиваний или тильд.</translation>
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
</context>
<context>
    <name>ui::NewUserDialog</name>
    <message>
        <source>New user</source>
        <translation>Новый пользователь</translation>
    </message>
    <message>
        <source>Create user</source>
        <translation>Создать</translation>
    </message>
    <message>
        <source>The address is known to be right</source>
        <translation>Адрес проверен</translation>
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
        <source>Active chains</source>
        <translation>Активные цепочки</translation>
    </message>
    <message>
        <source>Audit rows</source>
        <translation>Записи аудита</translation>
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
    <message>
        <source>Once more</source>
        <translation>Ещё раз</translation>
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
        <translation>Проверить связку ключей</translation>
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
        <translation>рукопожатий сорвалось</translation>
    </message>
    <message>
        <source>TLS connections that did not come about</source>
        <translation>Соединения TLS, которые не состоялись</translation>
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
        <translation>Ни один redirect URI ещё не зарегистрирован.</translation>
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
        <translation>В redirect URI нет фрагмента: уберите # и всё после него.</translation>
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
        <translation>Адрес такого вида не может быть redirect URI.</translation>
    </message>
    <message>
        <source>Would this match? Paste a redirect_uri</source>
        <translation>Подойдёт ли? Вставьте redirect_uri</translation>
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
        <translation>Приложение находит ID запроса в ответе, в заголовке X-Request-ID; страницы входа показывают его под ошибкой.</translation>
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
        <translation>Событий с таким ID запроса нет. Повторные отказы в течение минуты считаются в записи о первом из них, поэтому посмотрите события того же клиента и адреса около этого времени.</translation>
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
    <name>ui::RefusalRemedies</name>
    <message>
        <source>A parameter is missing, is there twice, or is not written as the standard says.</source>
        <translation>Параметра нет, он указан дважды или записан не так, как велит стандарт.</translation>
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
        <translation>Клиент известен, но этот тип гранта ему не разрешён.</translation>
    </message>
    <message>
        <source>The server does not know this grant, or it is switched off.</source>
        <translation>Сервер не знает такого типа гранта, или он выключен.</translation>
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
        <translation>Доказательства DPoP нет, оно устарело, уже использовано или относится к другому запросу или ключу.</translation>
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
        <translation>Один из redirect URI при регистрации недопустим.</translation>
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
        <translation>Последняя ошибка стала лишней: теперь имя заблокировано.</translation>
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
        <translation>Токен обновления привязан к ключу DPoP, а доказательства нет или оно от другого ключа.</translation>
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
        <translation>Прочтите описание и отправляйте каждый параметр один раз. Полный запрос показан во вкладке «Быстрый старт» клиента.</translation>
    </message>
    <message>
        <source>Send one of the redirect URIs that the client has, character by character. Its editor has a tester that tells the difference.</source>
        <translation>Отправляйте один из redirect URI клиента, символ в символ. В редакторе клиента есть проверка, которая покажет различие.</translation>
    </message>
    <message>
        <source>Send the ID of a client that exists and is not disabled.</source>
        <translation>Отправляйте ID клиента, который существует и не отключён.</translation>
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
        <translation>Разрешите тип гранта в редакторе клиента или используйте тот, что у него есть.</translation>
    </message>
    <message>
        <source>Use one of the grants that /.well-known/openid-configuration lists.</source>
        <translation>Используйте тип гранта из списка в /.well-known/openid-configuration.</translation>
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
        <translation>Делайте новое доказательство для каждого запроса: с его методом и адресом, временем, новым jti и последним nonce сервера. Проверьте и часы клиента.</translation>
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
        <translation>Обновите токен доступа. Если не примут и новый, вставьте его в инспектор на странице «Пробные токены»: он проверит каждое утверждение.</translation>
    </message>
    <message>
        <source>Ask for the scope at the sign-in, and allow it to the client.</source>
        <translation>Запросите право при входе и разрешите его клиенту.</translation>
    </message>
    <message>
        <source>Wait, or unblock it on the Server page under Protection. A program that retries with an old password causes this.</source>
        <translation>Подождите или снимите блокировку на странице «Сервер» во вкладке «Защита». Так бывает, когда программа повторяет попытки со старым паролем.</translation>
    </message>
    <message>
        <source>Wait until the lock ends, or unlock the user on the Users page.</source>
        <translation>Дождитесь конца блокировки или снимите её на странице «Пользователи».</translation>
    </message>
    <message>
        <source>Wait until the lock ends, or unlock the user on the Users page. Look at the addresses of the failures before.</source>
        <translation>Дождитесь конца блокировки или снимите её на странице «Пользователи». Посмотрите, с каких адресов были ошибки перед этим.</translation>
    </message>
    <message>
        <source>Type it again, or set a new password on the Users page. Many different names from one address are an attack.</source>
        <translation>Введите ещё раз или задайте новый пароль на странице «Пользователи». Много разных имён с одного адреса — это атака.</translation>
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
        <translation>Храните ключ доказательств DPoP столько же, сколько токен обновления.</translation>
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
        <translation>Доказательство DPoP от другого ключа, чем назван в запросе авторизации.</translation>
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
        <translation>Токен привязан к ключу, а отправлен без доказательства; или наоборот.</translation>
    </message>
    <message>
        <source>The DPoP proof is missing or of another key.</source>
        <translation>Доказательства DPoP нет, или оно от другого ключа.</translation>
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
        <translation>Попытка входа под именем %1 с адреса %2.</translation>
    </message>
    <message>
        <source>an unknown name</source>
        <translation>неизвестным</translation>
    </message>
    <message numerus="yes">
        <source>The same was refused %n times in that minute; one row stands for all.</source>
        <translation>
            <numerusform>За ту минуту было %n такой отказ; одна запись стоит за все.</numerusform>
            <numerusform>За ту минуту было %n таких отказа; одна запись стоит за все.</numerusform>
            <numerusform>За ту минуту было %n таких отказов; одна запись стоит за все.</numerusform>
        </translation>
    </message>
    <message>
        <source>The reason is %1.</source>
        <comment>an error code</comment>
        <translation>Причина: %1.</translation>
    </message>
    <message>
        <source>The parameter at fault is %1.</source>
        <translation>Виноват параметр %1.</translation>
    </message>
    <message>
        <source>The client was told %1: “%2”</source>
        <comment>an error code, its description in English</comment>
        <translation>Клиенту ответили %1: «%2»</translation>
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
        <translation>Сервисы, которые хранят набор ключей %1, будут отклонять новые токены, пока не прочитают его снова. Выбирайте это, только если все сервисы под вашим управлением.</translation>
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
        <source>1. A new key is made and published now.
2. %1
3. The old key stays published until the last token it signed has expired.

Nobody has to sign in again.</source>
        <comment>%1 is a sentence: when the new key signs</comment>
        <translation>1. Новый ключ создаётся и публикуется сейчас.
2. %1
3. Старый ключ остаётся опубликованным, пока не истечёт последний подписанный им токен.

Никому не придётся входить заново.</translation>
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
        <translation>Нисколько: он раскрыт</translation>
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
    <name>ui::SecretResult</name>
    <message>
        <source>It is shown only this once. Copy it before you close this window.</source>
        <translation>Показывается один раз. Скопируйте, прежде чем закрыть окно.</translation>
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
</context>
<context>
    <name>ui::ServerPage</name>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
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
        <translation>Пределы сохранены и действуют.</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Адреса</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Пределы</translation>
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
        <source>The certificate is imported. New connections get it; running ones go on.</source>
        <translation>Сертификат импортирован. Его получат новые соединения, открытые продолжают работать.</translation>
    </message>
    <message>
        <source>Remove the certificate?</source>
        <translation>Удалить сертификат?</translation>
    </message>
    <message>
        <source>The certificate and its private key are deleted here. HTTPS addresses cannot be served until there is another one.</source>
        <translation>Сертификат и его закрытый ключ будут удалены. Адреса с HTTPS не будут обслуживаться, пока не появится другой.</translation>
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
        <translation>Сертификат центра сохранён: %1.</translation>
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
        <source>The settings of the sign-in are saved and in effect.</source>
        <translation>Настройки входа сохранены и действуют.</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Вход</translation>
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
        <source>Ends at most</source>
        <translation>Крайний срок</translation>
    </message>
    <message>
        <source>Chains</source>
        <translation>Цепочки</translation>
    </message>
    <message>
        <source>End…</source>
        <translation>Завершить…</translation>
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
        <source>This ends all sessions of this user: %n.</source>
        <translation>
            <numerusform>Завершится %n сеанс этого пользователя.</numerusform>
            <numerusform>Завершатся все %n сеанса этого пользователя.</numerusform>
            <numerusform>Завершатся все %n сеансов этого пользователя.</numerusform>
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
        <source>A change takes effect at the next start.</source>
        <translation>Изменение вступит в силу при следующем запуске.</translation>
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
        <translation>Обычный HTTP отклоняется с кодом 403, кроме запросов с этого компьютера. Браузерам велено возвращаться только по HTTPS (HSTS).</translation>
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
        <translation>Остаётся открытым для следующего запроса. Пулы клиентов часто держат 30 с.</translation>
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
        <translation>Стоит на страницах входа, чтобы люди видели, где они.</translation>
    </message>
    <message>
        <source>Colour of the buttons</source>
        <translation>Цвет кнопок</translation>
    </message>
    <message>
        <source>On the sign-in pages. Letters on it turn dark or light by themselves.</source>
        <translation>На страницах входа. Буквы на кнопках сами становятся тёмными или светлыми.</translation>
    </message>
    <message>
        <source>What scopes mean</source>
        <translation>Что значат права</translation>
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
        <translation>Если браузера не было столько времени, нужно войти заново.</translation>
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
        <translation>Доказательствам DPoP нужен nonce</translation>
    </message>
    <message>
        <source>A proof must carry a number that this server sent just before: it cannot be made in advance. Clients need one request more now and then.</source>
        <translation>Доказательство должно нести число, которое сервер прислал прямо перед этим: заготовить его заранее нельзя. Иногда клиентам нужен лишний запрос.</translation>
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
        <translation>Ожидается: scope=текст, несколько через ;, каждый scope один раз.</translation>
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
    <name>ui::Sidebar</name>
    <message>
        <source>Pages</source>
        <translation>Страницы</translation>
    </message>
</context>
<context>
    <name>ui::SignInsCard</name>
    <message>
        <source>Sign-ins</source>
        <translation>Входы</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Успешные</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Неудачные</translation>
    </message>
    <message>
        <source>Sign-ins over time</source>
        <translation>Входы по времени</translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation>Показанный период</translation>
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
        <source>Show as a table</source>
        <translation>Показать таблицей</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Начало</translation>
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
        <translation>Ожидающих устройств нет. Телевизор или командная строка появятся здесь, пока их код вводят в другом месте.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is signed out of %2 at %3. Token chains that this ends at most: %n.</source>
        <translation>
            <numerusform>%1: выход из %2 по адресу %3. Завершится цепочек токенов, не больше: %n.</numerusform>
            <numerusform>%1: выход из %2 по адресу %3. Завершится цепочек токенов, не больше: %n.</numerusform>
            <numerusform>%1: выход из %2 по адресу %3. Завершится цепочек токенов, не больше: %n.</numerusform>
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
        <source>errors: %1</source>
        <translation>ошибки: %1</translation>
    </message>
    <message>
        <source>keychain: %1</source>
        <translation>связка ключей: %1</translation>
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
        <source>Paste any token</source>
        <translation>Вставьте любой токен</translation>
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
        <source>accepted</source>
        <comment>a token</comment>
        <translation>принят</translation>
    </message>
    <message>
        <source>refused</source>
        <comment>a token</comment>
        <translation>отклонён</translation>
    </message>
    <message>
        <source>passed</source>
        <comment>a check of a token</comment>
        <translation>пройдена</translation>
    </message>
    <message>
        <source>expected %1
found %2</source>
        <comment>values of a token</comment>
        <translation>ожидалось: %1
получено: %2</translation>
    </message>
    <message>
        <source>not checked</source>
        <comment>a check of a token</comment>
        <translation>не проверялось</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>a value that a token lacks</comment>
        <translation>ничего</translation>
    </message>
    <message>
        <source>Form</source>
        <comment>check of a token</comment>
        <translation>Формат</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <comment>check of a token</comment>
        <translation>Алгоритм</translation>
    </message>
    <message>
        <source>Key</source>
        <comment>check of a token</comment>
        <translation>Ключ</translation>
    </message>
    <message>
        <source>Signature</source>
        <comment>check of a token</comment>
        <translation>Подпись</translation>
    </message>
    <message>
        <source>Issuer</source>
        <comment>check of a token</comment>
        <translation>Издатель (iss)</translation>
    </message>
    <message>
        <source>Audience</source>
        <comment>check of a token</comment>
        <translation>Получатель (aud)</translation>
    </message>
    <message>
        <source>Lifetime</source>
        <comment>check of a token</comment>
        <translation>Срок действия</translation>
    </message>
    <message>
        <source>Type</source>
        <comment>check of a token</comment>
        <translation>Тип</translation>
    </message>
    <message>
        <source>State</source>
        <comment>check of a token</comment>
        <translation>Состояние</translation>
    </message>
</context>
<context>
    <name>ui::TopBar</name>
    <message>
        <source>Collapse or expand the sidebar</source>
        <translation>Свернуть или развернуть боковую панель</translation>
    </message>
    <message>
        <source>Appearance, language, quit</source>
        <translation>Оформление, язык, выход</translation>
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
        <source>Refresh token used twice</source>
        <translation>Токен обновления использован повторно</translation>
    </message>
    <message>
        <source>Its chain was revoked. Click to see it.</source>
        <translation>Его цепочка отозвана. Нажмите, чтобы посмотреть.</translation>
    </message>
    <message>
        <source>Gatehouse needs a look</source>
        <translation>Gatehouse требует внимания</translation>
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
        <translation>Адрес проверен</translation>
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
        <source>Sessions</source>
        <translation>Сеансы</translation>
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
        <source>Token chains</source>
        <translation>Цепочки токенов</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>Журнал аудита</translation>
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
        <source>Until %1.</source>
        <translation>До %1.</translation>
    </message>
    <message>
        <source>Until %1: %2.</source>
        <comment>time, then the reason</comment>
        <translation>До %1: %2.</translation>
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
        <source>Details</source>
        <translation>Сведения</translation>
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
            <numerusform>%1: при следующем входе через %2 согласие спросят снова. Завершится цепочек токенов: %n.</numerusform>
            <numerusform>%1: при следующем входе через %2 согласие спросят снова. Завершится цепочек токенов: %n.</numerusform>
            <numerusform>%1: при следующем входе через %2 согласие спросят снова. Завершится цепочек токенов: %n.</numerusform>
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
        <translation>Отказы</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Сеансы</translation>
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
        <translation>Типы грантов</translation>
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
        <translation>Криптографическая операция не удалась, ничего не изменено. Причина записана в журнале сервера.</translation>
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
        <source>Restore</source>
        <translation>Восстановить</translation>
    </message>
    <message>
        <source>No user matches this filter.</source>
        <translation>Под эти условия не подходит ни один пользователь.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Сбросить отбор</translation>
    </message>
    <message>
        <source>There are no users yet, so nobody can sign in.</source>
        <translation>Пользователей пока нет, поэтому входить некому.</translation>
    </message>
    <message numerus="yes">
        <source>Users selected: %n</source>
        <translation>
            <numerusform>Выбран %n пользователь</numerusform>
            <numerusform>Выбрано %n пользователя</numerusform>
            <numerusform>Выбрано %n пользователей</numerusform>
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
            <numerusform>Удалён %n пользователь.</numerusform>
            <numerusform>Удалены %n пользователя.</numerusform>
            <numerusform>Удалено %n пользователей.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>End sessions</source>
        <translation>Завершить сеансы</translation>
    </message>
    <message numerus="yes">
        <source>Sessions ended: %n.</source>
        <translation>
            <numerusform>Завершён %n сеанс.</numerusform>
            <numerusform>Завершены %n сеанса.</numerusform>
            <numerusform>Завершено %n сеансов.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign-ins</source>
        <translation>Входы</translation>
    </message>
    <message numerus="yes">
        <source>This ends all sessions of %1: %n.</source>
        <translation>
            <numerusform>Завершатся все сеансы пользователя %1: %n.</numerusform>
            <numerusform>Завершатся все сеансы пользователя %1: %n.</numerusform>
            <numerusform>Завершатся все сеансы пользователя %1: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Browsers that are signed out: %n.</source>
        <translation>
            <numerusform>Браузеров, в которых будет выполнен выход: %n.</numerusform>
            <numerusform>Браузеров, в которых будет выполнен выход: %n.</numerusform>
            <numerusform>Браузеров, в которых будет выполнен выход: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every application has to sign in again. Services that check access tokens by signature alone accept those that are already out until they expire.</source>
        <translation>Всем приложениям придётся войти заново. Сервисы, которые проверяют у токенов доступа только подпись, принимают уже выданные до истечения срока.</translation>
    </message>
</context>
</TS>
