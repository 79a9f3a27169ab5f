-- One row for each series of follow-ups and each period during which it was known in this form. A follow-up that is asked once is a series of
-- its own. Rows of questions that are not asked are counted beside the figures. Derived from the fact versions only.
create table follow_ups (
    enrolment_id    uuid        not null,
    measure         text        not null,
    position        int         not null,
    known_from      timestamptz not null,
    known_to        timestamptz not null,
    participant_ref uuid        not null,
    initiative      text        not null,
    occasion        date        null,
    anchor_on       date        not null,
    due_on          date        not null,
    closes_on       date        null,
    period_months   int         null,
    repeats         interval    null,
    last_on         date        null,
    settlement      text        not null,
    success         boolean     not null,
    target_percent  numeric     null,
    age             int         null,
    age_on          date        not null,
    exit_reason     text        null,
    decided_by      text[]      not null,
    constraint follow_ups_pk primary key (enrolment_id, measure, due_on, position, known_from),
    constraint follow_ups_known_period check (known_from < known_to),
    constraint follow_ups_settlement check (settlement in ('EXCLUDED', 'ANSWERED', 'LOST', 'DECIDED', 'OPEN', 'START_UNKNOWN',
        'MEETING_CANCELLED')),
    constraint follow_ups_close check ((closes_on is null) = (settlement in ('START_UNKNOWN', 'MEETING_CANCELLED'))),
    constraint follow_ups_success_is_settled check (not success or settlement in ('ANSWERED', 'DECIDED')),
    constraint follow_ups_recur_in_one_way check (period_months is null or repeats is null),
    constraint follow_ups_last_recurs check (last_on is null or period_months is not null or repeats is not null)
);
comment on column follow_ups.position is 'numbers the rows with the same first due date';
comment on column follow_ups.known_to is 'exclusive; infinity if known at present';
comment on column follow_ups.occasion is 'the first one; null if the follow-up is asked once';
comment on column follow_ups.due_on is 'of the first follow-up of the series, like anchor_on and closes_on';
comment on column follow_ups.closes_on is 'the last day of grace; null if the question is not asked';
comment on column follow_ups.period_months is 'asked on the last day of every calendar period of so many months';
comment on column follow_ups.repeats is 'asked again after every such interval, added to the due date before';
comment on column follow_ups.last_on is 'the last occasion; null if the series goes on, or if the follow-up is asked once';
comment on column follow_ups.settlement is 'as far as facts settle it; the reference day then decides between not due, pending, recorded and unanswered';
comment on column follow_ups.age is 'on age_on, in whole years';
comment on column follow_ups.exit_reason is 'null if the measure is not about enrolments that ended';
comment on column follow_ups.decided_by is 'the codes of the statuses or activities that answer or decide the follow-up, also unknown ones';

-- Covering indexes, one for each basis, for index-only scans of what is known at present and asked once.
create index follow_ups_now_by_anchor on follow_ups (initiative, measure, anchor_on)
    include (due_on, closes_on, settlement, success, target_percent, participant_ref, enrolment_id)
    where known_to = 'infinity' and period_months is null and repeats is null;
create index follow_ups_now_by_due on follow_ups (initiative, measure, due_on)
    include (anchor_on, closes_on, settlement, success, target_percent, participant_ref, enrolment_id)
    where known_to = 'infinity' and period_months is null and repeats is null;
create index follow_ups_now_at_period_ends on follow_ups (initiative, measure, due_on)
    include (last_on, closes_on, period_months, settlement, success, target_percent, participant_ref, enrolment_id)
    where known_to = 'infinity' and period_months is not null;
create index follow_ups_now_repeating on follow_ups (initiative, measure, due_on)
    include (last_on, closes_on, repeats, settlement, success, target_percent, participant_ref, enrolment_id)
    where known_to = 'infinity' and repeats is not null;
-- Figures for an earlier instant are requested less often.
create index follow_ups_then on follow_ups (initiative, measure, known_to);
