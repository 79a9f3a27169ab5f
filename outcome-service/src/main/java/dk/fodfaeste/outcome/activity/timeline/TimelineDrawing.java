package dk.fodfaeste.outcome.activity.timeline;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.measures.Attendance;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.activity.ActivityDetails;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The activities of an enrolment over the months, as shapes of an image. Spells are bars, meetings and milestones are points; each kind has a line. A
 * meeting that was cancelled is in the table only.
 *
 * @param label describes the image
 * @param ticks the months below the lines
 * @param marks start, exit and today
 */
public record TimelineDrawing(int height, String label, List<Tick> ticks, List<Line> lines, List<Mark> marks) {
    /** The names of the kinds are to the left of it. */
    private static final int LEFT = 250;

    private static final int WIDTH = 700;
    private static final int TOP = 24;
    private static final int LINE_HEIGHT = 30;
    private static final int MAX_TICKS = 9;
    private static final List<Integer> MONTHS_PER_TICK = List.of(1, 2, 3, 6, 12, 24, 60, 120);

    /** The lower end of the lines. */
    public int bottom() {
        return height - TOP;
    }

    /** The place of the names of the months. */
    public int textY() {
        return height - 6;
    }

    public record Tick(int x, String text) {}

    /** @param y the middle of the line */
    public record Line(String name, int y, List<Bar> bars, List<Point> points) {
        public int textY() {
            return y + 5;
        }

        public int barY() {
            return y - 8;
        }
    }

    /** @param confirmed false for the days of an open spell that nobody has confirmed yet */
    public record Bar(int x, int width, boolean confirmed) {}

    public record Point(int x, Form form) {
        /** How a point looks. */
        public enum Form {
            HELD,
            PLANNED,
            NO_SHOW,
            MILESTONE
        }

        /** The path of an SVG image, around the point. */
        public String path() {
            return switch (form) {
                case HELD, PLANNED -> "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0 -14 0z";
                case NO_SHOW -> "M-6 -6l12 12M-6 6l12 -12";
                case MILESTONE -> "M0 -8l8 8l-8 8l-8 -8z";
            };
        }
    }

    /** A vertical line. */
    public record Mark(int x, String text) {}

    /** @param activities those that were not withdrawn */
    public static TimelineDrawing of(Enrolment enrolment, List<ActivityDetails> activities, LocalDate today) {
        TimelinePeriod period = TimelinePeriod.of(enrolment, activities, today);
        Map<ActivityKind, List<ActivityDetails>> byKind = activities.stream()
                .filter(activity -> activity.attendance() != Attendance.CANCELLED && period.shows(activity))
                .collect(groupingBy(ActivityDetails::kind, TreeMap::new, toList()));
        List<Line> lines = new ArrayList<>();
        byKind.forEach((kind, ofKind) -> lines.add(new Line(
                CodeLabels.label(kind),
                TOP + lines.size() * LINE_HEIGHT + LINE_HEIGHT / 2,
                ofKind.stream()
                        .flatMap(activity -> bars(activity, period, today))
                        .toList(),
                ofKind.stream().flatMap(activity -> points(activity, period)).toList())));
        int bottom = TOP + lines.size() * LINE_HEIGHT;
        return new TimelineDrawing(
                bottom + TOP, label(period, activities.size()), ticks(period), lines, marks(enrolment, period, today));
    }

    private static Stream<Bar> bars(ActivityDetails spell, TimelinePeriod period, LocalDate today) {
        if (spell.kind().shape() != ActivityKind.Shape.SPELL) {
            return Stream.empty();
        }
        if (spell.until() != null) {
            return Stream.of(bar(spell.on(), spell.until(), true, period));
        }
        if (spell.confirmedOn() == null) {
            return Stream.of(bar(spell.on(), spell.on(), false, period));
        }
        return spell.confirmedOn().isBefore(today)
                ? Stream.of(
                        bar(spell.on(), spell.confirmedOn(), true, period),
                        bar(spell.confirmedOn().plusDays(1), today, false, period))
                : Stream.of(bar(spell.on(), spell.confirmedOn(), true, period));
    }

    private static Bar bar(LocalDate first, LocalDate last, boolean confirmed, TimelinePeriod period) {
        int begin = period.place(first, WIDTH);
        return new Bar(LEFT + begin, Math.max(2, period.place(last.plusDays(1), WIDTH) - begin), confirmed);
    }

    private static Stream<Point> points(ActivityDetails activity, TimelinePeriod period) {
        return switch (activity.kind().shape()) {
            // A spell is a bar.
            case SPELL -> Stream.empty();
            case MILESTONE -> Stream.of(point(activity.on(), Point.Form.MILESTONE, period));
            case MEETING ->
                switch (activity.attendance()) {
                    case HELD -> Stream.of(point(activity.heldOn(), Point.Form.HELD, period));
                    case PLANNED -> Stream.of(point(activity.on(), Point.Form.PLANNED, period));
                    case NO_SHOW -> Stream.of(point(activity.on(), Point.Form.NO_SHOW, period));
                    // It did not take place.
                    case CANCELLED -> Stream.empty();
                };
        };
    }

    private static Point point(LocalDate day, Point.Form form, TimelinePeriod period) {
        return new Point(LEFT + period.place(day, WIDTH), form);
    }

    private static List<Mark> marks(Enrolment enrolment, TimelinePeriod period, LocalDate today) {
        Stream<Mark> exit = Stream.ofNullable(enrolment.exitedOn())
                .filter(period::contains)
                .map(day -> mark(day, DisplayText.say("Afgang", "Exit"), period));
        return Stream.of(
                        Stream.of(mark(enrolment.startedOn(), DisplayText.say("Start", "Start"), period)),
                        exit,
                        Stream.of(mark(today, DisplayText.say("I dag", "Today"), period)))
                .flatMap(one -> one)
                .toList();
    }

    private static Mark mark(LocalDate day, String text, TimelinePeriod period) {
        return new Mark(LEFT + period.place(day, WIDTH), text);
    }

    private static List<Tick> ticks(TimelinePeriod period) {
        int step = MONTHS_PER_TICK.stream()
                .filter(months -> period.months() <= (long) months * MAX_TICKS)
                .findFirst()
                .orElse(MONTHS_PER_TICK.getLast());
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern("MMM yyyy", Language.current().locale());
        return Stream.iterate(
                        YearMonth.from(period.first()),
                        month -> month.atDay(1).isBefore(period.end()),
                        month -> month.plusMonths(step))
                .map(month -> new Tick(LEFT + period.place(month.atDay(1), WIDTH), format.format(month)))
                .toList();
    }

    private static String label(TimelinePeriod period, int count) {
        Language language = Language.current();
        String from = language.month(YearMonth.from(period.first()));
        String to = language.month(YearMonth.from(period.end().minusDays(1)));
        String number = count == 1
                ? language.say("en aktivitet", "one activity")
                : count + language.say(" aktiviteter", " activities");
        return language.say(
                        "Tidslinje fra %s til %s med %s. Tabellen nedenfor har de samme oplysninger.",
                        "Time line from %s to %s with %s. The table below has the same facts.")
                .formatted(from, to, number);
    }
}
