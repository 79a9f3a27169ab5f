create table participants (
    participant_ref uuid      not null constraint participants_pk primary key,
    data_key        bytea     null,
    cpr_lookup      text      null constraint participants_cpr_uq unique,
    cpr_sealed      bytea     null,
    name_sealed     bytea     null,
    phone_sealed    bytea     null,
    name_lookups    varchar[] not null,
    protected_address boolean not null,
    version         integer   not null,
    merged_into     uuid      null constraint participants_merged_into_fk references participants,
    erased_at       timestamptz(6) null,
    erased_by       text      null,
    erased_because  text      null,
    constraint participants_erased_ck check (
        case when erased_at is null
             then data_key is not null and (cpr_lookup is null) = (cpr_sealed is null)
                  and (merged_into is not null or cpr_lookup is not null and name_sealed is not null)
             else data_key is null and cpr_lookup is null and cpr_sealed is null and name_sealed is null and phone_sealed is null
                  and name_lookups = '{}' end),
    constraint participants_merged_ck check (merged_into <> participant_ref)
);
comment on column participants.data_key is 'the person''s own key, wrapped by the key of the service; it seals all columns named ..._sealed';
comment on column participants.cpr_lookup is 'a keyed hash, like every column named ..._lookup';
comment on column participants.name_lookups is 'one keyed hash per word of the name';
comment on column participants.erased_because is 'justification of the decision, without personal data; null, like erased_by, if only an event told of the erasure';
comment on column participants.merged_into is
    'the present record of the person: this row is a former number or a merged record, and keeps the key of what was sealed for it';
comment on column participants.protected_address is 'only the assigned consultant and leads may see the person';
create index participants_name_lookups_ix on participants using gin (name_lookups);
create index participants_merged_into_ix on participants (merged_into) where merged_into is not null;

create table participant_changes (
    participant_ref uuid           not null constraint participant_changes_participant_fk references participants,
    version         integer        not null,
    change          text           not null,
    name_before_sealed bytea       null,
    because_sealed  bytea          null,
    other_ref       uuid           null,
    recorded_at     timestamptz(6) not null,
    recorded_by     text           not null,
    constraint participant_changes_pk primary key (participant_ref, version)
);
comment on table participant_changes is 'the changes of a person after the registration, which is version 1';
comment on column participant_changes.other_ref is 'the record that was merged into this one';

create table legal_holds (
    legal_hold_id           uuid           not null constraint legal_holds_pk primary key,
    participant_ref         uuid           not null constraint legal_holds_participant_fk references participants,
    because_sealed          bytea          null,
    held_at                 timestamptz(6) not null,
    held_by                 text           not null,
    released_because_sealed bytea          null,
    released_at             timestamptz(6) null,
    released_by             text           null
);
comment on table legal_holds is 'a person with an unreleased hold is not erased';
create unique index legal_holds_unreleased_uq on legal_holds (participant_ref) where released_at is null;

create table enrolments (
    enrolment_id       uuid           not null constraint enrolments_pk primary key,
    participant_ref    uuid           not null constraint enrolments_participant_fk references participants,
    sealed_for         uuid           not null constraint enrolments_sealed_for_fk references participants,
    case_number_lookup text           null,
    case_number_sealed bytea          null,
    initiative         text           not null constraint enrolments_initiative_fk references initiatives,
    consultant         text           not null,
    started_on         date           not null,
    status_at_start    text           null,
    exited_on          date           null,
    exit_reason        text           null,
    exit_number        integer        not null,
    wrongly_registered boolean        not null,
    other_name         boolean        not null,
    version            integer        not null,
    recorded_at        timestamptz(6) not null,
    constraint enrolments_exit_ck check (
        (exited_on is null) = (exit_reason is null)
        and (exited_on is null or exit_number > 0)
        and exited_on >= started_on)
);
comment on column enrolments.case_number_lookup is 'null if the person was erased';
comment on column enrolments.sealed_for is 'the person of the registration: their key seals the texts of this enrolment, also after a merge';
comment on column enrolments.other_name is 'the name in the registration differs from the recorded name of the person';
-- A wrong registration frees the case number; therefore there are two indexes.
create unique index enrolments_case_number_uq on enrolments (case_number_lookup) where not wrongly_registered;
create index enrolments_wrongly_registered_case_number_ix on enrolments (case_number_lookup) where wrongly_registered;
create index enrolments_participant_ix on enrolments (participant_ref, initiative);
create index enrolments_initiative_ix on enrolments (initiative, enrolment_id);
create index enrolments_consultant_ix on enrolments (consultant, enrolment_id);

create table former_case_numbers (
    enrolment_id       uuid  not null constraint former_case_numbers_enrolment_fk references enrolments,
    case_number_lookup text  not null,
    case_number_sealed bytea not null,
    constraint former_case_numbers_pk primary key (enrolment_id, case_number_lookup)
);
comment on table former_case_numbers is 'former case numbers of an enrolment, so that an older import file still finds it';
create index former_case_numbers_lookup_ix on former_case_numbers (case_number_lookup);
