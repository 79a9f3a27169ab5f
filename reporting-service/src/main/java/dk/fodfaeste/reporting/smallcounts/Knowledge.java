package dk.fodfaeste.reporting.smallcounts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What somebody knows who sees some windows' numbers and reckons with them. */
interface Knowledge<K extends Knowledge<K>> {

    /** And this window's number too. */
    K with(Stretch shown);

    /** Whether the number of one group of too few people follows. */
    boolean betraysSomebody();

    boolean givesBack(Stretch hidden);

    /**
     * What came of choosing.
     *
     * @param shown in their order
     * @param known all that follows from them
     */
    record Choice<K>(List<Stretch> shown, K known) {}

    /**
     * Shows one window after the other, unless its number is too small itself, or would, together with what is already shown, betray
     * somebody or give back what is hidden. A window hidden for the sake of others looks like any other hidden one.
     */
    static <K extends Knowledge<K>> Choice<K> choose(
            K nothingShown, List<Stretch> windows, Predicate<Stretch> tooSmall) {
        K known = nothingShown;
        List<Stretch> shown = new ArrayList<>();
        List<Stretch> hidden = new ArrayList<>();
        for (Stretch window : windows) {
            K more = tooSmall.test(window) ? null : known.with(window);
            if (more == null || more.betraysSomebody() || hidden.stream().anyMatch(more::givesBack)) {
                hidden.add(window);
            } else {
                known = more;
                shown.add(window);
            }
        }
        return new Choice<>(shown, known);
    }
}
