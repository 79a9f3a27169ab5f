package dk.fodfaeste.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The variables that a service reads, as its settings and the table of settings in {@code deploy/README.md} say. */
final class ServiceSettings {

    static final List<String> SERVICES = List.of("participant-service", "outcome-service", "reporting-service");

    private static final String COMMON = "kit/src/main/resources/META-INF/microprofile-config.properties";
    private static final String OWN = "/src/main/resources/application.properties";
    private static final Pattern USE = Pattern.compile("\\$\\{([A-Z][A-Z_]*)(:?)");
    private static final Pattern LINE = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| ([^|]+) \\|");

    private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();

    private ServiceSettings() {}

    /** The variables without a default. */
    static Set<String> required(String service) {
        return uses(service, true);
    }

    static boolean isKnown(String service, String variable) {
        return uses(service, false).contains(variable)
                || documented(service).contains(variable)
                || variable.startsWith("KAFKA_") && isClientSetting(variable.substring("KAFKA_".length()));
    }

    private static boolean isClientSetting(String name) {
        String setting = name.toLowerCase(Locale.ROOT).replace('_', '.');
        return ProducerConfig.configNames().contains(setting)
                && ConsumerConfig.configNames().contains(setting);
    }

    private static Set<String> uses(String service, boolean withoutDefaultOnly) {
        Set<String> found = new TreeSet<>();
        for (String file : List.of(COMMON, service + OWN)) {
            Matcher matcher = USE.matcher(read(file));
            while (matcher.find()) {
                if (!withoutDefaultOnly || matcher.group(2).isEmpty()) {
                    found.add(matcher.group(1));
                }
            }
        }
        return found;
    }

    private static Set<String> documented(String service) {
        Set<String> found = new HashSet<>();
        Matcher matcher = LINE.matcher(read("deploy/README.md"));
        while (matcher.find()) {
            if (matcher.group(2).equals("each") || matcher.group(2).contains(service)) {
                found.add(matcher.group(1));
            }
        }
        return found;
    }

    static String read(String file) {
        return TEXTS.computeIfAbsent(file, path -> {
            try {
                return Files.readString(ManifestFiles.ROOT.resolve(path));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }
}
