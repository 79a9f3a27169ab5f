package dk.fodfaeste.kafka;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/**
 * The command line behind {@code topics-and-applications.sh} and {@code let-in.sh}: {@code SETTINGS tables DIRECTORY} and {@code SETTINGS
 * let-in APPLICATION [read|write TOPIC]...}. It connects with the client settings of the file {@code SETTINGS} to the broker that
 * {@code ADMIN_ADDRESS} names, {@code localhost:9094} by default. Passwords come from the environment or from standard input, never from the
 * command line, which every process of the machine can read.
 *
 * <p>Exit codes: 0 when the broker is as described, 1 when the broker refused or did not answer, 2 for wrong input.
 */
public final class KafkaAccess {

    private static final String USAGE = """
            Usage:
              topics-and-applications.sh DIRECTORY
              let-in.sh APPLICATION [read|write TOPIC]... (with the password on standard input)""";

    private final Map<String, String> environment;
    private final InputStream input;
    private final PrintStream output;
    private final PrintStream errors;

    KafkaAccess(Map<String, String> environment, InputStream input, PrintStream output, PrintStream errors) {
        this.environment = environment;
        this.input = input;
        this.output = output;
        this.errors = errors;
    }

    public static void main(String... arguments) {
        System.exit(new KafkaAccess(System.getenv(), System.in, System.out, System.err).run(List.of(arguments)));
    }

    int run(List<String> arguments) {
        try {
            if (arguments.size() == 3 && arguments.get(1).equals("tables")) {
                applyTables(Path.of(arguments.get(0)), Path.of(arguments.get(2)));
            } else if (arguments.size() >= 3 && arguments.get(1).equals("let-in")) {
                grantAccess(Path.of(arguments.get(0)), arguments.get(2), arguments.subList(3, arguments.size()));
            } else {
                throw new KafkaAccessException(USAGE);
            }
            return 0;
        } catch (KafkaAccessException wrong) {
            errors.println(wrong.getMessage());
            return 2;
        } catch (NoSuchFileException missing) {
            errors.println("There is no file " + missing.getFile() + ".");
            return 2;
        } catch (IOException unreadable) {
            errors.println("A file cannot be read: " + unreadable + ".");
            return 2;
        } catch (ExecutionException | KafkaException refused) {
            Throwable reason = refused.getCause() == null ? refused : refused.getCause();
            errors.println(
                    "Kafka at " + address() + ": " + reason.getClass().getSimpleName() + ": " + reason.getMessage());
            return 1;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            errors.println("The work was interrupted; run the command again.");
            return 1;
        }
    }

    private void applyTables(Path settings, Path directory)
            throws IOException, ExecutionException, InterruptedException {
        List<Topic> topics;
        List<AccessRule> rules;
        try (Reader topicsFile = Files.newBufferedReader(directory.resolve("topics.csv"));
                Reader accessFile = Files.newBufferedReader(directory.resolve("access.csv"))) {
            topics = Topic.read("topics.csv", topicsFile);
            rules = AccessRule.read("access.csv", accessFile, topics);
        }
        List<ApplicationAccess> applications = rules.stream()
                .map(AccessRule::application)
                .distinct()
                .map(name -> new ApplicationAccess(
                        name,
                        passwordOf(name),
                        rules.stream()
                                .filter(rule -> rule.application().equals(name))
                                .toList()))
                .toList();
        try (Admin admin = admin(settings)) {
            TopicsAndAccess broker = new TopicsAndAccess(admin);
            report(broker.apply(topics, true));
            report(broker.apply(applications));
        }
        output.println(topics.size() + " topics and the rules of " + applications.size()
                + " applications are as the tables say; their passwords are set.");
    }

    private void grantAccess(Path settings, String name, List<String> rights)
            throws IOException, ExecutionException, InterruptedException {
        AccessRule.problemOf(name).ifPresent(problem -> {
            throw new KafkaAccessException("\"" + name + "\" " + problem + ".");
        });
        List<AccessRule> rules = rules(name, rights);
        ApplicationAccess application = new ApplicationAccess(name, firstLineOfInput(), rules);
        try (Admin admin = admin(settings)) {
            TopicsAndAccess broker = new TopicsAndAccess(admin);
            Set<String> topics = broker.topics();
            for (AccessRule rule : rules) {
                if (!topics.contains(rule.topic())) {
                    throw new KafkaAccessException("There is no topic \"" + rule.topic() + "\".");
                }
            }
            report(broker.apply(List.of(application)));
        }
        output.println("The password of " + name + " is set"
                + (rules.isEmpty()
                        ? "."
                        : ", and it may: "
                                + rules.stream()
                                        .map(rule -> rule.may() + " " + rule.topic())
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private static List<AccessRule> rules(String application, List<String> rights) {
        List<AccessRule> rules = new ArrayList<>();
        for (int i = 0; i < rights.size(); i += 2) {
            String word = rights.get(i);
            AccessRule.Access may = AccessRule.Access.of(word)
                    .orElseThrow(() -> new KafkaAccessException(
                            "An application may read or write a topic, not \"" + word + "\"."));
            if (i + 1 == rights.size()) {
                throw new KafkaAccessException("The topic is missing after the last \"" + word + "\".");
            }
            rules.add(new AccessRule(application, may, rights.get(i + 1)));
        }
        return rules;
    }

    /** The password of participant-service is in PARTICIPANT_SERVICE_PASSWORD. */
    private String passwordOf(String application) {
        String variable = application.replace('-', '_').toUpperCase(Locale.ROOT) + "_PASSWORD";
        String password = environment.getOrDefault(variable, "");
        if (password.isEmpty()) {
            throw new KafkaAccessException(
                    "The password of " + application + " is missing: " + variable + " is not set.");
        }
        return password;
    }

    private String firstLineOfInput() throws IOException {
        String line = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line;
    }

    private Admin admin(Path file) throws IOException {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        }
        settings.setProperty(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address());
        return Admin.create(settings);
    }

    private String address() {
        return environment.getOrDefault("ADMIN_ADDRESS", "localhost:9094");
    }

    private void report(List<String> changes) {
        changes.forEach(output::println);
    }
}
