package dk.fodfaeste.participant.enrolment;

import dk.fodfaeste.participant.EnrolmentState;
import dk.fodfaeste.participant.EnrolmentVersion;
import dk.fodfaeste.participant.ExitReason;
import dk.fodfaeste.participant.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One change of an enrolment and its facts after the change.
 *
 * @param event as in the event type: started, exited, ...
 * @param by user name
 * @param because null if the change has no justification
 * @param participantRef the person at that time
 * @param state on the day of recording
 */
public record HistoryLine(
        int version,
        String event,
        Instant recordedAt,
        String by,
        @Schema(nullable = true) String because,
        LocalDate startedOn,
        @Schema(nullable = true) Status statusAtStart,
        @Schema(nullable = true) LocalDate exitedOn,
        @Schema(nullable = true) ExitReason exitReason,
        String consultant,
        UUID participantRef,
        EnrolmentState state) {

    /** Oldest first. */
    public record History(List<HistoryLine> items) {}

    static HistoryLine of(EnrolmentVersion version, ZoneId zone) {
        return new HistoryLine(
                version.version(),
                version.change(),
                version.recordedAt(),
                version.recordedBy(),
                version.because(),
                version.startedOn(),
                version.statusAtStart(),
                version.exitedOn(),
                version.exitReason(),
                version.consultant(),
                version.participantRef(),
                version.state(LocalDate.ofInstant(version.recordedAt(), zone)));
    }

    @Override
    public String toString() {
        return "version " + version;
    }
}
