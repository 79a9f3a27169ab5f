-- In a compacted topic, an event without a value means that its key exists no more.
alter table published_events alter column value drop not null;
