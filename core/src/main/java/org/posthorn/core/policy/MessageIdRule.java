package org.posthorn.core.policy;

import java.util.List;
import java.util.Optional;

/** Message-ID is present, of the form {@code <left@right>} (RFC 5322 section 3.6.4). Without one, mailbox providers refuse mail and nobody finds it again. */
final class MessageIdRule implements Rule {
    private static final int MAX_LENGTH = 998;

    @Override
    public String name() {
        return "messageId";
    }

    @Override
    public boolean isOn(RuleSet rules) {
        return rules.messageId();
    }

    @Override
    public Optional<String> check(Submitted message) {
        List<String> ids = message.header().values("Message-ID");
        if (ids.isEmpty()) {
            return Optional.of("Message-ID is missing, set one of the form <left@right>");
        }
        boolean right = ids.size() == 1 && ids.get(0).length() <= MAX_LENGTH && hasForm(ids.get(0));
        return right ? Optional.empty() : Optional.of("Message-ID is not of the form <left@right>, set one that is");
    }

    private static boolean hasForm(String id) {
        int at = id.indexOf('@');
        return id.startsWith("<") && id.endsWith(">") && isPart(id, 1, at) && isPart(id, at + 1, id.length() - 1);
    }

    private static boolean isPart(String id, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = id.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '<' || c == '>' || c == '@') {
                return false;
            }
        }
        return from < to;
    }
}
