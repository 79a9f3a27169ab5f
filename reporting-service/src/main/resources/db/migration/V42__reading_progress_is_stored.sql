-- The instant until which all events of the topics have been read. Before the first time, it is the beginning of 1970.
create table reading_progress (
    singleton  boolean     not null default true constraint reading_progress_pk primary key constraint reading_progress_is_one_row check (singleton),
    read_until timestamptz not null
);
insert into reading_progress (read_until) values ('1970-01-01T00:00:00Z');
