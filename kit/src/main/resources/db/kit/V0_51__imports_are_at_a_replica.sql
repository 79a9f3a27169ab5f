create table background_imports (
    id             uuid           not null constraint background_imports_pk primary key,
    owner          text           not null,
    replica        text           not null,
    state          text           not null,
    dry_run        boolean        not null,
    accepted       int            not null,
    unchanged      int            not null,
    rejected_count int            not null,
    changed_at     timestamptz(6) not null
);
comment on table background_imports is 'which replica has the file and the state of a background import; only a hint for the others';
create index background_imports_of on background_imports (owner);
create index background_imports_at on background_imports (replica);
