create table employments (
    consultant text    not null constraint employments_pk primary key,
    leaves_on  date    null,
    version    integer not null constraint employments_version_positive check (version >= 1)
);
comment on table employments is 'until when consultants work, from the events of outcome-service; consultants with enrolments need not have a row';

-- Lets the service read employments from the beginning of their topic. Call it while the service is stopped.
create function read_again() returns void language plpgsql as $$
begin
    delete from employments;
    delete from stored_offsets where topic = 'fodfaeste.employment-events-v1';
end $$;
revoke execute on function read_again() from public;
