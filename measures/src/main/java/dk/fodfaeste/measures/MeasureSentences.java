package dk.fodfaeste.measures;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says in one sentence what a measure counts, in one language. The texts are in {@code sentences.csv}, under the keys of the {@link Phrase
 * phrases} that each kind returns.
 */
public final class MeasureSentences {
    private static final int MONTHS_OF_A_YEAR = 12;
    private static final int DAYS_OF_A_WEEK = 7;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([0-9])}");
    private static final Map<String, List<String>> TEXTS = texts();

    private final boolean inDanish;
    private final Function<Enum<?>, String> labels;

    private MeasureSentences(boolean inDanish, Function<Enum<?>, String> labels) {
        this.inDanish = inDanish;
        this.labels = labels;
    }

    /**
     * @param language Danish or English; other languages are answered in English
     * @param labels the label of a {@link Status} or an {@link ActivityKind} in that language
     */
    public static MeasureSentences in(Locale language, Function<Enum<?>, String> labels) {
        return new MeasureSentences(language.getLanguage().equals("da"), labels);
    }

    /** What the measure counts by the revision, as a question that ends with a question mark. */
    public String sentence(Measure measure, Revision revision) {
        Set<String> startedAs = measure.terms().startedAs();
        return text(Phrase.of(
                "sentence",
                measure.people(),
                startedAs.isEmpty() ? Phrase.NONE : Phrase.of("startedAs", statuses(startedAs)),
                measure.question(revision)));
    }

    /** 1 år og 2 uger; blank for a period of no days. */
    public String period(CalendarPeriod period) {
        String months = period.months() % MONTHS_OF_A_YEAR == 0
                ? quantity("year", period.months() / MONTHS_OF_A_YEAR)
                : quantity("month", period.months());
        String days = period.days() % DAYS_OF_A_WEEK == 0
                ? quantity("week", period.days() / DAYS_OF_A_WEEK)
                : quantity("day", period.days());
        List<String> parts = Stream.of(period.months() == 0 ? "" : months, period.days() == 0 ? "" : days)
                .filter(part -> !part.isEmpty())
                .toList();
        return parts.size() < 2 ? String.join("", parts) : text(Phrase.of("and", parts.toArray()));
    }

    private String quantity(String unit, long count) {
        return text(Phrase.counted(unit, Math.toIntExact(count)));
    }

    private static Set<Status> statuses(Collection<String> codes) {
        return codes.stream().map(Status::of).collect(Collectors.toCollection(() -> EnumSet.noneOf(Status.class)));
    }

    private String text(Phrase phrase) {
        if (phrase.key().isEmpty()) {
            return "";
        }
        List<String> texts = TEXTS.get(phrase.key());
        if (texts == null) {
            throw new IllegalStateException("sentences.csv has no line for " + phrase.key());
        }
        return PLACEHOLDER
                .matcher(texts.get(inDanish ? 0 : 1))
                .replaceAll(found ->
                        Matcher.quoteReplacement(argument(phrase.arguments().get(Integer.parseInt(found.group(1))))));
    }

    private String argument(Object argument) {
        return switch (argument) {
            case Phrase phrase -> text(phrase);
            case Period period -> period(CalendarPeriod.of(period));
            case Recurrence.PeriodEnd end -> text(Phrase.of(end.name()));
            case Enum<?> code -> labels.apply(code).toLowerCase(Locale.ROOT);
            case Set<?> codes -> alternatives(codes);
            case BigDecimal number -> decimal(number);
            case String text -> text;
            case Integer number -> number.toString();
            default -> throw new IllegalArgumentException("No words for " + argument.getClass());
        };
    }

    /** A, B eller C, in the order of the enum. */
    private String alternatives(Set<?> codes) {
        List<String> words = codes.stream()
                .map(code -> (Enum<?>) code)
                .sorted((one, other) -> Integer.compare(one.ordinal(), other.ordinal()))
                .map(this::argument)
                .toList();
        return words.size() < 2
                ? String.join("", words)
                : text(Phrase.of("or", String.join(", ", words.subList(0, words.size() - 1)), words.getLast()));
    }

    private String decimal(BigDecimal number) {
        String written = number.stripTrailingZeros().toPlainString();
        return inDanish ? written.replace('.', ',') : written;
    }

    /** Danish and English text by key. */
    private static Map<String, List<String>> texts() {
        try (InputStream file = MeasureSentences.class.getResourceAsStream("sentences.csv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(";", -1))
                    .collect(Collectors.toUnmodifiableMap(
                            line -> line[0],
                            line -> List.copyOf(Arrays.asList(line).subList(1, 3))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
