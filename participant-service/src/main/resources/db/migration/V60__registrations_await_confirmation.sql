create table awaiting_registrations (
    enrolment_id       uuid           not null constraint awaiting_registrations_pk primary key,
    participant_ref    uuid           not null constraint awaiting_registrations_participant_fk references participants,
    shown_ref          uuid           not null,
    case_number_lookup text           not null,
    case_number_sealed bytea          not null,
    name_sealed        bytea          not null,
    phone_sealed       bytea          null,
    initiative         text           not null constraint awaiting_registrations_initiative_fk references initiatives,
    consultant         text           not null,
    started_on         date           not null,
    status_at_start    text           null,
    requested_at       timestamptz(6) not null,
    requested_by       text           not null
);
comment on table awaiting_registrations is
    'registrations of a person with a protected address by a consultant who may not see them: a lead confirms or rejects each';
comment on column awaiting_registrations.enrolment_id is 'of the enrolment that the confirmation creates';
comment on column awaiting_registrations.participant_ref is 'the record whose key seals the texts; it may have been merged since';
comment on column awaiting_registrations.shown_ref is
    'what the answer to the registration names as participantRef, so that it does not tell that the person is known';
create index awaiting_registrations_participant_ix on awaiting_registrations (participant_ref);
create index awaiting_registrations_initiative_ix on awaiting_registrations (initiative, enrolment_id);
create index awaiting_registrations_requested_by_ix on awaiting_registrations (requested_by, enrolment_id);
