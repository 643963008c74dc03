package org.posthorn.mail;

import java.util.List;
import java.util.Optional;

import org.posthorn.core.account.Account;
import org.posthorn.core.message.HeaderField;
import org.posthorn.core.tag.TagNames;
import org.posthorn.core.tag.TagReader;
import org.posthorn.core.tag.Tagged;

/**
 * Reads messages' tags, for the listeners and for the pipeline by one list of names: the one that mailetcontainer.xml gives the mailet ReadTags. The
 * mailet is made before the listeners are; where there is none, no tag is read.
 */
public final class MessageTags {
    private volatile Optional<TagReader> reader = Optional.empty();

    /** From now on tags are looked for under these names. */
    public void use(TagNames names) {
        reader = Optional.of(new TagReader(names));
    }

    /** A message that was read has a channel, its account's id if it names none. */
    public Tagged read(List<HeaderField> fields, Account account) {
        return reader.map(known -> known.read(fields, account.id(), account.tags())).orElse(Tagged.NOTHING);
    }

    TagNames names() {
        return reader.map(TagReader::names).orElse(TagNames.NONE);
    }
}
