package org.posthorn.webadmin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.inject.Inject;

import org.apache.james.task.Task;
import org.apache.james.webadmin.Routes;
import org.apache.james.webadmin.tasks.TaskFromRequest;
import org.apache.james.webadmin.utils.Responses;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.suppression.Suppression;
import org.posthorn.core.suppression.SuppressionFilter;
import org.posthorn.core.suppression.SuppressionFormat;
import org.posthorn.core.suppression.SuppressionReason;
import org.posthorn.core.suppression.SuppressionStore;

import spark.Request;
import spark.Response;
import spark.Service;

/**
 * {@code /relay/accounts/{account}/suppressions}, and {@code /relay/suppressions} for the entries that hold for every account: one at a time, as pages,
 * or as whole lists in ({@code POST}, a task) and out ({@code Accept: text/csv}).
 */
public final class SuppressionRoutes implements Routes {
    private static final String BASE = "/relay";
    private static final String LIST = "/suppressions";
    private static final int EXPORTED_AT_ONCE = 1000;

    /**
     * What a filter took.
     *
     * @param dryRun whether it was counted only
     */
    private record Removed(long count, boolean dryRun) {
    }

    private final AccountStore accounts;
    private final SuppressionStore suppressions;
    private final SuppressionImports imports;
    private final Clock clock;

    @Inject
    public SuppressionRoutes(AccountStore accounts, SuppressionStore suppressions, SuppressionImports imports, Clock clock) {
        this.accounts = accounts;
        this.suppressions = suppressions;
        this.imports = imports;
        this.clock = clock;
    }

    @Override
    public String getBasePath() {
        return BASE;
    }

    @Override
    public void define(Service service) {
        define(service, AccountRoutes.ONE + LIST, request -> Requests.account(accounts, request).id());
        define(service, BASE + LIST, request -> Suppression.EVERYONE);
    }

    private void define(Service service, String list, Function<Request, String> scope) {
        String one = list + "/:address";
        TaskFromRequest importing = request -> receive(request, scope.apply(request));
        service.get(list, (request, response) -> list(request, response, scope.apply(request)));
        service.post(list, (request, response) -> isAction(request)
            ? removeAll(request, scope.apply(request)) : importing.asRoute(imports.tasks()).handle(request, response), Json::write);
        service.get(list + "/imports/:task", (request, response) -> progress(request, scope.apply(request)), Json::write);
        service.get(one, (request, response) -> get(request, scope.apply(request)), Json::write);
        service.put(one, (request, response) -> put(request, response, scope.apply(request)), Json::write);
        service.delete(one, (request, response) -> remove(request, response, scope.apply(request)));
    }

    private String list(Request request, Response response, String scope) throws IOException {
        Query query = Query.of(request, Set.of("reason", "search", "limit", "after"));
        SuppressionFilter filter = filter(query);
        if (Csv.isWanted(request)) {
            return export(response, after -> suppressions.list(scope, filter, after, EXPORTED_AT_ONCE));
        }
        int limit = query.limit();
        return Json.write(Page.of(suppressions.list(scope, filter, query.after(), limit + 1), limit, Suppression::address, SuppressionView::of));
    }

    /** Looks at no query of a form: to read its fields is to read the body. */
    private static boolean isAction(Request request) {
        if (Optional.ofNullable(request.contentType()).orElse("").toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            throw Errors.badRequest("Content-Type must be text/csv or application/json");
        }
        return request.queryParams("action") != null;
    }

    private static SuppressionFilter filter(Query query) {
        return new SuppressionFilter(query.parsed("reason", SuppressionReason::parse, SuppressionReason.LABELS), query.text("search").orElse(""));
    }

    /** Not without a filter: that would be the whole list by a slip. */
    private Removed removeAll(Request request, String scope) {
        Query query = Query.of(request, Set.of("action", "reason", "search", "dryRun"));
        query.parsed("action", text -> Optional.of(text).filter("remove"::equals), "remove");
        boolean dry = query.parsed("dryRun", text -> Optional.of(text).filter(Set.of("true", "false")::contains), "true or false")
            .map(Boolean::valueOf).orElse(false);
        SuppressionFilter filter = filter(query);
        if (filter.equals(SuppressionFilter.ALL)) {
            throw Errors.badRequest("'reason' or 'search' must say which entries");
        }
        return new Removed(dry ? suppressions.count(scope, filter) : suppressions.removeAll(scope, filter), dry);
    }

    /** All entries, whatever their number, some at a time. */
    private static String export(Response response, Function<Optional<String>, List<Suppression>> behind) throws IOException {
        response.type(Csv.TYPE);
        OutputStream body = response.raw().getOutputStream();
        body.write(Csv.table(List.of(SuppressionView.COLUMNS)).getBytes(UTF_8));
        List<Suppression> some = behind.apply(Optional.empty());
        while (!some.isEmpty()) {
            body.write(Csv.table(some.stream().map(SuppressionView::of).map(SuppressionView::row).toList()).getBytes(UTF_8));
            some = behind.apply(Optional.of(some.get(some.size() - 1).address()));
        }
        return "";
    }

    private Task receive(Request request, String scope) {
        Query query = Query.of(request, Set.of("format", "reason"));
        SuppressionFormat format = query.parsed("format", SuppressionFormat::parse, SuppressionFormat.LABELS)
            .orElseThrow(() -> Errors.badRequest("'format' must be " + SuppressionFormat.LABELS));
        return imports.receive(scope, format, query.parsed("reason", SuppressionReason::parse, SuppressionReason.LABELS), Requests.stream(request));
    }

    private SuppressionImports.Stage progress(Request request, String scope) {
        String task = request.params("task");
        return imports.stage(scope, task).orElseThrow(() -> Errors.notFound("There is no import " + task));
    }

    private SuppressionView get(Request request, String scope) {
        String address = Requests.address(request);
        return suppressions.get(scope, address).map(SuppressionView::of).orElseThrow(() -> missing(address));
    }

    private SuppressionView put(Request request, Response response, String scope) {
        String address = Requests.address(request);
        Suppression entry = Fields.read(Requests.body(request), fields -> SuppressionView.read(fields, scope, address, clock.instant()));
        response.status(suppressions.get(scope, address).isPresent() ? 200 : 201);
        suppressions.put(entry);
        return SuppressionView.of(entry);
    }

    private String remove(Request request, Response response, String scope) {
        String address = Requests.address(request);
        if (!suppressions.remove(scope, address)) {
            throw missing(address);
        }
        return Responses.returnNoContent(response);
    }

    private static RuntimeException missing(String address) {
        return Errors.notFound(address + " is not suppressed there");
    }
}
