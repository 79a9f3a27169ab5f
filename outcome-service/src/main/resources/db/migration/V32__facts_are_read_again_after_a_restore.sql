-- After participant-service was restored, only the facts that it publishes again are valid. Until then an enrolment counts as wrongly registered.
alter table enrolments
    drop constraint enrolments_version_positive,
    add constraint enrolments_version_not_negative check (version >= 0);
comment on column enrolments.version is '0 if participant-service has not published it again since it was restored';
alter table initiatives
    drop constraint initiatives_version_positive,
    add constraint initiatives_version_not_negative check (version >= 0);

-- Lets the service read initiatives and enrolments from the beginning of their topics. Call it while the service is stopped.
create function read_again() returns void language plpgsql as $$
begin
    update enrolments set version = 0, wrongly_registered = true;
    update initiatives set version = 0;
    delete from follow_ups;
    delete from follow_up_deadlines;
    delete from stored_offsets where topic in ('fodfaeste.initiatives-v1', 'fodfaeste.enrolment-events-v1');
end $$;
revoke execute on function read_again() from public;
