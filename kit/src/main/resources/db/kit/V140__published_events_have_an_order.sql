-- The order in which the events were published. Only one relay publishes at a time, so no event ever gets a number below that of an earlier commit,
-- which a reader over HTTP has passed. The id does not have this property: a transaction that commits late has a lower one.
alter table published_events add column feed_position bigint;
update published_events p set feed_position = numbered.feed_position
  from (select id, row_number() over (order by id) as feed_position from published_events) as numbered
 where numbered.id = p.id;
alter table published_events alter column feed_position set not null;
alter table published_events alter column feed_position add generated always as identity;
select setval(pg_get_serial_sequence('published_events', 'feed_position'), greatest((select max(feed_position) from published_events), 1));
create unique index published_events_feed on published_events (feed_position);
