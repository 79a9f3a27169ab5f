-- One row for each follow-up and each period during which it was known in this form. Derived from the fact versions only.
create table follow_ups (
    enrolment_id    uuid        not null,
    measure         text        not null,
    known_from      timestamptz not null,
    known_to        timestamptz not null,
    participant_ref uuid        not null,
    initiative      text        not null,
    anchor_on       date        not null,
    due_on          date        not null,
    closes_on       date        not null,
    result          text        null,
    success         boolean     not null,
    target_percent  numeric     not null,
    age             int         null,
    exit_reason     text        null,
    statuses        text[]      null,
    constraint follow_ups_pk primary key (enrolment_id, measure, known_from),
    constraint follow_ups_known_period check (known_from < known_to),
    constraint follow_ups_result check (result in ('EXCLUDED', 'RECORDED', 'LOST')),
    constraint follow_ups_success_is_recorded check (not success or (result is not null and result = 'RECORDED')),
    constraint follow_ups_statuses_are_recorded check ((statuses is not null) = coalesce(result = 'RECORDED', false))
);
comment on column follow_ups.known_to is 'exclusive; infinity if known at present';
comment on column follow_ups.result is 'null if no fact decides it; the reference day then decides between not due, pending and unanswered';
comment on column follow_ups.age is 'on the anchor date';
comment on column follow_ups.exit_reason is 'null if the measure does not count from the exit';
comment on column follow_ups.statuses is 'the codes that answer the follow-up, also unknown ones';

-- Covering indexes, one for each basis, for index-only scans of what is known at present.
create index follow_ups_now_by_anchor on follow_ups (initiative, measure, anchor_on)
    include (due_on, closes_on, result, success, target_percent, participant_ref) where known_to = 'infinity';
create index follow_ups_now_by_due on follow_ups (initiative, measure, due_on)
    include (anchor_on, closes_on, result, success, target_percent, participant_ref) where known_to = 'infinity';
-- Figures for an earlier instant are requested less often.
create index follow_ups_then on follow_ups (initiative, measure, known_to);
