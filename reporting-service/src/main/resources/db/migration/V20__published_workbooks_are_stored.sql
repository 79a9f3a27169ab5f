-- A workbook has the time of its making in it, so the same report rendered twice gave two files.
alter table reports
    add column xlsx bytea null,
    add constraint reports_published_has_workbook check ((status = 'DRAFT') = (xlsx is null));

create or replace function reject_change_of_published_report() returns trigger language plpgsql as $$
begin
    if old.status = 'DRAFT' then
        return case when tg_op = 'DELETE' then old else new end;
    end if;
    if tg_op = 'UPDATE' and old.status = 'PUBLISHED' and new.status = 'SUPERSEDED'
        and (new.id, new.period, new.initiatives, new.version, new.texts, new.corrects, new.justification, new.opened_at, new.opened_by, new.number,
             new.published_at, new.published_by, new.known_at, new.document, new.pdf, new.pdf_sha256, new.xlsx)
            is not distinct from
            (old.id, old.period, old.initiatives, old.version, old.texts, old.corrects, old.justification, old.opened_at, old.opened_by, old.number,
             old.published_at, old.published_by, old.known_at, old.document, old.pdf, old.pdf_sha256, old.xlsx) then
        return new;
    end if;
    raise exception 'a published report cannot be changed';
end $$;
