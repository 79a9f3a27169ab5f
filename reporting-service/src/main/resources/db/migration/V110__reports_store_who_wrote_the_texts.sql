-- With a second approver, who changed the texts last cannot publish the report. Null: nobody has changed them since the draft was opened.
alter table reports add column texts_by text null;

create or replace function reject_change_of_published_report() returns trigger language plpgsql as $$
begin
    if old.status = 'DRAFT' then
        return case when tg_op = 'DELETE' then old else new end;
    end if;
    if tg_op = 'UPDATE' and old.status = 'PUBLISHED' and new.status = 'SUPERSEDED'
        and (new.id, new.period, new.initiatives, new.version, new.texts, new.corrects, new.justification, new.opened_at, new.opened_by,
             new.texts_by, new.number, new.published_at, new.published_by, new.known_at, new.document, new.pdf, new.pdf_sha256, new.xlsx)
            is not distinct from
            (old.id, old.period, old.initiatives, old.version, old.texts, old.corrects, old.justification, old.opened_at, old.opened_by,
             old.texts_by, old.number, old.published_at, old.published_by, old.known_at, old.document, old.pdf, old.pdf_sha256, old.xlsx) then
        return new;
    end if;
    raise exception 'a published report cannot be changed';
end $$;
