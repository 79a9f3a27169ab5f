-- Lets the service read initiatives and enrolments from the beginning of their topics. Call it while the service is stopped.
create or replace function read_again() returns void language plpgsql as $$
begin
    update enrolments set version = 0, wrongly_registered = true;
    update initiatives set version = 0;
    delete from follow_ups;
    delete from follow_up_deadlines;
    delete from stored_offsets where topic in ('fodfaeste.initiatives-v1', 'fodfaeste.enrolment-events-v1');
    delete from dead_letters;
end $$;
