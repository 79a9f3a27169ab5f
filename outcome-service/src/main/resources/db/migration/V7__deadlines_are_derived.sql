-- The open deadline of each enrolment and measure with deadlines, derived like follow_ups. It is the first deadline after the last meeting that met
-- one, so it does not depend on today and may have passed.
create table follow_up_deadlines (
    enrolment_id uuid not null,
    measure      text not null,
    initiative   text not null,
    consultant   text not null,
    exited_on    date null,
    meeting      text not null,
    due_on       date not null,
    closes_on    date not null,
    constraint follow_up_deadlines_pk primary key (enrolment_id, measure)
);
comment on column follow_up_deadlines.exited_on is 'the deadline need not be met after this day';
-- For the deadlines of one consultant or of all consultants in active enrolments, in the order of due_on.
create index follow_up_deadlines_by_consultant on follow_up_deadlines (consultant, (coalesce(exited_on, 'infinity')), due_on);
create index follow_up_deadlines_by_due_date on follow_up_deadlines (due_on, enrolment_id, measure);
