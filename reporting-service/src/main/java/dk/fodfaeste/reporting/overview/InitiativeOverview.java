package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.reporting.figures.Answer;
import dk.fodfaeste.reporting.rate.Interval;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One initiative on the page, ready to be written down: the template only places words. */
record InitiativeOverview(String code, String name, List<MeasureOverview> measures) {

    /** In the order of the answers, those of one initiative together. */
    static List<InitiativeOverview> of(List<Answer> answers) {
        Map<String, InitiativeOverview> initiatives = new LinkedHashMap<>();
        for (Answer answer : answers) {
            initiatives
                    .computeIfAbsent(
                            answer.initiative().code(),
                            code -> new InitiativeOverview(
                                    code, answer.initiative().name(), new ArrayList<>()))
                    .measures()
                    .add(MeasureOverview.of(answer));
        }
        return List.copyOf(initiatives.values());
    }

    /**
     * @param rate null without a denominator, and with it everything that follows from one
     */
    record MeasureOverview(
            String name,
            String sentence,
            String rate,
            String verdict,
            boolean reached,
            boolean provisional,
            Meter meter,
            String target,
            String denominator,
            String coverage,
            String interval,
            String window,
            String standing) {

        static MeasureOverview of(Answer answer) {
            InWords words = new InWords(answer);
            boolean counted = answer.figure().denominator() > 0;
            return new MeasureOverview(
                    answer.measure().name() == null
                            ? answer.measure().code()
                            : answer.measure().name(),
                    words.sentence(),
                    answer.figure().rate().percent().map(Danish::percent).orElse(null),
                    counted ? words.verdict() : null,
                    answer.figure().targetReached().orElse(false),
                    answer.figure().provisional(),
                    counted ? Meter.of(answer) : null,
                    words.target(),
                    counted ? words.denominator() : null,
                    counted ? words.coverage() : null,
                    counted ? words.interval() : null,
                    words.window(),
                    words.standing());
        }
    }

    /**
     * The rate, its interval and the target as lengths of 100. It shows what the words say and nothing else, so there
     * may be no target.
     */
    record Meter(BigDecimal share, BigDecimal low, BigDecimal high, BigDecimal target) {
        static Meter of(Answer answer) {
            Interval interval = answer.figure().rate().interval().orElseThrow();
            return new Meter(
                    answer.figure().rate().percent().orElseThrow(),
                    interval.low(),
                    interval.high(),
                    new InWords(answer).saysTarget()
                            ? answer.figure().targetPercent().orElseThrow()
                            : null);
        }
    }
}
