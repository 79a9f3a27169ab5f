package dk.fodfaeste.reporting.report.drafting;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.reporting.report.store.ReportTexts;
import dk.fodfaeste.reporting.report.store.ReportTexts.EarlierDecision;
import dk.fodfaeste.reporting.report.store.StoredReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The form of a draft's comments and decisions: one comment field for each initiative, and lines of decision, owner and due day. Empty lines are
 * ignored.
 */
public final class DraftTextsForm {
    private static final int MAX_LINES = 60;
    private static final int EMPTY_LINES = 3;
    private static final Pattern LIST_FIELD =
            Pattern.compile("(comments|decisions|earlierDecisions)\\[([0-9]+)]\\.(\\w+)");

    private final StoredReport report;
    private final Form form;

    public DraftTextsForm(StoredReport report, Form form) {
        this.report = report;
        this.form = form;
    }

    public static Form filled(StoredReport report) {
        Map<String, String> values = new HashMap<>();
        report.texts().comments().forEach((code, comment) -> values.put("comment-" + code, comment));
        List<ReportTexts.Decision> decisions = report.texts().decisions();
        for (int line = 0; line < decisions.size(); line++) {
            ReportTexts.Decision decision = decisions.get(line);
            values.put("decision-" + line, decision.decision());
            values.put("owner-" + line, decision.owner());
            values.put(
                    "dueOn-" + line,
                    decision.dueOn() == null ? "" : decision.dueOn().toString());
        }
        List<EarlierDecision> earlier = report.texts().earlierDecisions();
        for (int place = 0; place < earlier.size(); place++) {
            values.put("done-" + place, earlier.get(place).done() ? "true" : "");
            values.put(
                    "outcome-" + place,
                    earlier.get(place).outcome() == null
                            ? ""
                            : earlier.get(place).outcome());
        }
        return Form.filled(values);
    }

    /** @throws Refusal 400 if a day or the version cannot be read */
    public DraftTextsBody body() {
        return new DraftTextsBody(
                codesWithComment().stream()
                        .map(code -> new DraftTextsBody.Comment(code, form.value("comment-" + code)))
                        .toList(),
                filledLines().stream().map(this::decision).toList(),
                places().mapToObj(this::ticked).toList(),
                form.number("expectedVersion"));
    }

    private DraftTextsBody.DecisionBody decision(int line) {
        return new DraftTextsBody.DecisionBody(
                form.valueOrNull("decision-" + line),
                form.valueOrNull("owner-" + line),
                Dates.parseOrNull("dueOn-" + line, form.value("dueOn-" + line)));
    }

    private DraftTextsBody.TickedDecision ticked(int place) {
        return new DraftTextsBody.TickedDecision(
                place, form.valueOrNull("done-" + place) != null, form.valueOrNull("outcome-" + place));
    }

    private IntStream places() {
        return IntStream.range(0, report.texts().earlierDecisions().size());
    }

    /** The form with each fault at its field. */
    public Form refused(Refusal refused) {
        String[] fields = Stream.concat(
                        Stream.concat(
                                report.initiatives().stream().map(code -> "comment-" + code),
                                places().mapToObj(place -> "outcome-" + place)),
                        IntStream.range(0, MAX_LINES)
                                .boxed()
                                .flatMap(line -> Stream.of("decision-" + line, "owner-" + line, "dueOn-" + line)))
                .toArray(String[]::new);
        return form.refused(refused.atFields(this::formField), fields);
    }

    private String formField(String bodyField) {
        Matcher listField = LIST_FIELD.matcher(bodyField);
        if (!listField.matches()) {
            return bodyField;
        }
        int index = Integer.parseInt(listField.group(2));
        return switch (listField.group(1)) {
            case "comments" -> "comment-" + codesWithComment().get(index);
            case "earlierDecisions" -> listField.group(3) + "-" + index;
            default -> listField.group(3) + "-" + filledLines().get(index);
        };
    }

    /** The names of the fields of one decision. */
    public record Line(String decision, String owner, String dueOn) {
        static Line of(int number) {
            return new Line("decision-" + number, "owner-" + number, "dueOn-" + number);
        }
    }

    /** The lines to show: the filled ones and some empty ones. */
    public List<Line> visibleLines() {
        int last = filledLines().isEmpty() ? 0 : filledLines().getLast() + 1;
        return IntStream.range(0, Math.min(MAX_LINES, last + EMPTY_LINES))
                .mapToObj(Line::of)
                .toList();
    }

    /** An earlier decision with the names of its fields. */
    public record EarlierLine(EarlierDecision decision, String report, String done, String outcome, boolean ticked) {}

    public List<EarlierLine> earlierLines() {
        return places().mapToObj(this::earlierLine).toList();
    }

    private EarlierLine earlierLine(int place) {
        EarlierDecision decision = report.texts().earlierDecisions().get(place);
        return new EarlierLine(
                decision,
                String.valueOf(decision.report()),
                "done-" + place,
                "outcome-" + place,
                form.valueOrNull("done-" + place) != null);
    }

    private List<String> codesWithComment() {
        return report.initiatives().stream()
                .filter(code -> form.valueOrNull("comment-" + code) != null)
                .toList();
    }

    private List<Integer> filledLines() {
        List<Integer> lines = new ArrayList<>();
        for (int line = 0; line < MAX_LINES; line++) {
            String number = "-" + line;
            if (Stream.of("decision", "owner", "dueOn").anyMatch(field -> form.valueOrNull(field + number) != null)) {
                lines.add(line);
            }
        }
        return lines;
    }
}
