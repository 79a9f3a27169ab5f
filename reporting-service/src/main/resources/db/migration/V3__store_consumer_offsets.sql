-- How far each partition has been read, written in the transaction that keeps what was read. An empty table makes the service read every
-- topic from its beginning, so a dropped projection rebuilds itself.
create table stored_offsets (
    topic       text   not null,
    partition   int    not null,
    next_offset bigint not null,
    constraint stored_offsets_pk primary key (topic, partition)
);

-- Records that could not be understood. Their bytes and the reason are among the dead letters; here they are counted, each once.
create table unreadable_events (
    topic         text        not null,
    partition     int         not null,
    record_offset bigint      not null,
    found_at      timestamptz not null default now(),
    constraint unreadable_events_pk primary key (topic, partition, record_offset)
);
