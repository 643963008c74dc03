package org.posthorn.webadmin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import javax.inject.Inject;

import org.apache.james.webadmin.Routes;
import org.posthorn.core.bounce.BounceReader;
import org.posthorn.core.bounce.BounceRulesException;
import org.posthorn.core.bounce.BounceRulesHolder;
import org.posthorn.core.bounce.ReturnResult;
import org.posthorn.core.bounce.RuleSummary;
import org.posthorn.core.bounce.StatusClassifier;
import spark.Request;
import spark.Response;
import spark.Service;

/**
 * {@code /relay/bounce-rules}: by which rules returns are understood, read anew ({@code POST ?action=reload}) and tried out
 * ({@code POST ?action=try}) with a raw message as {@code message/rfc822} or an SMTP reply as {@code text/plain}.
 */
public final class BounceRuleRoutes implements Routes {
    private static final String BASE = "/relay/bounce-rules";
    private static final long MAX_MESSAGE = 50L << 20;

    private record Reloaded(int rules) {
    }

    private record Tried(List<ReturnView> results) {
    }

    private final BounceRulesHolder rules;
    private final BounceReader reader;
    private final StatusClassifier classifier;

    @Inject
    public BounceRuleRoutes(BounceRulesHolder rules, BounceReader reader, StatusClassifier classifier) {
        this.rules = rules;
        this.reader = reader;
        this.classifier = classifier;
    }

    @Override
    public String getBasePath() {
        return BASE;
    }

    @Override
    public void define(Service service) {
        service.get(BASE, this::list, Json::write);
        service.post(BASE, this::act, Json::write);
    }

    private Page<RuleView> list(Request request, Response response) {
        Query query = Query.of(request, Set.of("limit", "after"));
        List<RuleSummary> all = rules.get().summaries();
        int begin = query.after().map(name -> behind(all, name)).orElse(0);
        int limit = query.limit();
        return Page.of(all.subList(begin, Math.min(all.size(), begin + limit + 1)), limit, RuleSummary::name, RuleView::of);
    }

    private static int behind(List<RuleSummary> all, String name) {
        return IntStream.range(0, all.size()).filter(i -> all.get(i).name().equals(name)).findFirst()
            .orElseThrow(() -> Errors.badRequest("'after' must be the name of a rule")) + 1;
    }

    private Object act(Request request, Response response) {
        return switch (Requests.action(request)) {
            case "reload" -> reload();
            case "try" -> new Tried(tried(request).stream().filter(result -> result.kind().isReturn()).map(ReturnView::of).toList());
            default -> throw Errors.badRequest("'action' must be reload or try");
        };
    }

    private Reloaded reload() {
        try {
            rules.reload();
            return new Reloaded(rules.get().summaries().size());
        } catch (BounceRulesException e) {
            throw Errors.badRequest(e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("The rules cannot be read", e);
        }
    }

    private List<ReturnResult> tried(Request request) {
        String type = Optional.ofNullable(request.contentType()).orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "message/rfc822" -> reader.read(Requests.begin(request, BounceReader.MAX_OCTETS, MAX_MESSAGE));
            case "text/plain" -> classifier.read(Requests.body(request)).stream().toList();
            default -> throw Errors.badRequest("Content-Type must be message/rfc822 with a message or text/plain with an SMTP reply");
        };
    }
}
