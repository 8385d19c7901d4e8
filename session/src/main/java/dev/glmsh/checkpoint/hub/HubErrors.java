package dev.glmsh.checkpoint.hub;

import dev.glmsh.GlmshException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** What a failure means for someone who asked for a model, in one line. Addresses are left out: they may be signed. */
final class HubErrors {
    private final HubId id;
    private final URI endpoint;
    private final boolean hasToken;

    HubErrors(HubId id, URI endpoint, boolean hasToken) {
        this.id = id;
        this.endpoint = endpoint;
        this.hasToken = hasToken;
    }

    /** The failure as an error for the user. */
    GlmshException explain(IOException failure) {
        if (failure instanceof StatusException status) {
            return byStatus(status);
        }
        if (failure instanceof DiskException) {
            return byDisk(failure);
        }
        if (failure instanceof WrongContentException) {
            return new GlmshException(
                    id + " cannot be used: " + failure.getMessage(), "try again later, or another revision", failure);
        }
        String host = endpoint.getHost();
        if (isUnresolved(failure)) {
            return new GlmshException(
                    "the host " + host + " is not found",
                    "check the network connection; a mirror can be set by HF_ENDPOINT",
                    failure);
        }
        if (failure instanceof SSLException) {
            return new GlmshException(
                    "no safe connection to " + host + " (" + line(failure) + ")",
                    "check the clock; behind a proxy that reads along, add its certificate to Java's trust store",
                    failure);
        }
        return new GlmshException(
                "the connection to " + host + " fails (" + line(failure) + ")",
                "try again; what was downloaded is kept",
                failure);
    }

    private GlmshException byStatus(StatusException failure) {
        int status = failure.status();
        if (failure.code().equals("RevisionNotFound")) {
            return error(failure, id.name() + " has no revision " + id.revision(), "leave out @" + id.revision());
        }
        if (failure.code().equals("EntryNotFound")) {
            return error(failure, id + " lacks a file that it lists", "try again later");
        }
        if (failure.code().equals("GatedRepo") || status == 403) {
            return gated(failure);
        }
        return switch (status) {
            case 401 ->
                hasToken
                        ? error(failure, "the hub does not accept the access token", "log in again: hf auth login")
                        : error(
                                failure,
                                id.source().prefix() + id.name() + " is not on the hub, or is private",
                                "check the spelling; for a private or gated model set " + tokenName());
            case 404 -> error(failure, id.source().prefix() + id.name() + " is not on the hub", "check the spelling");
            case 416 -> error(failure, id + " is shorter on the hub than it lists", "try again later");
            case 429 ->
                error(
                        failure,
                        "the hub asks to slow down (429)",
                        "wait a few minutes" + (hasToken ? "" : ", or set " + tokenName() + " for a higher limit"));
            default ->
                error(failure, endpoint.getHost() + " answers with an error (" + status + ")", "try again later");
        };
    }

    private GlmshException gated(StatusException failure) {
        String page = endpoint + (id.source() == HubSource.MODELSCOPE ? "/models/" : "/") + id.name();
        return hasToken
                ? error(failure, "your access token may not read " + id.name(), "ask for access at " + page)
                : error(
                        failure,
                        id.name() + " is gated: its terms have to be accepted",
                        "accept them at " + page + ", then set " + tokenName());
    }

    private GlmshException byDisk(IOException failure) {
        boolean full = line(failure).toLowerCase(Locale.ROOT).contains("space");
        return full
                ? new GlmshException(
                        "the disk is full while " + id + " is downloaded",
                        "free some space, or set HF_HOME to a folder on another disk; what was downloaded is kept",
                        failure)
                : new GlmshException(
                        "the download cannot be written (" + line(failure) + ")",
                        "check the permissions of the cache, or set HF_HOME to another folder",
                        failure);
    }

    private String tokenName() {
        return id.source() == HubSource.MODELSCOPE ? "MODELSCOPE_API_TOKEN" : "HF_TOKEN";
    }

    private static boolean isUnresolved(IOException failure) {
        return failure instanceof UnknownHostException
                || (failure instanceof ConnectException && hasCause(failure, UnresolvedAddressException.class));
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static GlmshException error(StatusException failure, String problem, String nextStep) {
        return new GlmshException(problem, nextStep, failure);
    }

    private static String line(IOException failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return message.replaceAll("\\s*\\R\\s*", " ").replaceAll("https?://\\S+", "an address");
    }
}
