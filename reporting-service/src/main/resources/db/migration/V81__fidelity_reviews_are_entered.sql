-- Fidelity reviews. Users enter them here and no topic has them, so a rebuild must not drop them. Every version is kept; the highest is the
-- current one.
create table fidelity_review_versions (
    initiative  text        not null,
    reviewed_on date        not null,
    version     int         not null,
    unit        text        not null,
    items       text[]      not null,
    scores      int[]       not null,
    remarks     text[]      not null,
    withdrawn   boolean     not null,
    because     text        null,
    recorded_at timestamptz not null,
    recorded_by text        not null,
    constraint fidelity_review_versions_pk primary key (initiative, reviewed_on, version),
    constraint fidelity_review_versions_same_length check (cardinality(items) = cardinality(scores) and cardinality(items) = cardinality(remarks)),
    constraint fidelity_review_versions_scores check (1 <= all (array_remove(scores, null)) and 5 >= all (array_remove(scores, null))),
    constraint fidelity_review_versions_because_of_withdrawal check (because is null or withdrawn)
);
comment on column fidelity_review_versions.items is 'the codes of the items; the score and the remark of an item have the same place and may be null';
