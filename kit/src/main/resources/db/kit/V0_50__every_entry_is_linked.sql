-- Entries that no link of the chain has yet. A transaction takes the id of its entries long before it commits, so no position in the order of
-- the ids says which entries were linked; this table does, for every entry, however late it is committed.
create table audit_unlinked (
    entry bigint not null constraint audit_unlinked_pk primary key
);
comment on table audit_unlinked is 'entries of the audit trail that no link has yet; a trigger adds them, linking removes them';

insert into audit_unlinked
select id from audit_trail where id not in (select unnest(entries) from audit_links);

-- The service only removes rows. An entry without a link and without a row here is a fault that the verification names.
revoke insert, update, truncate on audit_unlinked from ${service};

create function audit_note_unlinked() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    insert into audit_unlinked select id from added;
    return null;
end $$;
create trigger audit_trail_unlinked after insert on audit_trail
    referencing new table as added for each statement execute function audit_note_unlinked();

drop index audit_links_last_entry_ix;
alter table audit_links drop column last_entry;
