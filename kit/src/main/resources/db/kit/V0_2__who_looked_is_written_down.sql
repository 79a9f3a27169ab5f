create table audit_trail (
    id              bigint         not null generated always as identity constraint audit_trail_pk primary key,
    at              timestamptz(6) not null,
    who             text           not null,
    role            text           not null,
    unit            text           not null,
    action          text           not null,
    decision        text           not null constraint audit_trail_decision_ck check (decision in ('PERMIT', 'DENY')),
    participant_ref uuid           null,
    purpose         text           not null,
    request_id      uuid           not null
);
comment on table audit_trail is 'who looked at whom and for what; entries are only ever added';
create index audit_trail_of on audit_trail (participant_ref, id) where participant_ref is not null;

create table audit_links (
    position   bigint         not null constraint audit_links_pk primary key,
    entries    bigint[]       not null,
    digests    bytea          not null,
    last_entry bigint         not null,
    hash       bytea          not null,
    made_at    timestamptz(6) not null
);
comment on table audit_links is 'chains the entries, some thousands at a time, in the order in which they were found';
comment on column audit_links.entries is 'no foreign keys: a link must outlive an entry that somebody takes away';
comment on column audit_links.digests is 'SHA-256 of each entry, 32 bytes each, in the order of the entries';
comment on column audit_links.hash is 'SHA-256 of the hash before it, the numbers of the entries and their digests';
create index audit_links_last_entry_ix on audit_links (last_entry);

create table audit_cuts (
    position bigint         not null constraint audit_cuts_pk primary key,
    hash     bytea          not null,
    made_at  timestamptz(6) not null,
    cut_at   timestamptz(6) not null
);
comment on table audit_cuts is 'where the chain begins since its older part was forgotten: the last link that is gone';

-- The service adds to both and has no right to change what is there ...
revoke update, delete, truncate on audit_trail, audit_links from ${service};
revoke insert, update, delete, truncate on audit_cuts from ${service};

-- ... but through this, which runs with the owner's rights and takes only whole links, all of whose entries and all before which are old
-- enough by their own word - a link is written by the service, which may say anything in it - and never the last.
create function audit_forget(kept interval) returns bigint
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    young bigint;
    cut   audit_links%rowtype;
    gone  bigint;
begin
    if now() - kept > now() - interval '1 year' then
        raise exception 'The audit trail is kept for a year at least';
    end if;
    select min(position) into young from audit_links l
     where made_at >= now() - kept
        or exists (select 1 from audit_trail a where a.id = any(l.entries) and a.at >= now() - kept);
    select * into cut from audit_links
     where position < coalesce(young, (select max(position) from audit_links))
     order by position desc limit 1;
    if not found then
        return 0;
    end if;
    delete from audit_trail
     where id in (select unnest(entries) from audit_links where audit_links.position <= cut.position);
    get diagnostics gone = row_count;
    delete from audit_links where audit_links.position <= cut.position;
    insert into audit_cuts values (cut.position, cut.hash, cut.made_at, now());
    return gone;
end $$;
