package dk.fodfaeste.kubernetes;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** All checks of an overlay. */
final class ManifestChecks {

    private static final List<Function<Manifests, List<String>>> CHECKS = List.of(
            FieldsCheck::problems,
            ReferencesCheck::problems,
            SettingsCheck::problems,
            DatabasesCheck::problems,
            KafkaCheck::problems,
            NetworkCheck::problems,
            ShutdownCheck::problems,
            HardeningCheck::problems);

    private ManifestChecks() {}

    static List<String> problems(ManifestFiles files, String overlay) {
        Manifests manifests;
        try {
            manifests = Manifests.of(files, overlay);
        } catch (ManifestException unreadable) {
            return List.of(unreadable.getMessage());
        }
        return CHECKS.stream().flatMap(check -> problems(check, manifests)).toList();
    }

    /** A check can meet an object that it cannot read at all; the others still run. */
    private static Stream<String> problems(Function<Manifests, List<String>> check, Manifests manifests) {
        try {
            return check.apply(manifests).stream();
        } catch (ManifestException unreadable) {
            return Stream.of(unreadable.getMessage());
        }
    }
}
