package org.posthorn.benchmarks;

import java.io.IOException;

/** A relay under measurement, started from nothing, its outgoing mail going to one sink. */
sealed interface Server extends AutoCloseable permits PostfixServer, PosthornServer {

    String name();

    /** Where it takes authenticated mail. */
    Submission submission();

    /** The TXT record under which its signatures verify (RFC 6376 3.6.1). */
    String dkimRecord() throws IOException, InterruptedException;

    /** Everything that runs for it, milters included. */
    ProcessTree processes();

    /** How many of {@code warmUp} messages it needs before its figures stand: compiled ahead or at run time is the difference. */
    int warmUp(int warmUp);

    /** Ends all its processes. */
    @Override
    void close();
}
