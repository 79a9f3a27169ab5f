-- Free texts about a person are sealed with the data key of the person.
create table participants (
    participant_ref uuid           not null constraint participants_pk primary key,
    data_key        bytea          null,
    erased_at       timestamptz(6) null,
    constraint participants_erased_without_key check ((erased_at is null) = (data_key is not null))
);
create index participants_erased on participants (participant_ref) where erased_at is not null;
comment on table participants is 'persons with a free text, and erased persons';
comment on column participants.data_key is 'wrapped by a key of the service; when it is deleted, the sealed texts cannot be read any more';

-- Every version of every outcome. Rows are only added; the latest version applies.
-- The primary key prevents two users from adding the same version.
create table outcomes (
    enrolment_id uuid         not null,
    measure      text         not null,
    version      integer      not null constraint outcomes_version_positive check (version >= 1),
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
    constraint outcomes_enrolment_fk foreign key (enrolment_id) references enrolments,
    constraint outcomes_lost_reason_only_if_lost check (lost_reason is null or kind = 'LOST'),
    constraint outcomes_status_complete check (
        (kind in ('RECORDED', 'CORRECTED')) = (statuses is not null and status_date is not null and source is not null))
);
comment on column outcomes.due_on is 'the due date when this was recorded; null if a status was withdrawn after the exit was';
comment on column outcomes.recorded_at is 'time of entry; status_date is the day that the status describes';
