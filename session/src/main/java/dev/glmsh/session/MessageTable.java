package dev.glmsh.session;

import dev.glmsh.checkpoint.Message;
import dev.glmsh.table.Columns;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A conversation, one row a message. */
final class MessageTable {
    private MessageTable() {}

    /** @param model counts tokens, those of the thinking included and without what its template adds */
    static Table of(List<Message> messages, Optional<PromptEncoder> model) {
        LongColumn number = Columns.count("#");
        StringColumn role = Columns.text("role");
        LongColumn tokens = Columns.count("tokens");
        StringColumn content = Columns.text("content");
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            number.append(i + 1L);
            role.append(message.role());
            model.ifPresentOrElse(
                    encoder -> tokens.append(encoder.count(message.content())
                            + message.thinking().map(encoder::count).orElse(0)),
                    tokens::appendMissing);
            content.append(message.content());
        }
        return Table.create("conversation", number, role, tokens, content);
    }
}
