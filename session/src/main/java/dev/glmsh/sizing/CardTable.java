package dev.glmsh.sizing;

import dev.glmsh.hardware.cards.Card;
import dev.glmsh.hardware.cards.CardFormat;
import dev.glmsh.table.Columns;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The bundled cards with their figures and sources. */
public final class CardTable {
    private CardTable() {}

    /** One row for each card. */
    public static Table of(List<Card> cards) {
        StringColumn names = Columns.text("card");
        StringColumn vendors = Columns.text("vendor");
        LongColumn memory = Columns.bytes("memory");
        DoubleColumn bandwidth = Columns.measured("bandwidth", 0, " GB/s");
        StringColumn capability = Columns.text("compute capability");
        Map<CardFormat, DoubleColumn> rates = new EnumMap<>(CardFormat.class);
        for (CardFormat format : CardFormat.values()) {
            rates.put(format, Columns.measured(format.label(), 1, " T/s"));
        }
        StringColumn derived = Columns.text("derived");
        StringColumn unread = Columns.text("unread");
        StringColumn sources = Columns.text("source");
        for (Card card : cards) {
            names.append(card.name());
            vendors.append(card.vendor());
            memory.append(card.usableBytes());
            bandwidth.append(card.bandwidth());
            Columns.append(capability, card.computeCapability());
            rates.forEach((format, column) -> column.append(card.rates().getOrDefault(format, Double.NaN)));
            derived.append(String.join(" ", card.derived()));
            unread.append(String.join(" ", card.unread()));
            sources.append(card.source().toString());
        }
        Table table = Table.create("cards", names, vendors, memory, bandwidth, capability);
        rates.values().forEach(table::addColumns);
        return table.addColumns(derived, unread, sources);
    }
}
