-- A restore raises the epoch of a writer's events. Its events carry it, so that readers notice the restore.
create table event_epoch (
    singleton boolean not null default true constraint event_epoch_pk primary key constraint event_epoch_is_one_row check (singleton),
    epoch     bigint  not null constraint event_epoch_positive check (epoch >= 1)
);
insert into event_epoch (epoch) values (1);
revoke insert, update, delete, truncate on event_epoch from ${service};

alter table outbox add column kept boolean not null default false;
comment on column outbox.kept is 'an event of this service, which is kept in published_events; false for a forwarded record';
alter table outbox_parked add column kept boolean not null default false;

-- All events of this service that Kafka has acknowledged, so that they can be published again after a restore. They identify no person.
create table published_events (
    id      bigint not null constraint published_events_pk primary key,
    topic   text   not null,
    key     bytea  not null,
    value   bytea  not null,
    headers json   not null
);
comment on column published_events.id is 'the id that the row had in the outbox: the order of publication of each key';

-- What this database knows about its topics. A topic with fewer or other events belongs to another backup.
create table published_positions (
    topic       text   not null,
    partition   int    not null,
    next_offset bigint not null,
    constraint published_positions_pk primary key (topic, partition)
);
comment on column published_positions.next_offset is 'the offset after the last acknowledged event';

-- The next offset of each partition that this service reads, written in the transaction that stores the events.
create table if not exists stored_offsets (
    topic       text   not null,
    partition   int    not null,
    next_offset bigint not null,
    constraint stored_offsets_pk primary key (topic, partition)
);
alter table stored_offsets
    add column first_offset bigint not null default 0,
    add column epoch        bigint not null default 0,
    add column last_record  text   null;
comment on column stored_offsets.first_offset is 'the offset of the first record that was read';
comment on column stored_offsets.epoch is 'the epoch of the events; 0 if they have none';
comment on column stored_offsets.last_record is 'timestamp and id of the record before next_offset; null if it could not be read';

-- After a restore: publishes all events of this database again, in a new epoch. Returns their number.
create function publish_again() returns bigint language plpgsql as $$
declare
    number bigint;
begin
    update event_epoch set epoch = epoch + 1;
    delete from published_positions;
    with published as (delete from published_events returning id, topic, key, value, headers),
         pending as (delete from outbox where kept returning id, topic, key, value, headers)
    insert into outbox (topic, key, value, headers, kept)
    select topic, key, value, headers, true from (select * from published union all select * from pending) as again order by id;
    get diagnostics number = row_count;
    return number;
end $$;
revoke execute on function publish_again() from public;
