package dev.glmsh.kernel;

import java.util.Optional;

/** Which glmsh this is. */
final class Version {
    private Version() {}

    /** The version in the jar's manifest; classes that are not in a jar have none. */
    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
