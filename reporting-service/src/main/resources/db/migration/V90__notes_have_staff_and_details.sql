-- Full-time equivalents that a line pays for, and what a budget note says about itself besides its money.
alter table grant_lines
    add full_time_equivalents numeric(6, 2) null
        constraint grant_lines_full_time_equivalents_positive check (full_time_equivalents > 0);

alter table grant_versions
    add districts   text[] not null default '{}',
    add address     text   null,
    add categories  text[] not null default '{}',
    add parallel_to text[] not null default '{}',
    add constraint grant_versions_categories check (categories <@ array['NEED_TO', 'EXPIRING_GRANT', 'REQUESTED_BY_COMMITTEE']);
comment on column grant_versions.districts is 'bydele';
comment on column grant_versions.parallel_to is 'documents that are applied for in parallel; one direction is enough';
