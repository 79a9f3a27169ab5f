-- One row per enrolment and measure that people answer, derived only from initiatives, enrolments, outcomes and activities, so it can be rebuilt.
-- Follow-ups that activities decide have no rows; they are derived when they are read.
-- It has no foreign key, because rows are derived from existing enrolments and the check would cost a lookup and a lock for each row.
-- It stores what does not depend on today. The state on a day follows from comparing the day with two columns.
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
    constraint follow_ups_due_or_cancelled check (due_on is not null or cancelled)
);
comment on column follow_ups.exit_number is 'the exit that it counts from, which its attempts and notes refer to; 0 if it counts from another day';
comment on column follow_ups.version is 'version of the latest outcome; 0 if there is none';

-- Lists are in the order of due_on; rows without one (withdrawn exit) come last.
create index follow_ups_by_due_date on follow_ups ((coalesce(due_on, 'infinity')), enrolment_id, measure);
create index follow_ups_by_initiative on follow_ups (initiative, (coalesce(due_on, 'infinity')), enrolment_id, measure);
create index follow_ups_by_consultant on follow_ups (consultant, (coalesce(due_on, 'infinity')), enrolment_id, measure);
-- Open follow-ups are few and do not grow over the years; worklists only use these indexes.
create index follow_ups_open_by_consultant on follow_ups (consultant, due_on, enrolment_id, measure) include (initiative)
 where answer = 'NONE' and not cancelled and not excluded;
create index follow_ups_open_by_due_date on follow_ups (due_on, enrolment_id, measure) include (initiative)
 where answer = 'NONE' and not cancelled and not excluded;
create index follow_ups_to_confirm on follow_ups (due_on, enrolment_id, measure) include (consultant, initiative)
 where needs_confirmation and not cancelled and not excluded;
