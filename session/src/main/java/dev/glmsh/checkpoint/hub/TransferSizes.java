package dev.glmsh.checkpoint.hub;

/**
 * How a download is cut up.
 *
 * @param threads that fetch at the same time
 * @param block bytes that are noted together as there; what is lost of each request when a process dies
 * @param blocksOfRequest blocks that one request asks for
 */
record TransferSizes(int threads, int block, int blocksOfRequest) {
    /** Eight requests of 64 MiB at a time, noted every 4 MiB. */
    static final TransferSizes USUAL = new TransferSizes(8, 4 << 20, 16);
}
