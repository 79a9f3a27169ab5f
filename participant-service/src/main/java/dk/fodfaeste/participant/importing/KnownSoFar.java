package dk.fodfaeste.participant.importing;

import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.EnrolmentVersion;
import dk.fodfaeste.participant.OtherSpans;
import dk.fodfaeste.participant.Participant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What is recorded about the people and the case numbers of some lines: loaded at once before the first line, and kept up with
 * what the lines themselves add, so that each line is judged as if those before it were committed.
 */
final class KnownSoFar {
    private final Map<Cpr, Participant> participants;
    private final Map<String, Set<UUID>> formerly;
    private final Map<String, List<Enrolment>> byCaseNumber = new HashMap<>();
    private final Map<UUID, List<Enrolment>> byParticipant = new HashMap<>();
    private final Map<UUID, List<Stay>> stays = new HashMap<>();

    /** @param formerly by case number, those of the enrolments that once had it */
    KnownSoFar(
            Map<Cpr, Participant> participants,
            List<Enrolment> enrolments,
            Map<String, Set<UUID>> formerly,
            List<EnrolmentVersion> versions) {
        this.formerly = formerly;
        this.participants = new HashMap<>(participants);
        enrolments.forEach(this::index);
        versions.forEach(version -> at(stays, version.enrolment().enrolmentId()).add(Stay.of(version)));
    }

    Optional<Participant> participant(Cpr cpr) {
        return Optional.ofNullable(participants.get(cpr));
    }

    /** Of everybody whose data some line was compared with, or added to. */
    List<UUID> participantRefs() {
        return participants.values().stream()
                .map(Participant::participantRef)
                .distinct()
                .toList();
    }

    Optional<Enrolment> standing(String caseNumber) {
        return byCaseNumber.getOrDefault(caseNumber, List.of()).stream()
                .filter(Enrolment::counts)
                .findFirst();
    }

    /**
     * Whether the line is about the same person in the same initiative, whichever of her numbers it gives. A person whom another import has
     * recorded only after this one looked for her is known by her enrolment alone.
     */
    boolean isAbout(EnrolmentLine line, Enrolment enrolment) {
        Participant known = participants.get(line.cpr());
        Participant enrolled = enrolment.participant();
        boolean same = known == null
                ? line.cpr().equals(enrolled.cpr())
                : known.participantRef().equals(enrolled.participantRef());
        return same && line.initiative().equals(enrolment.initiative());
    }

    /** Whether what the line says is recorded, or was once. */
    boolean holds(EnrolmentLine line) {
        Set<UUID> former = formerly.getOrDefault(line.caseNumber(), Set.of());
        Stream<Enrolment> once = former.isEmpty()
                ? Stream.empty()
                : byParticipant.values().stream()
                        .flatMap(List::stream)
                        .filter(enrolment -> former.contains(enrolment.enrolmentId()));
        return Stream.concat(byCaseNumber.getOrDefault(line.caseNumber(), List.of()).stream(), once)
                .filter(enrolment -> isAbout(line, enrolment))
                .anyMatch(
                        enrolment -> stays.get(enrolment.enrolmentId()).stream().anyMatch(line.stay()::agreesWith));
    }

    OtherSpans spans(Participant participant, String initiative) {
        return OtherSpans.of(byParticipant.getOrDefault(participant.participantRef(), List.of()).stream()
                .filter(enrolment -> enrolment.initiative().equals(initiative))
                .toList());
    }

    void add(Enrolment enrolment) {
        participants.put(enrolment.participant().cpr(), enrolment.participant());
        index(enrolment);
        addVersion(enrolment);
    }

    void addVersion(Enrolment enrolment) {
        at(stays, enrolment.enrolmentId()).add(Stay.of(enrolment));
    }

    private void index(Enrolment enrolment) {
        at(byCaseNumber, enrolment.caseNumber()).add(enrolment);
        at(byParticipant, enrolment.participant().participantRef()).add(enrolment);
    }

    private static <K, V> List<V> at(Map<K, List<V>> map, K key) {
        return map.computeIfAbsent(key, _ -> new ArrayList<>());
    }
}
