-- What participant-service has told. Of an enrolment only what a follow-up depends on; nothing that says who somebody is.
create table initiatives (
    code       text    not null constraint initiatives_pk primary key,
    version    integer not null constraint initiatives_version_counts check (version >= 1),
    definition jsonb   not null
);
comment on column initiatives.definition is 'the measures, as far as follow-ups depend on them';

create table enrolments (
    enrolment_id       uuid    not null constraint enrolments_pk primary key,
    participant_ref    uuid    not null,
    sealed_for         uuid    not null,
    version            integer not null constraint enrolments_version_counts check (version >= 1),
    initiative         text    not null,
    consultant         text    not null,
    started_on         date    not null,
    exited_on          date    null,
    exit_reason        text    null,
    exit_number        integer not null constraint enrolments_exit_number_counts check (exit_number >= 0),
    wrongly_registered boolean not null,
    protected_address  boolean not null
);
comment on column enrolments.protected_address is 'only the assigned consultant and leads see whose follow-ups these are';
comment on table enrolments is 'may arrive before their initiative, so nothing refers to it';
comment on column enrolments.sealed_for is
    'of whom it was told first: her key seals what is written about it, also after her record was merged into another one';
create index enrolments_sealed_for on enrolments (sealed_for);
create index enrolments_of_participant on enrolments (participant_ref);
create index enrolments_of_initiative on enrolments (initiative, enrolment_id);
-- Who is active on a day is found for one consultant, or for each of them.
create index enrolments_active on enrolments (consultant, (coalesce(exited_on, 'infinity'))) include (exited_on, started_on, initiative)
 where not wrongly_registered;
