package dk.fodfaeste.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.security.Roles;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NavigationTest {

    @ParameterizedTest
    @CsvSource({
        "lead, /, /",
        "lead, /rates/ips, /",
        "lead, /work, /work",
        "lead, /workshop, ",
        "lead, /imports/enrolments/7, /imports/enrolments",
        "lead, /imports/statuses, /imports/enrolments",
        "register, /imports/statuses, /imports/statuses",
        "register, /imports/enrolments, /imports/statuses",
        "lead, /imports/grants, /grants",
        "admin, /grants/3, /grants",
        "consultant, /enrolments/new, /enrolments/new",
        "consultant, /enrolments/7, "
    })
    void one_entry_of_a_role_contains_the_page(String role, String path, String address) {
        List<String> current = Navigation.ENTRIES.stream()
                .filter(entry -> entry.roles().contains(role) && entry.contains(path))
                .map(Navigation.Entry::address)
                .toList();
        assertThat(current).isEqualTo(address == null ? List.of() : List.of(address));
    }

    @Test
    void a_lead_sees_the_entries_in_the_order_of_the_file() {
        assertThat(Navigation.ENTRIES.stream()
                        .filter(entry -> entry.roles().contains(Roles.LEAD))
                        .map(Navigation.Entry::address))
                .containsExactly(
                        "/work",
                        "/citizens",
                        "/enrolments/new",
                        "/search",
                        "/team",
                        "/imports/enrolments",
                        "/register-batches",
                        "/",
                        "/reports",
                        "/initiatives",
                        "/grants");
    }

    @Test
    void every_role_in_the_file_exists() {
        Set<String> roles = Arrays.stream(Roles.class.getFields())
                .filter(field -> field.getType() == String.class)
                .map(NavigationTest::value)
                .collect(Collectors.toSet());
        assertThat(Navigation.ENTRIES).allSatisfy(entry -> assertThat(roles).containsAll(entry.roles()));
    }

    private static String value(Field role) {
        try {
            return (String) role.get(null);
        } catch (IllegalAccessException inaccessible) {
            throw new AssertionError(inaccessible);
        }
    }
}
