package dk.fodfaeste.measures;

import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Collectors;

/** Codes as they are written in the interface: the names of constants. */
final class Codes {
    private Codes() {}

    static <E extends Enum<E>> Optional<E> find(Class<E> type, String code) {
        return EnumSet.allOf(type).stream()
                .filter(constant -> constant.name().equals(code))
                .findFirst();
    }

    static <E extends Enum<E>> String names(Class<E> type) {
        return EnumSet.allOf(type).stream().map(Enum::name).collect(Collectors.joining(", "));
    }
}
