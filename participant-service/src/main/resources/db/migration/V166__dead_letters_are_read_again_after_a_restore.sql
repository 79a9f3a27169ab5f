-- Lets the service read employments from the beginning of their topic. Call it while the service is stopped.
create or replace function read_again() returns void language plpgsql as $$
begin
    delete from employments;
    delete from stored_offsets where topic = 'fodfaeste.employment-events-v1';
    delete from dead_letters;
end $$;
