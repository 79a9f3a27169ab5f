-- Money applied for and granted, as in the budget notes. Users enter it here and no topic has it, so a rebuild must not drop it. Every version
-- of a document is kept; the highest is the current one.
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
    stage            text   not null,
    scenario         text   null,
    budget_item      text   not null,
    administration   text   not null,
    committee        text   null,
    grant_number     text   null,
    steering_area    text   null,
    price_level      int    not null,
    sign             text   not null,
    year             int    not null,
    amount           bigint not null,
    constraint grant_lines_pk primary key (document, version, position),
    constraint grant_lines_version foreign key (document, version) references grant_versions,
    constraint grant_lines_stage check (stage in ('APPLIED_FOR', 'GRANTED')),
    constraint grant_lines_sign check (sign in ('EXPENSE', 'INCOME')),
    constraint grant_lines_amount_not_negative check (amount >= 0),
    constraint grant_lines_unique unique nulls not distinct (document, version, initiative, budget_agreement, stage, scenario,
        budget_item, administration, committee, grant_number, steering_area, price_level, sign, year)
);
comment on column grant_lines.amount is 'in 1,000 DKK, in the prices of price_level; sign tells income from expense';

create table stated_totals (
    document         text   not null,
    version          int    not null,
    position         int    not null,
    initiative       text   null,
    budget_agreement text   not null,
    scenario         text   null,
    budget_item      text   null,
    year             int    null,
    amount           bigint not null,
    stated_in        text   not null,
    constraint stated_totals_pk primary key (document, version, position),
    constraint stated_totals_version foreign key (document, version) references grant_versions,
    constraint stated_totals_unique unique nulls not distinct (document, version, initiative, budget_agreement, scenario, budget_item,
        year, stated_in)
);
comment on table stated_totals is 'totals stated by a document; sums of lines are computed and never read from here';
comment on column stated_totals.initiative is 'null for the whole document; budget_item and year likewise';
