package dk.fodfaeste.participant.erasing;

import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.EnrolmentVersion;
import dk.fodfaeste.participant.ExitReason;
import dk.fodfaeste.participant.Participant;
import dk.fodfaeste.participant.PersonVersion;
import dk.fodfaeste.participant.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** All unsealed data about a person, for the archive. */
record Dossier(
        UUID participantRef,
        String cpr,
        String name,
        String phone,
        boolean protectedAddress,
        List<FormerRecord> formerly,
        List<Change> changes,
        List<ArchivedEnrolment> enrolments) {

    /** A former number of the person, or a merged record with its name. */
    record FormerRecord(UUID participantRef, String cpr, String name) {
        static FormerRecord of(Participant record) {
            return new FormerRecord(
                    record.participantRef(),
                    record.cpr() == null ? null : record.cpr().disclosed(),
                    record.name());
        }
    }

    record Change(
            UUID participantRef,
            int version,
            String change,
            String nameBefore,
            String because,
            Instant recordedAt,
            String recordedBy) {
        static Change of(PersonVersion version) {
            return new Change(
                    version.participantRef(),
                    version.version(),
                    version.change(),
                    version.nameBefore(),
                    version.because(),
                    version.recordedAt(),
                    version.recordedBy());
        }
    }

    record ArchivedEnrolment(
            UUID enrolmentId,
            String caseNumber,
            List<String> formerCaseNumbers,
            String initiative,
            List<Version> versions) {
        static ArchivedEnrolment of(
                Enrolment enrolment, List<String> formerCaseNumbers, List<EnrolmentVersion> versions) {
            return new ArchivedEnrolment(
                    enrolment.enrolmentId(),
                    enrolment.caseNumber(),
                    formerCaseNumbers,
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
            UUID participantRef,
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
                    version.participantRef(),
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

    @Override
    public String toString() {
        return "dossier";
    }
}
