package org.posthorn.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MailetContainerCheckTest {
    private static final String ROOT = "/processors/processor[@state='root']";
    private static final String COPY = "/processors/processor[@state='copy']";
    private static final String STRIPPED = "<names>Bcc, Return-Path, X-Posthorn-*,";
    private static final String SUPPRESSED = "<mailet match=\"All\" class=\"org.posthorn.mailets.DropSuppressed\">"
        + "<onMailetException>propagate</onMailetException></mailet>";
    private static final String TO_ERROR = "<mailet match=\"All\" class=\"ToRepository\"><repositoryPath>file://var/mail/error/</repositoryPath></mailet>";

    @TempDir
    private Path directory;

    static List<Spoilt> structure() {
        return List.of(
            new Spoilt("an unknown element", "<context>", "<contexts/><context>", "/contexts: unknown element <contexts>, expected 'context'"),
            new Spoilt("an unknown attribute of a processor", "state=\"copy\" enableJmx", "state=\"copy\" enableJMS",
                COPY + ": unknown attribute 'enableJMS', expected 'enableJmx'"),
            new Spoilt("an attribute of a setting", "<names>", "<names sep=\",\">", COPY + "/mailet[4]/names: unknown attribute 'sep', expected none"),
            new Spoilt("a JMX switch where James does not look", "<mailetcontainer>", "<mailetcontainer enableJmx=\"false\">",
                "/: attribute 'enableJmx' has no effect here: James reads it at <processors> and <processor>"),
            new Spoilt("a JMX switch that is neither on nor off", "<processors enableJmx=\"false\"", "<processors enableJmx=\"no\"",
                "/processors: attribute 'enableJmx' is 'no', expected 'true' or 'false'"),
            new Spoilt("no number of threads", "<threads>32<", "<threads>many<", "/spooler/threads: is 'many', expected a number from 1 up"),
            new Spoilt("two numbers of threads", "<threads>", "<threads>2</threads><threads>",
                "/spooler/threads[2]: element <threads> is there 2 times, expected once"),
            new Spoilt("a postmaster that is no address", "postmaster@localhost", "@localhost",
                "/context/postmaster: is '@localhost', expected a mail address"),
            new Spoilt("an error repository that is no URL", "<errorRepository>file://", "<errorRepository>",
                "/spooler/errorRepository: is 'var/mail/error/', expected a URL, as in file://var/mail/error/"),
            new Spoilt("text between elements", "<processors enableJmx=\"false\">", "<processors enableJmx=\"false\">all",
                "/processors: unexpected text 'all'"));
    }

    static List<Spoilt> processors() {
        return List.of(
            new Spoilt("no error processor", "state=\"error\"", "state=\"failed\"", "/processors: there is no processor 'error'"),
            new Spoilt("two processors of one name", "<processor state=\"returns\"", "<processor state=\"copy\"/><processor state=\"returns\"",
                COPY + ": there is another processor 'copy' above, expected one of a name"),
            new Spoilt("a processor without a name", "<processor state=\"returns\"", "<processor/><processor state=\"returns\"",
                "/processors/processor[4]: attribute 'state' is missing, expected a name of letters, digits, - and _"),
            new Spoilt("a processor named as what ends a message", "<processor state=\"returns\"", "<processor state=\"ghost\"/><processor state=\"returns\"",
                "/processors/processor[@state='ghost']: state 'ghost' is what ends a message, expected another name"),
            new Spoilt("James sends to a processor that is not there", "<processor>returns<", "<processor>return<",
                ROOT + "/mailet[2]: there is no processor 'return', expected 'returns'"),
            new Spoilt("copies go to a processor that is not there", "<processor>copy</processor>", "<processor>each</processor>",
                "/processors/processor[@state='submission']/mailet[4]: there is no processor 'each', expected one of copy, error, returns, root, submission"),
            new Spoilt("ToProcessor without a processor", "<processor>returns</processor>", "", ROOT + "/mailet[2]: element <processor> is missing"),
            new Spoilt("an exception goes to a processor that is not there", TO_ERROR, TO_ERROR.replace("<rep",
                "<onMailetException>lost</onMailetException><rep"),
                "/processors/processor[@state='error']/mailet: there is no processor 'lost', expected one of copy, error, returns, root, submission"));
    }

    static List<Spoilt> mailets() {
        return List.of(
            new Spoilt("neither match nor notmatch", SUPPRESSED, SUPPRESSED.replace("match=\"All\" ", ""),
                COPY + "/mailet[1]: attribute 'match' is missing, or 'notmatch'"),
            new Spoilt("both match and notmatch", SUPPRESSED, SUPPRESSED.replace("match=", "notmatch=\"All\" match="),
                COPY + "/mailet[1]: both 'match' and 'notmatch' are there, expected one"),
            new Spoilt("a matcher that is not there", SUPPRESSED, SUPPRESSED.replace("\"All\"", "\"Each=x\""),
                COPY + "/mailet[1]: attribute 'match': there is no class 'Each', neither by itself nor in org.apache.james.transport.matchers"),
            new Spoilt("a mailet for a matcher", SUPPRESSED, SUPPRESSED.replace("\"All\"", "\"org.posthorn.mailets.Deliver\""),
                COPY + "/mailet[1]: attribute 'match': class 'org.posthorn.mailets.Deliver' is no Matcher"),
            new Spoilt("a condition that a matcher of ours does not know", "AccountIs=pending", "AccountIs=pendent",
                "/processors/processor[@state='submission']/mailet[3]: attribute 'match': AccountIs=pendent: expected one or more of pending, active, sandbox, "
                    + "suspended, with commas between"),
            new Spoilt("a condition where there is none", "SubmittedByAccount\"", "SubmittedByAccount=acme\"",
                ROOT + "/mailet[1]: attribute 'match': SubmittedByAccount takes no condition, 'acme' has no effect"),
            new Spoilt("a repository that is no URL", "file://var/mail/held/", "var/mail/held/",
                "/processors/processor[@state='submission']/mailet[3]: org.posthorn.mailets.HoldPending: <repositoryPath> is 'var/mail/held/', "
                    + "expected a URL, as in file://var/mail/held/"),
            new Spoilt("a mailet without a class", SUPPRESSED, "<mailet match=\"All\"/>", COPY + "/mailet[1]: attribute 'class' is missing, expected a text"),
            new Spoilt("a mailet that is not there", SUPPRESSED, SUPPRESSED.replace("Suppressed", "Surpressed"), COPY
                + "/mailet[1]: attribute 'class': there is no class 'org.posthorn.mailets.DropSurpressed', "
                + "neither by itself nor in org.apache.james.transport.mailets"),
            new Spoilt("a matcher for a mailet", SUPPRESSED, SUPPRESSED.replace("org.posthorn.mailets.DropSuppressed",
                "org.posthorn.matchers.SubmittedByAccount"),
                COPY + "/mailet[1]: attribute 'class': class 'org.posthorn.matchers.SubmittedByAccount' is no Mailet"),
            new Spoilt("a setting that a mailet of ours does not know", STRIPPED, "<name>Bcc</name>" + STRIPPED,
                COPY + "/mailet[4]: org.posthorn.mailets.StripHeaders: <name> is not a parameter of this mailet"),
            new Spoilt("a setting that is missing", SUPPRESSED, "<mailet match=\"All\" class=\"org.posthorn.mailets.StripHeaders\"/>" + SUPPRESSED,
                COPY + "/mailet[1]: org.posthorn.mailets.StripHeaders: <names> is required"));
    }

    static List<Spoilt> tags() {
        String submission = "/processors/processor[@state='submission']/mailet[1]: ";
        return List.of(
            new Spoilt("a tag that is not there", "<pool>", "<pol>X-Pool</pol><pool>", submission
                + "org.posthorn.mailets.ReadTags: <pol> is not a parameter of this mailet"),
            new Spoilt("a tag under no field name", "<pool>", "<pool>X Pool, ", submission
                + "org.posthorn.mailets.ReadTags: <pool> is 'X Pool, X-Posthorn-Pool, X-Splio-pool', "
                + "expected field names with commas between, each alone, with [] or with :key"),
            new Spoilt("a tag that leaves", "<pool>", "<pool>X-Pool, ", submission + "no StripHeaders takes 'X-Pool' out, so that it leaves with the message"),
            new Spoilt("a second list of names", SUPPRESSED, "<mailet match=\"All\" class=\"org.posthorn.mailets.ReadTags\"/>" + SUPPRESSED,
                COPY + "/mailet[1]: there is another ReadTags above, expected one: the listeners have one list of names"));
    }

    static List<Spoilt> compositeMatchers() {
        String or = "org.apache.james.mailetcontainer.impl.matchers.Or";
        return List.of(
            new Spoilt("a composite matcher without a name", SUPPRESSED, "<matcher match=\"" + or + "\"/>" + SUPPRESSED,
                COPY + "/matcher: attribute 'name' is missing, no mailet can match by it"),
            new Spoilt("a plain matcher around others", SUPPRESSED, "<matcher name=\"a\" match=\"All\"><matcher match=\"All\"/></matcher>" + SUPPRESSED,
                COPY + "/matcher: its matchers would be ignored, expected a composite matcher as " + or),
            new Spoilt("matcher= inside a composite matcher", SUPPRESSED,
                "<matcher name=\"a\" match=\"" + or + "\"><matcher match=\"All\" matcher=\"All\"/></matcher>" + SUPPRESSED,
                COPY + "/matcher/matcher: unknown attribute 'matcher', expected 'match'"),
            new Spoilt("two composite matchers of one name", SUPPRESSED, "<matcher name=\"a\" match=\"All\"/><matcher name=\"a\" match=\"All\"/>" + SUPPRESSED,
                COPY + "/matcher[2]: there is another matcher 'a' above, expected one of a name"));
    }

    @ParameterizedTest
    @MethodSource({"structure", "processors", "mailets", "tags", "compositeMatchers"})
    void itFindsTheOneMistake(Spoilt file) throws IOException {
        List<String> mistakes = TestHome.in(directory).change("mailetcontainer.xml", file.from(), file.to()).mistakes();

        assertThat(mistakes).singleElement().asString().matches("mailetcontainer\\.xml:\\d+: .*").endsWith(": " + file.expected());
    }

    @Test
    void aMailetMayMatchByTheNameOfACompositeMatcher() throws IOException {
        TestHome home = TestHome.in(directory).change("mailetcontainer.xml", SUPPRESSED,
            "<matcher name=\"ours\" match=\"org.apache.james.mailetcontainer.impl.matchers.Or\">"
                + "<matcher match=\"All\"/><matcher notmatch=\"SizeGreaterThan=1m\"/></matcher>"
                + SUPPRESSED.replace("\"All\"", "\"ours\""));

        assertThat(home.mistakes()).isEmpty();
    }

    @Test
    void aMailetMayStateWhatAnExceptionDoes() throws IOException {
        TestHome home = TestHome.in(directory).change("mailetcontainer.xml", SUPPRESSED,
            SUPPRESSED.replace("</onMailetException>", "</onMailetException><onMatchException>nomatch</onMatchException>"));

        assertThat(home.mistakes()).isEmpty();
    }
}
