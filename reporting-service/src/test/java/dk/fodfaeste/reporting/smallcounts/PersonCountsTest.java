package dk.fodfaeste.reporting.smallcounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures of measures that ask a person more than once are decided by persons. */
class PersonCountsTest {
    private static final SmallCountRule FIVE = new SmallCountRule(5);

    @ParameterizedTest(name = "{0} persons, {1} with successes, {2} with others")
    @CsvSource({
        "9, 9, 9, false",
        "10, 10, 0, true",
        "10, 0, 10, true",
        "10, 4, 10, false",
        "10, 10, 4, false",
        "10, 5, 5, true",
        "0, 0, 0, true"
    })
    void a_headline_is_disclosed_if_no_group_of_persons_is_small(
            long denominator, long successes, long others, boolean disclosed) {
        assertThat(new PersonCounts(denominator, successes, others)
                        .disclosure(FIVE)
                        .headline())
                .isEqualTo(disclosed);
    }

    /**
     * However many follow-ups a person has: a reader who knows all persons of a group but one learns nothing of a group of fewer than
     * {@code k}, because no such group is alone behind a disclosed number.
     */
    @Property
    void no_disclosed_number_is_about_too_few_persons(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 19) Integer> persons, @ForAll long seed) {
        Map<Boolean, Set<Integer>> bySuccess = persons.stream()
                .collect(Collectors.partitioningBy(person -> ((seed >> (person % 60)) & 1) == 1, Collectors.toSet()));
        Set<Integer> all = Set.copyOf(persons);
        PersonCounts counts = new PersonCounts(
                all.size(), bySuccess.get(true).size(), bySuccess.get(false).size());
        if (counts.disclosure(FIVE).headline() && !persons.isEmpty()) {
            assertThat(all).hasSizeGreaterThanOrEqualTo(10);
            bySuccess.values().forEach(group -> assertThat(group.size()).matches(size -> size == 0 || size >= 5));
        }
        assertThat(counts.disclosure(FIVE).parts()).isEmpty();
    }
}
