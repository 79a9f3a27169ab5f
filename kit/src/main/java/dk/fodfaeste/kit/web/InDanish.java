package dk.fodfaeste.kit.web;

import dk.fodfaeste.kit.classpath.ClasspathCsv;
import dk.fodfaeste.kit.text.Dates;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Translates English problem texts to Danish for pages. Each {@code problems-in-danish.csv} on the class path (that of kit and that of the
 * service) has English and Danish sentences; {@code {}} is a placeholder, in the same order in both.
 */
public final class InDanish {
    private static final String FILE = "problems-in-danish.csv";
    private static final List<Sentence> SENTENCES = ClasspathCsv.read(FILE).stream()
            .map(line -> sentence(line.getField(0), line.getField(1)))
            .toList();

    private record Sentence(Pattern english, String danish) {
        Optional<String> translate(String text) {
            Matcher match = english.matcher(text);
            if (!match.matches()) {
                return Optional.empty();
            }
            String result = danish;
            for (int group = 1; group <= match.groupCount(); group++) {
                result = result.replaceFirst(
                        Pattern.quote("{}"), Matcher.quoteReplacement(formatted(match.group(group))));
            }
            return Optional.of(result);
        }
    }

    private InDanish() {}

    /** Formats a value that is a date. */
    private static String formatted(String text) {
        return Dates.tryParse(text).map(DisplayText::day).orElse(text);
    }

    /** Danish if the request is in Danish and there is a translation, else English. */
    public static String orAsItIs(String english) {
        return Language.current().isEnglish() ? english : translation(english).orElse(english);
    }

    /** Like {@link #orAsItIs}, with a second English sentence whose translation is used if the first has none. */
    static String orElse(String english, String otherwise) {
        return Language.current().isEnglish()
                ? english
                : translation(english).or(() -> translation(otherwise)).orElse(english);
    }

    /** Empty if none of the files has the sentence. */
    public static Optional<String> translation(String english) {
        return SENTENCES.stream()
                .map(sentence -> sentence.translate(english))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Sentence sentence(String english, String danish) {
        String pattern = Pattern.compile("\\{\\}")
                .splitAsStream(english + "\u0000")
                .map(part -> Pattern.quote(part.replace("\u0000", "")))
                .collect(Collectors.joining("(.+?)"));
        return new Sentence(Pattern.compile(pattern), danish);
    }
}
