-- What a register was asked. What it has answered follows from follow_ups.
create table register_batches (
    batch_id    uuid           not null constraint register_batches_pk primary key,
    initiative  text           not null,
    measure     text           null,
    due_from    date           not null,
    due_to      date           not null,
    purpose     text           not null,
    receiver_id uuid           not null constraint register_batches_receiver_fk references register_receivers,
    asked       integer        not null constraint register_batches_asked_positive check (asked >= 1),
    left_out    integer        not null constraint register_batches_left_out_not_negative check (left_out >= 0),
    made_at     timestamptz(6) not null,
    made_on     date           not null,
    made_by     text           not null,
    constraint register_batches_window check (due_from <= due_to),
    constraint register_batches_once_a_day
        unique nulls not distinct (made_by, made_on, initiative, measure, due_from, due_to, purpose, receiver_id)
);
comment on column register_batches.measure is 'null for every measure that people answer';
comment on column register_batches.asked is 'number of follow-ups when the batch was made; those of erased persons have no rows any more';
comment on column register_batches.left_out is 'number of follow-ups of persons with a protected address';

create table register_batch_follow_ups (
    batch_id     uuid    not null constraint register_batch_follow_ups_batch_fk references register_batches,
    number       integer not null constraint register_batch_follow_ups_number_positive check (number >= 1),
    enrolment_id uuid    not null constraint register_batch_follow_ups_enrolment_fk references enrolments,
    measure      text    not null,
    due_on       date    not null,
    constraint register_batch_follow_ups_pk primary key (batch_id, number)
);
comment on column register_batch_follow_ups.number is 'place in the batch, in the order of due dates';
create index register_batch_follow_ups_by_enrolment on register_batch_follow_ups (enrolment_id);
