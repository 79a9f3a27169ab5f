create table enrolment_versions (
    enrolment_id       uuid           not null constraint enrolment_versions_enrolment_fk references enrolments,
    version            integer        not null,
    change             text           not null,
    participant_ref    uuid           not null,
    consultant         text           not null,
    started_on         date           not null,
    status_at_start    text           null,
    exited_on          date           null,
    exit_reason        text           null,
    exit_number        integer        not null,
    wrongly_registered boolean        not null,
    because_sealed     bytea          null,
    recorded_at        timestamptz(6) not null,
    recorded_by        text           not null,
    constraint enrolment_versions_pk primary key (enrolment_id, version)
);
comment on table enrolment_versions is 'the facts of an enrolment after each change, including the present version';
comment on column enrolment_versions.participant_ref is 'the person at that time; records of one person may have been merged since';
comment on column enrolment_versions.change is 'started, exited, ...: the event type without its prefix';
