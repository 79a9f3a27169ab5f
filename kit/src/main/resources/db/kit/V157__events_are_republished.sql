alter table outbox add column republished boolean not null default false;
comment on column outbox.republished is 'an event of published_events that is sent once more, with the header republished';
alter table outbox_parked add column republished boolean not null default false;

-- Finds the latest event of a key.
create index published_events_by_key on published_events (key, topic, id);

-- What administrators have asked to be sent once more. The events are copied to the outbox in the order of their ids, chunk by chunk.
create table republications (
    id           bigint generated always as identity constraint republications_pk primary key,
    scope        text        not null constraint republications_scope_known check (scope in ('ENROLMENT', 'INITIATIVE', 'EVERYTHING')),
    subject      text        null,
    initiative   text        null,
    requested_by text        not null,
    requested_at timestamptz not null,
    until_event  bigint      not null,
    last_event   bigint      not null default 0,
    sent         bigint      not null default 0,
    finished_at  timestamptz null,
    constraint republications_subject_named check ((scope = 'EVERYTHING') = (subject is null) and (subject is null) = (initiative is null))
);
comment on column republications.subject is 'the id of the enrolment or the code of the initiative';
comment on column republications.until_event is 'the id of the last event that was published when it was requested';
comment on column republications.last_event is 'the id of the last event that was considered';
create unique index republications_one_at_a_time on republications ((finished_at is null)) where finished_at is null;

-- After a restore, all events are published again anyway, so those that wait to be sent once more are dropped.
create or replace function publish_again() returns bigint language plpgsql as $$
declare
    number bigint;
begin
    update event_epoch set epoch = epoch + 1;
    delete from published_positions;
    update republications set finished_at = clock_timestamp() where finished_at is null;
    with published as (delete from published_events returning id, topic, key, value, headers),
         pending as (delete from outbox where kept returning id, topic, key, value, headers, republished)
    insert into outbox (topic, key, value, headers, kept)
    select topic, key, value, headers, true
      from (select * from published
            union all
            select id, topic, key, value, headers from pending where not republished) as again
     order by id;
    get diagnostics number = row_count;
    return number;
end $$;
