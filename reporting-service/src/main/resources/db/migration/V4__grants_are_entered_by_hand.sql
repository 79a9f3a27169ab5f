-- What was applied for and granted, as the budget notes have it. Entered here and told by no topic, so no rebuild may drop it: this is the only
-- data of this service that does not follow from the histories. Every version of a document is kept; the highest is the present one.
create table grant_versions (
    document    text        not null,
    version     int         not null,
    recorded_at timestamptz not null,
    recorded_by text        not null,
    constraint grant_versions_pk primary key (document, version)
);

create table grant_lines (
    document         text   not null,
    version          int    not null,
    position         int    not null,
    initiative       text   not null,
    budget_agreement text   not null,
    standing         text   not null,
    scenario         text   null,
    activity         text   not null,
    administration   text   not null,
    committee        text   null,
    grant_number     text   null,
    steering_area    text   null,
    price_level      int    not null,
    sign             text   not null,
    year             int    not null,
    amount           bigint not null,
    constraint grant_lines_pk primary key (document, version, position),
    constraint grant_lines_of_a_version foreign key (document, version) references grant_versions,
    constraint grant_lines_standing check (standing in ('APPLIED_FOR', 'GRANTED')),
    constraint grant_lines_sign check (sign in ('EXPENSE', 'INCOME')),
    constraint grant_lines_amount_is_not_negative check (amount >= 0),
    constraint grant_lines_say_something_once unique nulls not distinct (document, version, initiative, budget_agreement, standing, scenario,
        activity, administration, committee, grant_number, steering_area, price_level, sign, year)
);
comment on column grant_lines.amount is 'in 1,000 DKK, in the prices of price_level; income by its sign';

create table stated_totals (
    document         text   not null,
    version          int    not null,
    position         int    not null,
    initiative       text   null,
    budget_agreement text   not null,
    scenario         text   null,
    activity         text   null,
    year             int    null,
    amount           bigint not null,
    stated_in        text   not null,
    constraint stated_totals_pk primary key (document, version, position),
    constraint stated_totals_of_a_version foreign key (document, version) references grant_versions,
    constraint stated_totals_stand_there_once unique nulls not distinct (document, version, initiative, budget_agreement, scenario, activity,
        year, stated_in)
);
comment on table stated_totals is 'sums as a document states them; what the lines add up to is computed and never taken from here';
comment on column stated_totals.initiative is 'null where the whole document is meant; activity and year alike';
