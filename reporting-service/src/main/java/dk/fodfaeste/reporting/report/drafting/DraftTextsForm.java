package dk.fodfaeste.reporting.report.drafting;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.reporting.report.store.ReportTexts;
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
 * The comments and decisions of a draft as a form: a field for the comment on each initiative, and lines of decision, owner and day. A line
 * that nothing was written into is none.
 */
public final class DraftTextsForm {
    private static final int MOST_LINES = 60;
    private static final int EMPTY_LINES = 3;
    private static final Pattern IN_A_LIST = Pattern.compile("(comments|decisions)\\[([0-9]+)]\\.(\\w+)");

    private final StoredReport file;
    private final Form form;

    public DraftTextsForm(StoredReport file, Form form) {
        this.file = file;
        this.form = form;
    }

    public static Form asItStands(StoredReport file) {
        Map<String, String> values = new HashMap<>();
        file.texts().comments().forEach((code, comment) -> values.put("comment-" + code, comment));
        List<ReportTexts.Decision> decisions = file.texts().decisions();
        for (int line = 0; line < decisions.size(); line++) {
            ReportTexts.Decision decision = decisions.get(line);
            values.put("decision-" + line, decision.decision());
            values.put("owner-" + line, decision.owner());
            values.put(
                    "dueOn-" + line,
                    decision.dueOn() == null ? "" : decision.dueOn().toString());
        }
        return Form.filled(values);
    }

    /** @throws Refusal 400 where a day or the version cannot be read */
    public DraftTextsBody written() {
        return new DraftTextsBody(
                commented().stream()
                        .map(code -> new DraftTextsBody.Comment(code, form.value("comment-" + code)))
                        .toList(),
                lines().stream().map(this::decision).toList(),
                form.number("expectedVersion"));
    }

    private DraftTextsBody.DecisionBody decision(int line) {
        return new DraftTextsBody.DecisionBody(
                form.valueOrNull("decision-" + line),
                form.valueOrNull("owner-" + line),
                Dates.parseOrNull("dueOn-" + line, form.value("dueOn-" + line)));
    }

    /** With each fault beside its field. */
    public Form refused(Refusal refused) {
        List<Violation> violations = refused.violations().stream()
                .map(violation -> new Violation(field(violation.field()), violation.message()))
                .toList();
        Refusal here = violations.isEmpty() || refused.status() == 409
                ? refused
                : refused.status() == 422 ? Refusal.rule(violations) : Refusal.malformed(violations);
        String[] fields = Stream.concat(
                        file.initiatives().stream().map(code -> "comment-" + code),
                        IntStream.range(0, MOST_LINES)
                                .boxed()
                                .flatMap(line -> Stream.of("decision-" + line, "owner-" + line, "dueOn-" + line)))
                .toArray(String[]::new);
        return form.refused(here, fields);
    }

    private String field(String field) {
        Matcher inAList = IN_A_LIST.matcher(field);
        if (!inAList.matches()) {
            return field;
        }
        int index = Integer.parseInt(inAList.group(2));
        return inAList.group(1).equals("comments")
                ? "comment-" + commented().get(index)
                : inAList.group(3) + "-" + lines().get(index);
    }

    /** The names of the fields of one decision. */
    public record Line(String decision, String owner, String dueOn) {
        static Line of(int number) {
            return new Line("decision-" + number, "owner-" + number, "dueOn-" + number);
        }
    }

    /** The lines that are shown: those written, and some empty ones. */
    public List<Line> room() {
        int last = lines().isEmpty() ? 0 : lines().getLast() + 1;
        return IntStream.range(0, Math.min(MOST_LINES, last + EMPTY_LINES))
                .mapToObj(Line::of)
                .toList();
    }

    private List<String> commented() {
        return file.initiatives().stream()
                .filter(code -> form.valueOrNull("comment-" + code) != null)
                .toList();
    }

    private List<Integer> lines() {
        List<Integer> lines = new ArrayList<>();
        for (int line = 0; line < MOST_LINES; line++) {
            String number = "-" + line;
            if (Stream.of("decision", "owner", "dueOn").anyMatch(field -> form.valueOrNull(field + number) != null)) {
                lines.add(line);
            }
        }
        return lines;
    }
}
