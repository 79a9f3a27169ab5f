package dk.fodfaeste.reporting.report.rendering;

import static dk.fodfaeste.kit.web.DisplayText.say;

import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import dk.fodfaeste.reporting.report.store.ReportDocument.InitiativeSection;
import dk.fodfaeste.reporting.volumes.StaffingView;
import dk.fodfaeste.reporting.volumes.VolumesView;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Full-time equivalents paid for beside those that work, once for each last day of a window. */
final class StaffingTable {
    private StaffingTable() {}

    private record Row(InitiativeSection initiative, VolumesView volumes) {
        StaffingView staffing() {
            return volumes.staffing();
        }
    }

    static ReportTable of(ReportDocument document) {
        return new TableBuilder<Row>("staffing", say("Årsværk", "Full-time equivalents"), "")
                .prose(
                        ReportTables.initiative(),
                        ReportTables.initiativeExplanation(),
                        row -> ReportText.name(row.initiative()))
                .day(
                        say("Dag", "Day"),
                        say("Den sidste dag i en periode.", "The last day of a window."),
                        row -> row.staffing().day())
                .shortText(
                        say("Betalt", "Paid for"),
                        say(
                                "Årsværk i de bevillinger, der gælder for dagens år.",
                                "Full-time equivalents of the grants for the year of the day."),
                        row -> row.staffing().paidFor() == null
                                ? null
                                : DisplayText.decimal(row.staffing().paidFor()))
                .decimal(
                        say("I arbejde", "Working"),
                        say(
                                "Arbejdstiden for de konsulenter, der har forløb den dag. En konsulent med forløb i flere indsatser tæller med en andel.",
                                "The working time of the consultants who have enrolments on the day. A consultant with enrolments in several initiatives counts with a share."),
                        row -> row.volumes().hidesCaseload(),
                        row -> row.staffing().working() == null
                                ? null
                                : row.staffing().working().setScale(1, RoundingMode.HALF_UP))
                .prose(
                        say("Sådan er det betalt", "How it is paid for"),
                        say("Bevillingernes linjer.", "The lines of the grants."),
                        row -> row.staffing().howPaidFor())
                .build(document.initiatives().stream()
                        .flatMap(StaffingTable::rows)
                        .toList());
    }

    private static Stream<Row> rows(InitiativeSection initiative) {
        Collection<Row> byDay = initiative.volumes().stream()
                .filter(volumes -> volumes.staffing() != null)
                .map(volumes -> new Row(initiative, volumes))
                .collect(Collectors.toMap(
                        row -> row.staffing().day(),
                        Function.identity(),
                        (first, second) -> first,
                        TreeMap<LocalDate, Row>::new))
                .descendingMap()
                .values();
        return byDay.stream();
    }
}
