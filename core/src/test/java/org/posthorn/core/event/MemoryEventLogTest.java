package org.posthorn.core.event;

class MemoryEventLogTest implements EventLogContract, MailingUsageContract {
    private final MemoryEventLog log = new MemoryEventLog();

    @Override
    public EventLog log() {
        return log;
    }
}
