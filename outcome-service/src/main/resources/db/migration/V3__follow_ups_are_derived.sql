-- One row per enrolment and measure, derived from the tables of facts and from nothing else: it may be emptied and built again.
-- So nothing checks that its enrolments exist: they are what it is made from, and checking costs a look and a lock for each row.
-- It holds what does not depend on the day one asks, so that the state on a day is a comparison of that day with two columns.
create table follow_ups (
    enrolment_id       uuid    not null,
    measure            text    not null,
    initiative         text    not null,
    consultant         text    not null,
    anchor_on          date    null,
    due_on             date    null,
    closes_on          date    null,
    cancelled          boolean not null,
    excluded           boolean not null,
    answer             text    not null constraint follow_ups_answer_known check (answer in ('RECORDED', 'LOST', 'NONE')),
    needs_confirmation boolean not null,
    version            integer not null,
    exit_number        integer not null,
    constraint follow_ups_pk primary key (enrolment_id, measure),
    constraint follow_ups_are_due_or_cancelled check (due_on is not null or cancelled)
);
comment on column follow_ups.exit_number is 'the exit that it counts from, whose attempts and notes are its own; 0 where it counts from the start';
comment on column follow_ups.version is 'of the latest outcome; 0 while nobody has touched it';

-- Lists are read in order of due_on; what has none (a withdrawn exit) comes last.
create index follow_ups_by_due_date on follow_ups ((coalesce(due_on, 'infinity')), enrolment_id, measure);
create index follow_ups_of_initiative on follow_ups (initiative, (coalesce(due_on, 'infinity')), enrolment_id, measure);
create index follow_ups_of_consultant on follow_ups (consultant, (coalesce(due_on, 'infinity')), enrolment_id, measure);
-- What is open is little and does not grow with the years: a consultant's desk is counted and read from these alone.
create index follow_ups_open_of_consultant on follow_ups (consultant, due_on, enrolment_id, measure) include (initiative)
 where answer = 'NONE' and not cancelled and not excluded;
create index follow_ups_open on follow_ups (due_on, enrolment_id, measure) include (initiative)
 where answer = 'NONE' and not cancelled and not excluded;
create index follow_ups_to_confirm on follow_ups (due_on, enrolment_id, measure) include (consultant, initiative)
 where needs_confirmation and not cancelled and not excluded;
