-- The day of the latest attempt of an exit applies.
alter table attempts add column call_again_on date null
    constraint attempts_call_again_later check (call_again_on >= attempted_on);
comment on column attempts.call_again_on is 'the day on which the person is to be called again; null if none was agreed';

create index attempts_call_again on attempts (enrolment_id, measure, exit_number) where call_again_on is not null;
