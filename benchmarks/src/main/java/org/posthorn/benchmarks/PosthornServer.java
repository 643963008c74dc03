package org.posthorn.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Posthorn, started in an empty home, with one account, one credential and the sending domain. */
record PosthornServer(Submission submission, ProcessTree processes, AdminApi admin) implements Server {
    private static final String DOMAIN = "/relay/accounts/bench/domains/" + MessageFactory.SENDING_DOMAIN;
    private static final List<String> PORTS = List.of("SUBMISSION", "SMTPS", "ALTERNATE", "MX", "ADMIN", "WEB");
    private static final Pattern RECORD = Pattern.compile("v=DKIM1[^\"]*");

    /** @param javaOptions besides the heap of 1 GiB */
    static PosthornServer start(Launch launch, List<String> javaOptions) throws IOException, InterruptedException {
        Path script = launch.scripts().resolve("../../posthorn").normalize();
        Path home = launch.home();
        Process process = launch.start(List.of(script.toString(), "start", "--home", home.toString()), environment(launch, javaOptions));
        ProcessTree processes = new ProcessTree(process.toHandle());
        Runtime.getRuntime().addShutdownHook(new Thread(processes::stop));
        launch.await(process, () -> Files.readString(launch.log()).contains("Posthorn is ready"));
        String ports = Files.readString(home.resolve("var/ports.json"));
        AdminApi admin = new AdminApi(port(ports, "admin"), Files.readString(home.resolve("var/admin-token")).strip());
        admin.put("/relay/accounts/bench", "{\"id\":\"bench\",\"maxSessions\":1000}");
        admin.put("/relay/accounts/bench/credentials/bench", "{\"password\":\"bench-password\"}");
        admin.put(DOMAIN, "{}");
        return new PosthornServer(new Submission(port(ports, "submission"), "bench", "bench-password"), processes, admin);
    }

    @Override
    public String name() {
        return "posthorn";
    }

    @Override
    public String dkimRecord() throws IOException, InterruptedException {
        String domain = admin.get(DOMAIN);
        Matcher matcher = RECORD.matcher(domain);
        if (!matcher.find()) {
            throw new IOException("no DKIM record in " + domain);
        }
        return matcher.group();
    }

    @Override
    public int warmUp(int warmUp) {
        return warmUp;
    }

    @Override
    public void close() {
        processes.stop();
    }

    private static Map<String, String> environment(Launch launch, List<String> javaOptions) {
        Map<String, String> environment = new HashMap<>();
        PORTS.forEach(port -> environment.put("POSTHORN_" + port + "_PORT", "0"));
        environment.put("POSTHORN_BIND", "127.0.0.1");
        environment.put("POSTHORN_ROUTE", "127.0.0.1:" + launch.sinkPort());
        List<String> options = new ArrayList<>(List.of("-Xms1g", "-Xmx1g"));
        options.addAll(javaOptions);
        environment.put("POSTHORN_JAVA_OPTS", String.join(" ", options));
        return environment;
    }

    private static int port(String ports, String name) throws IOException {
        Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*(\\d+)").matcher(ports);
        if (!matcher.find()) {
            throw new IOException("no port " + name + " in " + ports);
        }
        return Integer.parseInt(matcher.group(1));
    }
}
