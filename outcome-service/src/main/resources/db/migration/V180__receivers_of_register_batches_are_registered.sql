-- Registers that may receive a batch. Its file is encrypted for the certificate, so only the receiver reads it.
create table register_receivers (
    receiver_id   uuid           not null constraint register_receivers_pk primary key,
    name          text           not null,
    certificate   bytea          not null,
    fingerprint   text           not null,
    valid_to      date           not null,
    registered_at timestamptz(6) not null,
    registered_by text           not null,
    revoked_at    timestamptz(6) null,
    revoked_by    text           null,
    constraint register_receivers_revocation_complete check ((revoked_at is null) = (revoked_by is null))
);
create unique index register_receivers_one_certificate_per_name on register_receivers (name) where revoked_at is null;
comment on column register_receivers.certificate is 'X.509, DER';
comment on column register_receivers.fingerprint is 'SHA-256 of the certificate in hexadecimal digits';
comment on column register_receivers.valid_to is 'the last day of the certificate';
