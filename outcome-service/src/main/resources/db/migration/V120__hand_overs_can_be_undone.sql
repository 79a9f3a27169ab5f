-- What a lead handed over, so that they can undo it, and so that the consultant stays in the team without any work.
create table hand_overs (
    hand_over_id    uuid        not null constraint hand_overs_pk primary key,
    from_consultant text        not null,
    handed_over_at  timestamptz not null,
    handed_over_by  text        not null,
    undone_at       timestamptz null
);
create index hand_overs_by_lead on hand_overs (handed_over_by, handed_over_at);

create table handed_over_enrolments (
    hand_over_id uuid not null,
    enrolment_id uuid not null,
    successor    text not null,
    constraint handed_over_enrolments_pk primary key (hand_over_id, enrolment_id),
    constraint handed_over_enrolments_hand_over_fk foreign key (hand_over_id) references hand_overs
);
