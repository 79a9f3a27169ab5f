create table participants (
    participant_ref uuid      not null constraint participants_pk primary key,
    cpr             text      not null constraint participants_cpr_uq unique
                           constraint participants_cpr_ck check (cpr ~ '^[0-9]{10}$'),
    name            text      not null,
    name_words      varchar[] not null
);
comment on column participants.name_words is 'the words a search by name compares with';
create index participants_name_words_ix on participants using gin (name_words);

create table enrolments (
    enrolment_id       uuid           not null constraint enrolments_pk primary key,
    participant_ref    uuid           not null constraint enrolments_of references participants,
    case_number        text           not null,
    initiative         text           not null constraint enrolments_in references initiatives,
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
comment on column enrolments.other_name is 'the registration gave another name than the one recorded for the person';
-- A case number is free again once its enrolment turned out to be wrongly registered; hence two indexes.
create unique index enrolments_case_number_uq on enrolments (case_number) where not wrongly_registered;
create index enrolments_wrong_case_number_ix on enrolments (case_number) where wrongly_registered;
create index enrolments_of_ix on enrolments (participant_ref, initiative);
create index enrolments_in_ix on enrolments (initiative, enrolment_id);
create index enrolments_consultant_ix on enrolments (consultant, enrolment_id);
