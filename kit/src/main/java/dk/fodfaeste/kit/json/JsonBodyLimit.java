package dk.fodfaeste.kit.json;

import dk.fodfaeste.kit.problem.Refused;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A JSON body is read whole, so it may be 1 MiB at most; imports stream and have no such limit. What is to become one of our records is JSON:
 * a record with one text in it would be made of any body whatever.
 */
@Provider
public class JsonBodyLimit implements ReaderInterceptor {

    static final int LIMIT = 1024 * 1024;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext reading) throws IOException, WebApplicationException {
        if (MediaType.APPLICATION_JSON_TYPE.isCompatible(reading.getMediaType())) {
            reading.setInputStream(new Limited(reading.getInputStream()));
        } else if (reading.getType().isRecord()) {
            throw new NotSupportedException();
        }
        return reading.proceed();
    }

    private static final class Limited extends FilterInputStream {

        private int taken;

        Limited(InputStream body) {
            super(body);
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
            if (taken > LIMIT) {
                throw Refused.tooLarge("A JSON body may be 1 MiB at most.");
            }
        }
    }
}
