-- Addresses of other systems to which the service sends its published events.
create table webhooks (
    webhook_id        uuid           not null constraint webhooks_pk primary key,
    address           text           not null,
    topics            text[]         not null,
    types             text[]         not null,
    data_key          bytea          not null,
    secret_sealed     bytea          not null,
    state             text           not null constraint webhooks_state_ck check (state in ('OFF', 'ON', 'GONE')),
    position          bigint         not null,
    paused_until      timestamptz(6) null,
    delivered         bigint         not null default 0,
    last_delivered_at timestamptz(6) null,
    created_by        text           not null,
    created_at        timestamptz(6) not null
);
comment on column webhooks.types is 'all types of the topics if empty';
comment on column webhooks.data_key is 'wrapped by the key of the service; it seals the secret that signs the deliveries';
comment on column webhooks.state is 'GONE: the receiver answered 410, and deliveries stopped';
comment on column webhooks.position is 'the feed_position up to which events are in webhook_deliveries or delivered';
comment on column webhooks.paused_until is 'the receiver asked for a pause (Retry-After)';

-- Events that wait for their delivery, and those that failed for good. A delivery refers to the event: an event that is removed from
-- published_events is not delivered.
create table webhook_deliveries (
    webhook_id       uuid           not null constraint webhook_deliveries_webhook_fk references webhooks on delete cascade,
    event_id         bigint         not null constraint webhook_deliveries_event_fk references published_events on delete cascade,
    position         bigint         not null,
    event_key        bytea          not null,
    attempts         int            not null default 0,
    first_attempt_at timestamptz(6) null,
    next_attempt_at  timestamptz(6) not null,
    parked_at        timestamptz(6) null,
    failure          text           null,
    status           int            null,
    constraint webhook_deliveries_pk primary key (webhook_id, event_id)
);
comment on column webhook_deliveries.failure is 'why the last attempt failed; nothing of the answer but its status';
create index webhook_deliveries_waiting on webhook_deliveries (webhook_id, event_key, position) where parked_at is null;
create index webhook_deliveries_event on webhook_deliveries (event_id);
