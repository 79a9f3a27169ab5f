-- Empties the projection, so that the service reads all topics from their beginning. Call it while the service is stopped.
create function read_again() returns void language plpgsql as $$
begin
    truncate initiative_versions, enrolment_versions, outcome_versions, activity_versions, enrolment_locks, follow_ups, stored_offsets,
        unreadable_events;
end $$;
revoke execute on function read_again() from public;
