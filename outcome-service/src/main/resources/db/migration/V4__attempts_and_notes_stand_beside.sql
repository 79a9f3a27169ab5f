-- What consultants write down until a status answers. It answers nothing and is told to nobody, and goes when the person is erased.
create table attempts (
    enrolment_id uuid        not null,
    measure      text        not null,
    exit_number  integer     not null,
    attempted_on date        not null,
    recorded_at  timestamptz not null,
    recorded_by  text        not null,
    constraint attempts_pk primary key (enrolment_id, measure, exit_number, attempted_on),
    constraint attempts_of_enrolment foreign key (enrolment_id) references enrolments
);
comment on table attempts is 'a day on which somebody tried to reach the person in vain, once';

-- Rows are only ever added; the one with the highest number holds.
create table notes (
    enrolment_id uuid         not null,
    measure      text         not null,
    exit_number  integer      not null,
    number       integer      not null constraint notes_number_counts check (number >= 1),
    statuses     text[]       null,
    heard_on     date         null,
    weekly_hours numeric(5,2) null,
    source       text         null,
    recorded_at  timestamptz  not null,
    recorded_by  text         not null,
    constraint notes_pk primary key (enrolment_id, measure, exit_number, number),
    constraint notes_of_enrolment foreign key (enrolment_id) references enrolments,
    constraint notes_are_whole check (
        (statuses is null) = (heard_on is null) and (statuses is null) = (source is null) and (statuses is not null or weekly_hours is null))
);
comment on table notes is 'what was heard before the follow-up was due';
comment on column notes.statuses is 'null where what was noted was taken away';
