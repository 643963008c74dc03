package org.posthorn.core.event;

class MemoryEventLogTest implements EventLogContract {
    private final MemoryEventLog log = new MemoryEventLog();

    @Override
    public EventLog log() {
        return log;
    }
}
