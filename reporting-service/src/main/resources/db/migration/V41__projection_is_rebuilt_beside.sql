-- The state of the projection. The number grows when rebuilt tables replace the tables in use.
create table projection_state (
    singleton     boolean not null default true constraint projection_state_pk primary key constraint projection_state_is_one_row check (singleton),
    generation    bigint  not null,
    rebuild_phase text    null constraint projection_state_rebuild_phase check (rebuild_phase in ('STORING', 'DERIVING'))
);
comment on column projection_state.rebuild_phase is 'STORING: facts are read without deriving from them; DERIVING: follow-ups are derived while later events are read; null: no rebuild';
insert into projection_state (generation) values (1);

-- A rebuild fills the tables of the schema next, which are like those in the schema public (dk.fodfaeste.reporting.projection.Rebuild). When it has
-- caught up, both sets of tables are exchanged. So a migration that changes one of these tables must change both of them, with the same names of
-- indexes and constraints. A test compares them.
create schema next;
-- A table passes through this schema when it is exchanged, because two indexes of one schema cannot have the same name.
create schema exchange;
grant usage on schema next to ${service};

create function projection_tables() returns text[] language sql immutable as $$
    select array['stored_offsets', 'unreadable_events', 'initiative_versions', 'enrolment_versions', 'outcome_versions', 'activity_versions',
        'employment_versions', 'enrolment_locks', 'follow_ups', 'pending_derivations']
$$;

do $$
declare
    name text;
    part record;
begin
    foreach name in array projection_tables() loop
        execute format('create table next.%1$I (like public.%1$I including defaults including constraints including comments including storage)', name);
        for part in
            select conname, pg_get_constraintdef(oid) as definition from pg_constraint
            where conrelid = format('public.%I', name)::regclass and contype in ('p', 'u')
        loop
            execute format('alter table next.%I add constraint %I %s', name, part.conname, part.definition);
        end loop;
        for part in
            select pg_get_indexdef(indexrelid) as definition from pg_index
            where indrelid = format('public.%I', name)::regclass and not exists (select from pg_constraint where conindid = indexrelid)
        loop
            execute replace(part.definition, ' ON public.', ' ON next.');
        end loop;
        execute format('grant select, insert, update, delete, truncate on next.%I to ${service}', name);
    end loop;
end $$;

-- Runs with the rights of the owner, because the user of the service may not change tables. The grants of a table move with it.
create function exchange_projection() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    name text;
begin
    foreach name in array public.projection_tables() loop
        execute format('alter table public.%I set schema exchange', name);
        execute format('alter table next.%I set schema public', name);
        execute format('alter table exchange.%I set schema next', name);
    end loop;
end $$;
revoke execute on function exchange_projection() from public;
grant execute on function exchange_projection() to ${service};
