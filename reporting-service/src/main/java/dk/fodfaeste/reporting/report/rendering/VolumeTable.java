package dk.fodfaeste.reporting.report.rendering;

import static dk.fodfaeste.kit.web.DisplayText.say;

import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import dk.fodfaeste.reporting.report.store.ReportDocument.InitiativeSection;
import dk.fodfaeste.reporting.volumes.VolumesView;

/** The table of volumes: how many began, left and were enrolled, against what was promised. */
final class VolumeTable {
    private VolumeTable() {}

    private record Row(InitiativeSection initiative, VolumesView volumes) {
        Window window() {
            return new Window(volumes.from(), volumes.to(), Basis.ANCHOR);
        }

        /** Only a whole calendar year is judged by the promise for a year. */
        Long intakePerYear() {
            boolean wholeYear = volumes.perYear().size() == 1
                    && volumes.from().getDayOfYear() == 1
                    && volumes.to().getDayOfYear() == volumes.to().lengthOfYear();
            return wholeYear ? number(volumes.perYear().getFirst().intakePerYear()) : null;
        }
    }

    static ReportTable of(ReportDocument document) {
        return new TableBuilder<Row>("volumes", say("Hvor mange der er med", "How many take part"), "")
                .prose(
                        ReportTables.initiative(),
                        ReportTables.initiativeExplanation(),
                        row -> ReportText.name(row.initiative()))
                .period(
                        say("Periode", "Window"),
                        say("De dage, tallene handler om.", "The days of the numbers."),
                        Row::window)
                .count(
                        say("Begyndt", "Began"),
                        say("Forløb, der begyndte i perioden.", "Enrolments that began in the window."),
                        row -> true,
                        row -> row.volumes().started())
                .count(
                        say("Lovet indtag pr. år", "Promised intake per year"),
                        say("Kun for hele kalenderår.", "For whole calendar years only."),
                        row -> false,
                        Row::intakePerYear)
                .count(
                        say("Afsluttet", "Ended"),
                        say("Forløb, hvis sidste dag er i perioden.", "Enrolments whose last day is in the window."),
                        row -> true,
                        row -> row.volumes().exited())
                .count(
                        say("I gang den sidste dag", "Enrolled on the last day"),
                        say("Forløb i gang på periodens sidste dag.", "Enrolments on the last day of the window."),
                        row -> true,
                        row -> row.volumes().enrolledOnLastDay())
                .count(
                        say("Flest på én dag", "Highest on any day"),
                        say("Det højeste antal på en dag i perioden.", "The highest number on a day of the window."),
                        row -> true,
                        row -> row.volumes().highest())
                .count(
                        say("Kapacitet", "Capacity"),
                        say("Hvor mange der kan være med på én gang.", "How many can take part at a time."),
                        row -> false,
                        row -> number(row.volumes().capacity()))
                .decimal(
                        say("Pr. fuldtidskonsulent", "Per full-time consultant"),
                        say(
                                "Forløb den sidste dag delt med den arbejdstid, som konsulenterne med disse forløb har.",
                                "Enrolments on the last day divided by the working time of the consultants who have them."),
                        row -> row.volumes().hidesCaseload(),
                        row -> row.volumes().caseloadPerFullTime())
                .count(
                        say("Sagsnorm", "Caseload norm"),
                        say(
                                "Lovet antal forløb pr. fuldtidskonsulent.",
                                "Promised enrolments per full-time consultant."),
                        row -> false,
                        row -> number(row.volumes().caseloadNorm()))
                .build(document.initiatives().stream()
                        .flatMap(initiative ->
                                initiative.volumes().stream().map(volumes -> new Row(initiative, volumes)))
                        .toList());
    }

    /** The first window, which is the half-year; blank if there is none. */
    static String sentence(InitiativeSection initiative) {
        return initiative.volumes().stream()
                .findFirst()
                .map(volumes -> say(
                                "Forløb i %s: begyndt %s, afsluttet %s, i gang den sidste dag %s%s.",
                                "Enrolments in %s: began %s, ended %s, enrolled on the last day %s%s.")
                        .formatted(
                                ReportText.window(new Row(initiative, volumes).window()),
                                shown(volumes.started()),
                                shown(volumes.exited()),
                                shown(volumes.enrolledOnLastDay()),
                                volumes.capacity() == null
                                        ? ""
                                        : say(" (kapacitet %d)", " (capacity %d)")
                                                .formatted(volumes.capacity())))
                .orElse("");
    }

    private static String shown(Long number) {
        return number == null ? say("skjult", "hidden") : DisplayText.count(number);
    }

    private static Long number(Integer promised) {
        return promised == null ? null : promised.longValue();
    }
}
