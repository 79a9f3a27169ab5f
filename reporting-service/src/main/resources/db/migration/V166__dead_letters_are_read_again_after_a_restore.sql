-- Empties the projection, ends a rebuild and forgets until when events were read, so that the service reads all topics from their beginning. Call it
-- while the service is stopped.
create or replace function read_again() returns void language plpgsql as $$
begin
    truncate initiative_versions, enrolment_versions, outcome_versions, activity_versions, employment_versions, enrolment_locks, follow_ups,
        stored_offsets, unreadable_events, pending_derivations, dead_letters;
    update projection_state set rebuild_phase = null;
    update reading_progress set read_until = '1970-01-01T00:00:00Z';
end $$;
