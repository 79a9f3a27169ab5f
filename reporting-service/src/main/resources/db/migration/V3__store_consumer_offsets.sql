-- The next offset of each partition, written in the transaction that stores the events. If the table is empty, the service reads every topic
-- from its beginning, so a dropped projection is rebuilt.
create table stored_offsets (
    topic       text   not null,
    partition   int    not null,
    next_offset bigint not null,
    constraint stored_offsets_pk primary key (topic, partition)
);

-- Unreadable records, for counting. Their content and the reason are in the dead-letter topic.
create table unreadable_events (
    topic         text        not null,
    partition     int         not null,
    record_offset bigint      not null,
    found_at      timestamptz not null default now(),
    constraint unreadable_events_pk primary key (topic, partition, record_offset)
);
