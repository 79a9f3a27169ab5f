package dk.fodfaeste.participant.importing;

import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.EnrolmentVersion;
import dk.fodfaeste.participant.OtherPeriods;
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
 * The recorded data about the persons and case numbers of some lines. It is loaded once before the first line and updated by each line, so
 * that each line is judged as if the lines before it were committed.
 */
final class ImportSnapshot {
    private final Map<Cpr, Participant> participants;
    private final Map<String, Set<UUID>> formerCaseNumbers;
    private final Map<String, List<Enrolment>> byCaseNumber = new HashMap<>();
    private final Map<UUID, List<Enrolment>> byParticipant = new HashMap<>();
    private final Map<UUID, List<ImportedPeriod>> periods = new HashMap<>();

    /** @param formerCaseNumbers the enrolments that formerly had a case number, by case number */
    ImportSnapshot(
            Map<Cpr, Participant> participants,
            List<Enrolment> enrolments,
            Map<String, Set<UUID>> formerCaseNumbers,
            List<EnrolmentVersion> versions) {
        this.formerCaseNumbers = formerCaseNumbers;
        this.participants = new HashMap<>(participants);
        enrolments.forEach(enrolment -> index(enrolment, enrolment.caseNumber()));
        versions.forEach(
                version -> listAt(periods, version.enrolment().enrolmentId()).add(ImportedPeriod.of(version)));
    }

    Optional<Participant> participant(Cpr cpr) {
        return Optional.ofNullable(participants.get(cpr));
    }

    /** The persons with whom a line was compared. */
    List<UUID> participantRefs() {
        return participants.values().stream()
                .map(Participant::participantRef)
                .distinct()
                .toList();
    }

    Optional<Enrolment> validWithCaseNumber(String caseNumber) {
        return byCaseNumber.getOrDefault(caseNumber, List.of()).stream()
                .filter(Enrolment::isValid)
                .findFirst();
    }

    /**
     * Whether the line concerns the same person in the same initiative. A person may have several numbers. If another import has recorded
     * the person after this snapshot was loaded, only the enrolment knows them.
     */
    boolean concernsEnrolment(EnrolmentLine line, Enrolment enrolment) {
        Participant known = participants.get(line.cpr());
        Participant enrolled = enrolment.participant();
        boolean same = known == null
                ? line.cpr().equals(enrolled.cpr())
                : known.participantRef().equals(enrolled.participantRef());
        return same && line.initiative().equals(enrolment.initiative());
    }

    /** Whether a present or former version of an enrolment has the content of the line. */
    boolean isRecorded(EnrolmentLine line) {
        Set<UUID> former = formerCaseNumbers.getOrDefault(line.caseNumber(), Set.of());
        Stream<Enrolment> once = former.isEmpty()
                ? Stream.empty()
                : byParticipant.values().stream()
                        .flatMap(List::stream)
                        .filter(enrolment -> former.contains(enrolment.enrolmentId()));
        return Stream.concat(byCaseNumber.getOrDefault(line.caseNumber(), List.of()).stream(), once)
                .filter(enrolment -> concernsEnrolment(line, enrolment))
                .anyMatch(enrolment ->
                        periods.get(enrolment.enrolmentId()).stream().anyMatch(line.period()::matches));
    }

    OtherPeriods otherPeriods(Participant participant, String initiative) {
        return OtherPeriods.of(byParticipant.getOrDefault(participant.participantRef(), List.of()).stream()
                .filter(enrolment -> enrolment.initiative().equals(initiative))
                .toList());
    }

    /** The enrolment that the line has registered. */
    void add(Enrolment enrolment, EnrolmentLine line) {
        participants.put(line.cpr(), enrolment.participant());
        index(enrolment, line.caseNumber());
        addVersion(enrolment);
    }

    void addVersion(Enrolment enrolment) {
        listAt(periods, enrolment.enrolmentId()).add(ImportedPeriod.of(enrolment));
    }

    private void index(Enrolment enrolment, String caseNumber) {
        listAt(byCaseNumber, caseNumber).add(enrolment);
        listAt(byParticipant, enrolment.participant().participantRef()).add(enrolment);
    }

    private static <K, V> List<V> listAt(Map<K, List<V>> map, K key) {
        return map.computeIfAbsent(key, _ -> new ArrayList<>());
    }
}
