package org.posthorn.webadmin;

import java.time.Instant;
import java.util.List;
import org.apache.james.json.DTOModule;
import org.apache.james.server.task.json.dto.AdditionalInformationDTO;
import org.apache.james.server.task.json.dto.AdditionalInformationDTOModule;
import org.apache.james.task.TaskExecutionDetails;
import org.posthorn.webadmin.SuppressionImportTask.Progress;

/** An import as {@code /tasks} shows it. */
public record SuppressionImportView(String type, String account, String format, long octets, long added, long unchanged, long refused,
                                    List<String> mistakes, Instant timestamp) implements AdditionalInformationDTO {
    /** For WebAdmin's tasks; James wants to be able to read it back too. */
    public static AdditionalInformationDTOModule<? extends TaskExecutionDetails.AdditionalInformation, ? extends AdditionalInformationDTO> module() {
        return DTOModule.forDomainObject(Progress.class)
            .convertToDTO(SuppressionImportView.class)
            .toDomainObjectConverter(SuppressionImportView::progress)
            .toDTOConverter((progress, type) -> of(progress))
            .typeName(SuppressionImportTask.TYPE.asString())
            .withFactory(AdditionalInformationDTOModule::new);
    }

    private static SuppressionImportView of(Progress progress) {
        return new SuppressionImportView(SuppressionImportTask.TYPE.asString(), progress.account(), progress.format(), progress.octets(), progress.added(),
            progress.unchanged(), progress.refused(), progress.mistakes(), progress.timestamp());
    }

    private Progress progress() {
        return new Progress(account, format, octets, added, unchanged, refused, mistakes, timestamp);
    }

    @Override
    public String getType() {
        return type;
    }

    @Override
    public Instant getTimestamp() {
        return timestamp;
    }
}
