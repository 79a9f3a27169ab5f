-- Initiatives whose follow-ups are to be derived again, because a version of their definition has arrived. A row is written in the transaction that
-- stores the version, and deleted with the last chunk (dk.fodfaeste.kit.derivation).
create table pending_derivations (
    initiative     text        not null,
    last_enrolment uuid        null,
    derived_at     timestamptz null,
    constraint pending_derivations_pk primary key (initiative)
);
comment on column pending_derivations.last_enrolment is 'derived up to this id; null if the first chunk is not derived yet';
comment on column pending_derivations.derived_at is 'when the latest chunk was derived or failed: initiatives take turns';
