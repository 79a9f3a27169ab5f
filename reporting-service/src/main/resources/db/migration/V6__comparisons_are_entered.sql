-- Comparisons of figures with other groups. Users enter them here and no topic has them, so a rebuild must not drop them. Every version is
-- kept; the highest is the current one.
create table comparison_versions (
    initiative   text        not null,
    measure      text        not null,
    basis        text        not null,
    first_day    date        not null,
    last_day     date        not null,
    version      int         not null,
    label        text        not null,
    successes    bigint      not null,
    denominator  bigint      not null,
    source       text        not null,
    looked_up_on date        not null,
    withdrawn    boolean     not null,
    because      text        null,
    recorded_at  timestamptz not null,
    recorded_by  text        not null,
    constraint comparison_versions_pk primary key (initiative, measure, basis, first_day, last_day, version),
    constraint comparison_versions_basis check (basis in ('ANCHOR', 'FOLLOW_UP')),
    constraint comparison_versions_window check (first_day <= last_day),
    constraint comparison_versions_counts check (0 <= successes and successes <= denominator and denominator > 0),
    constraint comparison_versions_because_of_withdrawal check (because is null or withdrawn)
);
comment on column comparison_versions.successes is 'of another group, that the figure is compared with';
