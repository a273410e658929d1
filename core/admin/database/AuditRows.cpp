#include "core/admin/database/AuditRows.h"

namespace core {

AuditRow rowOf(const AuditRecord &record)
{
    AuditRow row;
    row.id = record.id;
    row.seq = record.seq;
    row.createdAt = record.createdAt;
    row.eventType = record.eventType;
    row.success = record.success;
    row.user = record.user;
    row.username = record.username;
    row.client = record.client;
    row.address = record.address;
    row.userAgent = record.userAgent;
    row.errorMessage = record.errorMessage;
    row.requestId = record.requestId;
    row.actor = record.actor;
    row.data = record.data;
    row.hash = record.hash;
    row.marked = record.isMarked;
    row.note = record.note;
    return row;
}

} // namespace core
