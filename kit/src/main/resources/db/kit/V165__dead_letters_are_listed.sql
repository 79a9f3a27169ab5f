-- The records that this service could not read, as places in their topics. Nothing of their content is here.
create table dead_letters (
    id            bigint         not null generated always as identity constraint dead_letters_pk primary key,
    topic         text           not null,
    partition     int            not null,
    record_offset bigint         not null,
    reason        text           not null,
    found_at      timestamptz(6) not null,
    redriven_at   timestamptz(6) null,
    constraint dead_letters_place unique (topic, partition, record_offset)
);
comment on column dead_letters.reason is 'the kind of fault and its position; nothing of the content';
comment on column dead_letters.redriven_at is 'when the record was processed after all; null while it waits';
create index dead_letters_waiting on dead_letters (id) where redriven_at is null;

-- When the chain of the audit trail was verified.
create table audit_verifications (
    verified_at timestamptz(6) not null,
    faults      int            not null
);
create index audit_verifications_at on audit_verifications (verified_at);
revoke update, delete, truncate on audit_verifications from ${service};
