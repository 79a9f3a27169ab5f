package dk.fodfaeste.kit.limit;

import dk.fodfaeste.kit.problem.Refusal;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** A body is counted while it is read, for those whose length was not told before ({@link ContentLengthFilter}). */
@Provider
public class BodyLimit implements ReaderInterceptor {
    /** A body is read whole, so it may be 1 MiB at most ... */
    static final long ANY = 1024 * 1024;
    /** ... but an import streams and holds some twenty million lines; so does one that is chosen on the pages for that. */
    static final long IMPORT = 2L * 1024 * 1024 * 1024;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext reading) throws IOException, WebApplicationException {
        reading.setInputStream(new Limited(reading.getInputStream(), of(name(reading.getMediaType()))));
        return reading.proceed();
    }

    /** @param type in lower case and without parameters */
    static long of(String type) {
        return type.equals("text/csv") ? IMPORT : ANY;
    }

    /** @param path decoded and tidied */
    static long of(String type, String path) {
        return type.equals("multipart/form-data") && path.startsWith("/imports/") ? IMPORT : of(type);
    }

    private static String name(MediaType type) {
        return (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT);
    }

    private static final class Limited extends FilterInputStream {

        private final long limit;
        private long taken;

        Limited(InputStream body, long limit) {
            super(body);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = in.read(into, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int more) {
            taken += more;
            if (taken > limit) {
                throw Refusal.tooLarge();
            }
        }
    }
}
