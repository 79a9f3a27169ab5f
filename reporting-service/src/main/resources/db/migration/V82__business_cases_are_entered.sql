-- Business cases. Users enter them here and no topic has them, so a rebuild must not drop them. Every version is kept; the highest is the
-- current one.
create table business_case_versions (
    initiative  text        not null,
    code        text        not null,
    version     int         not null,
    assumptions jsonb       not null,
    because     text        not null,
    recorded_at timestamptz not null,
    recorded_by text        not null,
    constraint business_case_versions_pk primary key (initiative, code, version)
);
comment on column business_case_versions.because is 'why the assumptions were entered or changed';
