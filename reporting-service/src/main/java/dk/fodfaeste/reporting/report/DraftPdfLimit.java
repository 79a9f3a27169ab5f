package dk.fodfaeste.reporting.report;

import dk.fodfaeste.kit.problem.Refusal;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Limits how many PDFs of drafts are rendered at a time. Each takes seconds of a processor; the PDF of a published report is stored. */
@ApplicationScoped
class DraftPdfLimit {
    private static final Duration WAIT = Duration.ofSeconds(5);

    @ConfigMapping(prefix = "fodfaeste.reports")
    interface Settings {
        /** Per instance. A higher value lets readers of drafts occupy all processors; with a lower one more of them must try again. */
        @WithDefault("2")
        @Min(1)
        int draftPdfsAtOnce();
    }

    private final Settings settings;
    private final Semaphore free;

    DraftPdfLimit(Settings settings) {
        this.settings = settings;
        free = new Semaphore(settings.draftPdfsAtOnce());
    }

    /** @throws Refusal 429 if as many PDFs as the limit are being rendered */
    byte[] render(Supplier<byte[]> pdf) {
        if (!free.tryAcquire()) {
            throw Refusal.tooMany("draftPdfsAtATime", settings.draftPdfsAtOnce(), WAIT);
        }
        try {
            return pdf.get();
        } finally {
            free.release();
        }
    }
}
