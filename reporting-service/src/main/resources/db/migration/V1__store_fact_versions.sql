-- The versions of facts from the other services, one row each. Everything else in this database is derived from them.
-- A duplicate conflicts with the primary key and is ignored.
create table initiative_versions (
    code        text        not null,
    version     int         not null,
    recorded_at timestamptz not null,
    definition  jsonb       not null,
    constraint initiative_versions_pk primary key (code, version)
);

create table enrolment_versions (
    enrolment_id    uuid        not null,
    version         int         not null,
    recorded_at     timestamptz not null,
    participant_ref uuid        not null,
    initiative      text        not null,
    started_on      date        not null,
    exited_on       date        null,
    exit_reason     text        null,
    exit_number     int         not null,
    age_at_start    int         null,
    age_at_exit     int         null,
    status_at_start text        null,
    state           text        null,
    constraint enrolment_versions_pk primary key (enrolment_id, version)
);
create index enrolment_versions_of_initiative on enrolment_versions (initiative, enrolment_id);

create table outcome_versions (
    enrolment_id uuid        not null,
    measure      text        not null,
    version      int         not null,
    recorded_at  timestamptz not null,
    due_on       date        null,
    exit_number  int         not null,
    statuses     text[]      not null,
    status_date  date        null,
    weekly_hours numeric     null,
    lost         boolean     not null,
    constraint outcome_versions_pk primary key (enrolment_id, measure, version)
);
comment on column outcome_versions.statuses is 'the codes of the event, also unknown ones';

create table activity_versions (
    activity_id  uuid        not null,
    version      int         not null,
    recorded_at  timestamptz not null,
    enrolment_id uuid        not null,
    kind         text        not null,
    begins_on    date        not null,
    until        date        null,
    confirmed_on date        null,
    weekly_hours numeric     null,
    attendance   text        null,
    held_on      date        null,
    withdrawn    boolean     not null,
    constraint activity_versions_pk primary key (activity_id, version)
);
create index activity_versions_of_enrolment on activity_versions (enrolment_id);
comment on column activity_versions.kind is 'the code of the event, known here or not, like attendance';
comment on column activity_versions.begins_on is 'the day a meeting is planned for, or a milestone was reached';

-- One row for each enrolment with an event. A lock on it serialises the derivation of the enrolment's follow-ups.
create table enrolment_locks (
    enrolment_id uuid not null,
    constraint enrolment_locks_pk primary key (enrolment_id)
);
