package dk.fodfaeste.kit.web;

import dk.fodfaeste.kit.test.Refusals;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What every service can refuse with; the services have a test of their own for theirs. */
class RefusalsInDanishTest {
    @Test
    void each_refusal_that_a_page_can_meet_has_its_danish_sentence() {
        Refusals.assertSaidInDanish(
                Path.of("src/main/java"),
                "ARCHIVE_DIR is not set: there is nowhere to write the archive to, and without it nobody is erased.",
                "The archive cannot be written, and without it nobody is erased.",
                "holds a parameter that is none of {}",
                "holds a parameter, and this address takes none",
                "is neither true nor false",
                "is nested too deeply or holds a value that is too long",
                "is not JSON",
                "is not JSON: line {}, column {}",
                "is not a field of this request",
                "is not a hash of 64 hexadecimal digits",
                "is not a number from 1 to 500",
                "is not percent-encoded as it should be",
                "is not the reference of a participant",
                "is not what a page before this one said",
                "must be greater than or equal to 1");
    }
}
