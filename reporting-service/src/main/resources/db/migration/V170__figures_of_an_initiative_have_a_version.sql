-- The version grows in each transaction that changes what the figures of an initiative are counted from, so a figure that was counted with the present
-- version is right (dk.fodfaeste.reporting.projection.FigureVersions). The row without a code stands for the definitions of all initiatives.
create table figure_versions (
    initiative text   not null constraint figure_versions_pk primary key,
    version    bigint not null
);

create table next.figure_versions (like figure_versions including comments);
alter table next.figure_versions add constraint figure_versions_pk primary key (initiative);
grant select, insert, update, delete, truncate on next.figure_versions to ${service};

create or replace function projection_tables() returns text[] language sql immutable as $$
    select array['stored_offsets', 'unreadable_events', 'initiative_versions', 'enrolment_versions', 'outcome_versions', 'activity_versions',
        'employment_versions', 'enrolment_locks', 'follow_ups', 'pending_derivations', 'figure_versions']
$$;
