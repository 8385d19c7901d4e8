package dev.glmsh.checkpoint.hub;

import java.io.IOException;

/** Writing failed here, not reading there: trying again is of no use. */
final class DiskException extends IOException {
    DiskException(IOException cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
