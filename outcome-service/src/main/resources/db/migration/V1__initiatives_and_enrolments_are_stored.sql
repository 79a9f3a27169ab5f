-- Initiatives and enrolments from participant-service, with the fields that follow-ups depend on. Nothing here identifies a person.
create table initiatives (
    code       text    not null constraint initiatives_pk primary key,
    version    integer not null constraint initiatives_version_positive check (version >= 1),
    definition jsonb   not null,
    skipped_measures text[] not null
);
comment on column initiatives.definition is 'JSON of the initiative with its measures, with the fields that this version of the service does not know';
comment on column initiatives.skipped_measures is
    'codes of the measures that the version of the service that derived the follow-ups could not read; in their order';

create table enrolments (
    enrolment_id       uuid    not null constraint enrolments_pk primary key,
    participant_ref    uuid    not null,
    sealed_for         uuid    not null,
    version            integer not null constraint enrolments_version_positive check (version >= 1),
    initiative         text    not null,
    consultant         text    not null,
    started_on         date    not null,
    exited_on          date    null,
    exit_reason        text    null,
    exit_number        integer not null constraint enrolments_exit_number_not_negative check (exit_number >= 0),
    status_at_start    text    null,
    wrongly_registered boolean not null,
    protected_address  boolean not null
);
comment on column enrolments.protected_address is 'only the assigned consultant and leads may see the person';
comment on table enrolments is 'has no foreign key to initiatives, because an enrolment may arrive before its initiative';
comment on column enrolments.sealed_for is
    'the person of its first event, also after a merge; their key seals the texts about the enrolment';
create index enrolments_by_sealed_for on enrolments (sealed_for);
create index enrolments_by_participant on enrolments (participant_ref);
create index enrolments_by_initiative on enrolments (initiative, enrolment_id);
-- For the active enrolments of one consultant or of all consultants on a day.
create index enrolments_active on enrolments (consultant, (coalesce(exited_on, 'infinity'))) include (exited_on, started_on, initiative)
 where not wrongly_registered;
