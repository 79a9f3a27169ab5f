create table initiatives (
    code        text           not null constraint initiatives_pk primary key,
    version     integer        not null,
    definition  jsonb          not null,
    recorded_at timestamptz(6) not null
);
comment on table initiatives is 'the present version of each initiative';

create table initiative_versions (
    code        text           not null constraint initiative_versions_initiative_fk references initiatives,
    version     integer        not null,
    definition  jsonb          not null,
    recorded_at timestamptz(6) not null,
    recorded_by text           not null,
    constraint initiative_versions_pk primary key (code, version)
);
comment on table initiative_versions is 'every version, including the present one; never updated';
