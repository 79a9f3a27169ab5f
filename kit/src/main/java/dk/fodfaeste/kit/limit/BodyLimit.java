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

/** Limits a body while it is read, for requests without a declared length ({@link ContentLengthFilter} handles the others). */
@Provider
public class BodyLimit implements ReaderInterceptor {
    /** Ordinary bodies are held in memory. */
    static final long ORDINARY = 1024 * 1024;
    /** Imports are streamed; a file holds up to some twenty million lines. */
    static final long IMPORT = 2L * 1024 * 1024 * 1024;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext reading) throws IOException, WebApplicationException {
        reading.setInputStream(new Limited(reading.getInputStream(), of(name(reading.getMediaType()))));
        return reading.proceed();
    }

    /** @param type in lower case, without parameters */
    static long of(String type) {
        return type.equals("text/csv") ? IMPORT : ORDINARY;
    }

    /** @param path decoded and normalized */
    static long of(String type, String path) {
        return type.equals("multipart/form-data") && path.startsWith("/imports/") ? IMPORT : of(type);
    }

    private static String name(MediaType type) {
        return (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT);
    }

    private static final class Limited extends FilterInputStream {

        private final long limit;
        private long bytesRead;

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
            bytesRead += more;
            if (bytesRead > limit) {
                throw Refusal.tooLarge();
            }
        }
    }
}
