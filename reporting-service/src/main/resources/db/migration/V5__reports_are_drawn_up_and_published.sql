-- Half-yearly reports. They are primary data: no topic holds them, and no rebuild touches them.
create table reports (
    id            uuid        not null,
    period        text        not null,
    initiatives   text[]      not null,
    status        text        not null,
    version       int         not null,
    texts         jsonb       not null,
    corrects      uuid        null,
    because       text        null,
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
    constraint reports_correct_with_a_because check ((corrects is null) = (because is null)),
    constraint reports_publish_everything check (
        (status = 'DRAFT') = (number is null)
        and (status = 'DRAFT') = (published_at is null)
        and (status = 'DRAFT') = (published_by is null)
        and (status = 'DRAFT') = (known_at is null)
        and (status = 'DRAFT') = (document is null)
        and (status = 'DRAFT') = (pdf is null)
        and (status = 'DRAFT') = (pdf_sha256 is null)),
    constraint reports_superseded_by_a_number check ((status = 'SUPERSEDED') = (superseded_by is not null))
);
comment on column reports.texts is 'the comments per initiative and the decisions, as they were written';
comment on column reports.document is 'the figures and texts as they were published, byte for byte what is handed out as JSON';
-- Two corrections of one report would both take its place.
create unique index reports_corrected_once on reports (corrects) where corrects is not null;
create index reports_by_period on reports (period) where status = 'PUBLISHED';

-- Which follow-ups a published figure was counted from, how each stood, and which versions of the facts said so.
create table report_follow_ups (
    report             uuid    not null,
    initiative         text    not null,
    measure            text    not null,
    enrolment_id       uuid    not null,
    anchor_on          date    not null,
    due_on             date    not null,
    standing           text    not null,
    success            boolean not null,
    target_percent     numeric not null,
    enrolment_version  int     not null,
    outcome_version    int     null,
    initiative_version int     not null,
    constraint report_follow_ups_pk primary key (report, initiative, measure, enrolment_id),
    constraint report_follow_ups_report foreign key (report) references reports (id),
    constraint report_follow_ups_standing check (standing in ('EXCLUDED', 'NOT_DUE', 'RECORDED', 'LOST', 'PENDING'))
);

-- What is published stays as it is, whoever writes to this database: all that may still happen to it is that a correction takes its place.
create function published_reports_stay() returns trigger language plpgsql as $$
begin
    if old.status = 'DRAFT' then
        return case when tg_op = 'DELETE' then old else new end;
    end if;
    if tg_op = 'UPDATE' and old.status = 'PUBLISHED' and new.status = 'SUPERSEDED'
        and (new.id, new.period, new.initiatives, new.version, new.texts, new.corrects, new.because, new.opened_at, new.opened_by, new.number,
             new.published_at, new.published_by, new.known_at, new.document, new.pdf, new.pdf_sha256)
            is not distinct from
            (old.id, old.period, old.initiatives, old.version, old.texts, old.corrects, old.because, old.opened_at, old.opened_by, old.number,
             old.published_at, old.published_by, old.known_at, old.document, old.pdf, old.pdf_sha256) then
        return new;
    end if;
    raise exception 'a published report stays as it is';
end $$;
create trigger published_reports_stay before update or delete on reports for each row execute function published_reports_stay();
-- Nor is anything added afterwards to what it was counted from.
create function follow_ups_are_kept_on_publishing() returns trigger language plpgsql as $$
begin
    if (select status from reports where id = new.report) <> 'DRAFT' then
        raise exception 'a published report stays as it is';
    end if;
    return new;
end $$;
create trigger follow_ups_are_kept_on_publishing before insert on report_follow_ups for each row execute function follow_ups_are_kept_on_publishing();
revoke truncate on reports from ${service};
revoke update, delete, truncate on report_follow_ups from ${service};
