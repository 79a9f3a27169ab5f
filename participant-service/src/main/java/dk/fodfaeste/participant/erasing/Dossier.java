package dk.fodfaeste.participant.erasing;

import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.EnrolmentVersion;
import dk.fodfaeste.participant.ExitReason;
import dk.fodfaeste.participant.Participant;
import dk.fodfaeste.participant.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** All that this service knows of a person, opened, as it goes to the archive. */
record Dossier(UUID participantRef, String cpr, String name, boolean protectedAddress, List<Stay> enrolments) {

    record Stay(UUID enrolmentId, String caseNumber, String initiative, List<Version> versions) {
        static Stay of(Enrolment enrolment, List<EnrolmentVersion> versions) {
            return new Stay(
                    enrolment.enrolmentId(),
                    enrolment.caseNumber(),
                    enrolment.initiative(),
                    versions.stream()
                            .filter(version -> version.enrolment().equals(enrolment))
                            .sorted(Comparator.comparing(EnrolmentVersion::version))
                            .map(Version::of)
                            .toList());
        }
    }

    record Version(
            int version,
            String change,
            String consultant,
            LocalDate startedOn,
            Status statusAtStart,
            LocalDate exitedOn,
            ExitReason exitReason,
            int exitNumber,
            String because,
            Instant recordedAt,
            String recordedBy) {
        static Version of(EnrolmentVersion version) {
            return new Version(
                    version.version(),
                    version.change(),
                    version.consultant(),
                    version.startedOn(),
                    version.statusAtStart(),
                    version.exitedOn(),
                    version.exitReason(),
                    version.exitNumber(),
                    version.because(),
                    version.recordedAt(),
                    version.recordedBy());
        }
    }

    static Dossier of(Participant participant, List<Enrolment> enrolments, List<EnrolmentVersion> versions) {
        return new Dossier(
                participant.participantRef(),
                participant.cpr().disclosed(),
                participant.name(),
                participant.protectedAddress(),
                enrolments.stream().map(one -> Stay.of(one, versions)).toList());
    }

    @Override
    public String toString() {
        return "dossier";
    }
}
