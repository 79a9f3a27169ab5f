-- Rows are only ever added; the one with the highest version holds.
create table employments (
    consultant           text         not null,
    version              integer      not null constraint employments_version_counts check (version >= 1),
    full_time_equivalent numeric(3,2) not null constraint employments_part_of_a_week check (full_time_equivalent between 0.05 and 1.50),
    leaves_on            date         null,
    recorded_at          timestamptz  not null,
    recorded_by          text         not null,
    constraint employments_pk primary key (consultant, version)
);
comment on table employments is 'how much consultants work and until when; whoever has no row may have enrolments all the same';
