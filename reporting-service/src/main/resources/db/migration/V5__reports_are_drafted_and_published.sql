-- Half-yearly reports. They are primary data: no topic has them, and a rebuild does not change them.
create table reports (
    id            uuid        not null,
    period        text        not null,
    initiatives   text[]      not null,
    status        text        not null,
    version       int         not null,
    texts         jsonb       not null,
    corrects      uuid        null,
    justification text        null,
    opened_at     timestamptz not null,
    opened_by     text        not null,
    number        int         null,
    published_at  timestamptz null,
    published_by  text        null,
    known_at      timestamptz null,
    document      text        null,
    pdf           bytea       null,
    pdf_sha256    text        null,
    superseded_by int         null,
    constraint reports_pk primary key (id),
    constraint reports_number unique (number),
    constraint reports_corrects foreign key (corrects) references reports (id),
    constraint reports_period check (period ~ '^[0-9]{4}-H[12]$'),
    constraint reports_status check (status in ('DRAFT', 'PUBLISHED', 'SUPERSEDED')),
    constraint reports_correction_has_justification check ((corrects is null) = (justification is null)),
    constraint reports_published_is_complete check (
        (status = 'DRAFT') = (number is null)
        and (status = 'DRAFT') = (published_at is null)
        and (status = 'DRAFT') = (published_by is null)
        and (status = 'DRAFT') = (known_at is null)
        and (status = 'DRAFT') = (document is null)
        and (status = 'DRAFT') = (pdf is null)
        and (status = 'DRAFT') = (pdf_sha256 is null)),
    constraint reports_superseded_has_number check ((status = 'SUPERSEDED') = (superseded_by is not null))
);
comment on column reports.texts is 'the comments by initiative and the decisions';
comment on column reports.document is 'the published document, byte for byte what the API returns';
-- A report has at most one correction.
create unique index reports_one_correction on reports (corrects) where corrects is not null;
create index reports_by_period on reports (period) where status = 'PUBLISHED';

-- The follow-ups that a published figure counted: their states, and the versions of the facts that they are derived from.
create table report_follow_ups (
    id                 uuid    not null default gen_random_uuid(),
    report             uuid    not null,
    initiative         text    not null,
    measure            text    not null,
    enrolment_id       uuid    not null,
    occasion           date    null,
    position           int     not null,
    anchor_on          date    not null,
    due_on             date    not null,
    state              text    not null,
    success            boolean not null,
    target_percent     numeric null,
    enrolment_version  int     not null,
    outcome_version    int     null,
    initiative_version int     not null,
    constraint report_follow_ups_pk primary key (id),
    constraint report_follow_ups_unique unique nulls not distinct (report, initiative, measure, enrolment_id, occasion, position),
    constraint report_follow_ups_report foreign key (report) references reports (id),
    constraint report_follow_ups_state check (state in ('EXCLUDED', 'NOT_DUE', 'RECORDED', 'LOST', 'PENDING'))
);

-- The versions of the outcomes and activities of the enrolments with such a follow-up.
create table report_outcomes (
    report          uuid not null,
    enrolment_id    uuid not null,
    measure         text not null,
    outcome_version int  not null,
    constraint report_outcomes_pk primary key (report, enrolment_id, measure),
    constraint report_outcomes_report foreign key (report) references reports (id)
);
create table report_activities (
    report           uuid not null,
    enrolment_id     uuid not null,
    activity_id      uuid not null,
    activity_version int  not null,
    constraint report_activities_pk primary key (report, activity_id),
    constraint report_activities_report foreign key (report) references reports (id)
);
create index report_activities_of_enrolment on report_activities (report, enrolment_id);

-- No role can change a published report. The only change is from published to superseded, by a correction.
create function reject_change_of_published_report() returns trigger language plpgsql as $$
begin
    if old.status = 'DRAFT' then
        return case when tg_op = 'DELETE' then old else new end;
    end if;
    if tg_op = 'UPDATE' and old.status = 'PUBLISHED' and new.status = 'SUPERSEDED'
        and (new.id, new.period, new.initiatives, new.version, new.texts, new.corrects, new.justification, new.opened_at, new.opened_by, new.number,
             new.published_at, new.published_by, new.known_at, new.document, new.pdf, new.pdf_sha256)
            is not distinct from
            (old.id, old.period, old.initiatives, old.version, old.texts, old.corrects, old.justification, old.opened_at, old.opened_by, old.number,
             old.published_at, old.published_by, old.known_at, old.document, old.pdf, old.pdf_sha256) then
        return new;
    end if;
    raise exception 'a published report cannot be changed';
end $$;
create trigger reject_change_of_published_report before update or delete on reports for each row execute function reject_change_of_published_report();
-- No follow-ups can be added to a published report.
create function reject_follow_up_of_published_report() returns trigger language plpgsql as $$
begin
    if (select status from reports where id = new.report) <> 'DRAFT' then
        raise exception 'a published report cannot be changed';
    end if;
    return new;
end $$;
create trigger reject_follow_up_of_published_report before insert on report_follow_ups for each row execute function reject_follow_up_of_published_report();
create trigger reject_outcome_of_published_report before insert on report_outcomes for each row execute function reject_follow_up_of_published_report();
create trigger reject_activity_of_published_report before insert on report_activities for each row execute function reject_follow_up_of_published_report();
revoke truncate on reports from ${service};
revoke update, delete, truncate on report_follow_ups, report_outcomes, report_activities from ${service};
