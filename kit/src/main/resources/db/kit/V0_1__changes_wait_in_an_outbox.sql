-- A change and its event commit together: the event waits here until the relay has published it.
-- The id is taken while the aggregate's row is locked, so ids of one key are in the order of its versions.
create table outbox (
    id       bigint generated always as identity constraint outbox_pk primary key,
    topic    text  not null,
    key      bytea null,
    value    bytea null,
    headers  json  not null,
    written_at timestamptz not null default clock_timestamp()
);
comment on column outbox.key is 'null only for a record forwarded as it came without a key';
comment on column outbox.headers is 'name -> value; a value that is not UTF-8 text stands as {"base64": "..."}';
