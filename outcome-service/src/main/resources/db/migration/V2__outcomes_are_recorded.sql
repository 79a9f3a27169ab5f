-- What is written about a person in free text is sealed with a key of the person's own.
create table participants (
    participant_ref uuid           not null constraint participants_pk primary key,
    data_key        bytea          null,
    erased_at       timestamptz(6) null,
    constraint participants_erased_ck check ((erased_at is null) = (data_key is not null))
);
create index participants_erased on participants (participant_ref) where erased_at is not null;
comment on table participants is 'those about whom something was written, and those who were erased';
comment on column participants.data_key is 'wrapped by the service''s key; once it is gone, nothing that it sealed can be read';

-- Every version of what was found out for a follow-up. Rows are only ever added; the latest version holds.
-- The primary key is what makes two people's changes of the same version collide.
create table outcomes (
    enrolment_id uuid         not null,
    measure      text         not null,
    version      integer      not null constraint outcomes_version_counts check (version >= 1),
    kind         text         not null constraint outcomes_kind_known check (kind in ('RECORDED', 'CORRECTED', 'LOST', 'WITHDRAWN')),
    statuses     text[]       null,
    status_date  date         null,
    weekly_hours numeric(5,2) null,
    source       text         null,
    attempts     integer      null,
    lost_reason  text         null constraint outcomes_lost_reason_known check (lost_reason in ('NO_ANSWER', 'DECLINED', 'UNTRACEABLE', 'OTHER')),
    because_sealed bytea      null,
    due_on       date         null,
    exit_number  integer      not null,
    recorded_at  timestamptz  not null,
    recorded_by  text         not null,
    constraint outcomes_pk primary key (enrolment_id, measure, version),
    constraint outcomes_of_enrolment foreign key (enrolment_id) references enrolments,
    constraint outcomes_lost_reason_is_of_a_lost check (lost_reason is null or kind = 'LOST'),
    constraint outcomes_status_is_whole check (
        (kind in ('RECORDED', 'CORRECTED')) = (statuses is not null and status_date is not null and source is not null))
);
comment on column outcomes.due_on is 'as it was when this was recorded; null where a status was taken back after the exit was withdrawn';
comment on column outcomes.recorded_at is 'when we heard; status_date is the day it is about';
