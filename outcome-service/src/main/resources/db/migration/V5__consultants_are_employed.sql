-- Rows are only added; the row with the highest version applies.
create table employments (
    consultant           text         not null,
    version              integer      not null constraint employments_version_positive check (version >= 1),
    full_time_equivalent numeric(3,2) not null constraint employments_full_time_equivalent_range check (full_time_equivalent between 0.05 and 1.50),
    leaves_on            date         null,
    recorded_at          timestamptz  not null,
    recorded_by          text         not null,
    constraint employments_pk primary key (consultant, version)
);
comment on table employments is 'how much consultants work and until when; consultants with enrolments need not have a row';
