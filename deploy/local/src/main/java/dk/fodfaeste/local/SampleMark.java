package dk.fodfaeste.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Properties;

/** The file of a data directory that says that the sample was loaded there, when first, and whether the demo made the directory. */
record SampleMark(Path file) {
    private static final String DAY = "loadedOn";
    private static final String DEMO_ALONE = "ofDemoAlone";

    boolean exists() {
        return Files.exists(file);
    }

    /** Keeps an earlier mark. */
    void make(LocalDate today, boolean ofDemoAlone) {
        if (day().isPresent()) {
            return;
        }
        var mark = new Properties();
        mark.setProperty(DAY, today.toString());
        mark.setProperty(DEMO_ALONE, String.valueOf(ofDemoAlone));
        try (var writer = Files.newBufferedWriter(file)) {
            mark.store(writer, "The sample was loaded here; the pages say that the data is fictional.");
        } catch (IOException e) {
            throw new CannotStart(file, e);
        }
    }

    /** The day of the first loading; empty if the sample has no recent part yet. */
    Optional<LocalDate> day() {
        return Optional.ofNullable(read().getProperty(DAY)).map(LocalDate::parse);
    }

    /** Whether the directory was empty when the demo first started in it, so that it holds nothing but a demo. */
    boolean isOfDemoAlone() {
        return Boolean.parseBoolean(read().getProperty(DEMO_ALONE));
    }

    private Properties read() {
        var mark = new Properties();
        if (exists()) {
            try (var reader = Files.newBufferedReader(file)) {
                mark.load(reader);
            } catch (IOException e) {
                throw new CannotStart(file, e);
            }
        }
        return mark;
    }
}
