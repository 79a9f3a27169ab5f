-- Events that Kafka refused for good, such as a record that is larger than its topic allows. They stop no other event. An operator removes the
-- cause and moves the row back to the outbox, or deletes it.
create table outbox_parked (
    id         bigint      not null constraint outbox_parked_pk primary key,
    topic      text        not null,
    key        bytea       null,
    value      bytea       null,
    headers    json        not null,
    written_at timestamptz not null,
    parked_at  timestamptz not null default clock_timestamp(),
    reason     text        not null
);
comment on column outbox_parked.id is 'the id that the row had in the outbox';
comment on column outbox_parked.reason is 'why Kafka refused it; nothing of its content';
