package org.posthorn.core.delivery;
import java.util.List;
public interface DeliveryJournal {
    List<Settlement> record(List<Attempt> attempts);
}
