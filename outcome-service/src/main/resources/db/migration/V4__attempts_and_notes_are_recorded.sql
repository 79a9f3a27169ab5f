-- Attempts and notes before a status is recorded. They are in no event and are deleted when the person is erased.
create table attempts (
    enrolment_id uuid        not null,
    measure      text        not null,
    exit_number  integer     not null,
    attempted_on date        not null,
    recorded_at  timestamptz not null,
    recorded_by  text        not null,
    constraint attempts_pk primary key (enrolment_id, measure, exit_number, attempted_on),
    constraint attempts_enrolment_fk foreign key (enrolment_id) references enrolments
);
comment on table attempts is 'days on which a consultant tried to reach the person without success';

-- Rows are only added; the row with the highest number applies.
create table notes (
    enrolment_id uuid         not null,
    measure      text         not null,
    exit_number  integer      not null,
    number       integer      not null constraint notes_number_positive check (number >= 1),
    statuses     text[]       null,
    heard_on     date         null,
    weekly_hours numeric(5,2) null,
    source       text         null,
    recorded_at  timestamptz  not null,
    recorded_by  text         not null,
    constraint notes_pk primary key (enrolment_id, measure, exit_number, number),
    constraint notes_enrolment_fk foreign key (enrolment_id) references enrolments,
    constraint notes_complete check (
        (statuses is null) = (heard_on is null) and (statuses is null) = (source is null) and (statuses is not null or weekly_hours is null))
);
comment on table notes is 'what was heard about the person before the due date';
comment on column notes.statuses is 'null if the note before it was removed';
