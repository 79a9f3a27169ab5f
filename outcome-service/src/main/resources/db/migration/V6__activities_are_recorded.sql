-- One row per activity, with the columns that identify it, that lists are filtered by, and that the unique indexes need.
create table activities (
    activity_id    uuid    not null constraint activities_pk primary key,
    enrolment_id   uuid    not null constraint activities_enrolment_fk references enrolments,
    external_id    text    null,
    recording_unit text    not null,
    recorded_by    text    not null,
    version        integer not null constraint activities_version_positive check (version >= 1),
    kind           text    not null,
    on_date        date    not null,
    attendance     text    null,
    withdrawn      boolean not null
);
comment on table activities is 'the present version of each activity; activity_versions has its other fields';
comment on column activities.external_id is 'the id of another system; deleted when the person is erased';
comment on column activities.recording_unit is 'the unit of the user who recorded the first version; blank if they have none';
comment on column activities.recorded_by is 'the user who recorded the first version';
-- A meeting that was cancelled may be planned again on the same day. Several employers may be visited on one day.
create unique index activities_one_of_a_kind_per_day on activities (enrolment_id, kind, on_date)
 where not withdrawn and attendance is distinct from 'CANCELLED' and kind <> 'EMPLOYER_MEETING';
create unique index activities_external_id_unique on activities (enrolment_id, external_id) where external_id is not null;
create index activities_by_enrolment on activities (enrolment_id);
-- Worklists ask for planned meetings.
create index activities_planned on activities (on_date) where attendance = 'PLANNED' and not withdrawn;
-- Lists are in this order.
create index activities_by_day on activities (on_date, activity_id);

-- Every version of every activity. Rows are only added; the latest version applies.
-- The primary key prevents two users from adding the same version.
create table activity_versions (
    activity_id     uuid         not null,
    version         integer      not null constraint activity_versions_version_positive check (version >= 1),
    change          text         not null constraint activity_versions_change_known
                                 check (change in ('RECORDED', 'ENDED', 'CONFIRMED', 'ATTENDANCE', 'CORRECTED', 'WITHDRAWN')),
    kind            text         not null,
    on_date         date         not null,
    until_date      date         null,
    confirmed_on    date         null,
    weekly_hours    numeric(5,2) null,
    attendance      text         null constraint activity_versions_attendance_known
                                 check (attendance in ('PLANNED', 'HELD', 'NO_SHOW', 'CANCELLED')),
    held_on         date         null,
    source          text         not null,
    employer_sealed bytea        null,
    note_sealed     bytea        null,
    because_sealed  bytea        null,
    recorded_at     timestamptz  not null,
    recorded_by     text         not null,
    constraint activity_versions_pk primary key (activity_id, version),
    constraint activity_versions_activity_fk foreign key (activity_id) references activities,
    constraint activity_versions_until_not_before_on check (until_date >= on_date),
    constraint activity_versions_confirmed_only_if_open check (confirmed_on is null or until_date is null),
    constraint activity_versions_held_on_if_held check ((held_on is not null) = coalesce(attendance = 'HELD', false))
);
comment on column activity_versions.on_date is 'first day of a spell, planned day of a meeting, day a milestone was reached';
comment on column activity_versions.confirmed_on is 'the last day that an open spell is known to have gone on';
comment on column activity_versions.recorded_at is 'time of entry; the other dates are days of the activity';
