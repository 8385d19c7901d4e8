package dev.glmsh.model;

import java.util.Arrays;
import java.util.List;

/** A growing list of token ids without boxing. */
final class IntList {
    private int[] items = new int[64];
    private int size;

    void add(int item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, 2 * size);
        }
        items[size++] = item;
    }

    int get(int index) {
        return items[index];
    }

    int size() {
        return size;
    }

    void truncate(int length) {
        size = Math.min(size, length);
    }

    List<Integer> toList() {
        return Arrays.stream(items, 0, size).boxed().toList();
    }
}
