-- Empties the projection and ends a rebuild, so that the service reads all topics from their beginning. Call it while the service is stopped.
create function read_again() returns void language plpgsql as $$
begin
    truncate initiative_versions, enrolment_versions, outcome_versions, activity_versions, employment_versions, enrolment_locks, follow_ups,
        stored_offsets, unreadable_events, pending_derivations;
    update projection_state set rebuild_phase = null;
end $$;
revoke execute on function read_again() from public;
