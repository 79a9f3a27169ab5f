-- How much the consultants work, and who has an enrolment: the caseload per full-time equivalent follows from both.
create table employment_versions (
    consultant           text        not null,
    version              int         not null,
    recorded_at          timestamptz not null,
    full_time_equivalent numeric     not null,
    leaves_on            date        null,
    constraint employment_versions_pk primary key (consultant, version)
);
comment on column employment_versions.leaves_on is 'the last day; null if none is known';

alter table enrolment_versions add column consultant text null;
comment on column enrolment_versions.consultant is 'null in rows that were stored before the column existed; a rebuild fills it';
