-- The keyed hash of the case number in lower case. Rows from before have that of the number as it was written, and are found by it.
alter table enrolments add column case_number_search text null;
update enrolments set case_number_search = case_number_lookup;
create index enrolments_case_number_search_ix on enrolments (case_number_search);

-- What a user has searched for, so that the address of the result does not contain it. Each row has its own data key.
create table recent_searches (
    search_id     uuid           not null constraint recent_searches_pk primary key,
    searched_by   text           not null,
    data_key      bytea          not null,
    sought_sealed bytea          not null,
    searched_at   timestamptz(6) not null
);
comment on table recent_searches is 'deleted when a later search finds them older than ten minutes';
create index recent_searches_searched_at_ix on recent_searches (searched_at);
comment on column participants.name_lookups is 'keyed hashes of each word of the name, and of the beginnings of the word from three letters on';
