-- The last published state of each follow-up that people answer and for which something was recorded. It is compared with follow_ups after each change.
create table outcome_states (
    enrolment_id uuid    not null,
    measure      text    not null,
    initiative   text    null,
    version      integer null,
    answer       text    null,
    excluded     boolean null,
    revision     integer not null constraint outcome_states_revision_positive check (revision >= 1),
    constraint outcome_states_pk primary key (enrolment_id, measure),
    constraint outcome_states_complete check (num_nulls(initiative, version, answer, excluded) in (0, 4))
);
comment on column outcome_states.version is 'of the outcome; null, like the initiative, the answer and excluded, after a tombstone';

-- At the first start, the follow-ups are derived again, which publishes the states of the outcomes that exist.
insert into pending_derivations (initiative) select code from initiatives
on conflict (initiative) do update set last_enrolment = null;
