package dev.glmsh.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes headers out of sound ones, for a file with 64 bytes of data: by swapping words, and bytes. */
final class HeaderMutation {
    private static final List<String> SOUND = List.of(
            "{\"a\":{\"dtype\":\"BF16\",\"shape\":[2,16],\"data_offsets\":[0,64]}}",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[4,2],\"data_offsets\":[0,32]},"
                    + "\"b\":{\"dtype\":\"U8\",\"shape\":[32],\"data_offsets\":[32,64]}}",
            "{\"__metadata__\":{\"format\":\"pt\"},\"x.y\":{\"dtype\":\"I64\",\"shape\":[8],\"data_offsets\":[0,64]}}",
            "{\"s\":{\"shape\":[],\"dtype\":\"F16\",\"data_offsets\":[0,2]},"
                    + "\"e\":{\"dtype\":\"F16\",\"data_offsets\":[2,2],\"shape\":[0,7]},"
                    + "\"r\":{\"dtype\":\"BOOL\",\"shape\":[62],\"data_offsets\":[2,64]}}");
    private static final List<String> WORDS = List.of(
            "0",
            "-1",
            "1",
            "63",
            "65",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "18446744073709551615",
            "1e3",
            "1.5",
            "1e400",
            "NaN",
            "null",
            "true",
            "\"\"",
            "\"0\"",
            "[",
            "]",
            "[]",
            "{",
            "}",
            "{}",
            ",",
            ":",
            "\"",
            "\\",
            "\\u0000",
            "\u0000",
            "\"a\"",
            "\"dtype\"",
            "\"shape\"",
            "\"data_offsets\"",
            "\"__metadata__\"",
            "\"F4\"",
            "\"BF16\"",
            "4294967296",
            "\uD83D\uDE00",
            "/*",
            "//",
            " ",
            "\n",
            "[[[[[[[[",
            "4294967296,4294967296,4294967296");

    private HeaderMutation() {}

    /** The next header; one in thirty is as it should be. */
    static byte[] of(Random random) {
        String text = SOUND.get(random.nextInt(SOUND.size()));
        for (int change = random.nextInt(4); change > 0; change--) {
            text = changed(text, random);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(4) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(20) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    private static String changed(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(6));
        String word = WORDS.get(random.nextInt(WORDS.size()));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, from) + word + text.substring(from);
            case 1 -> text.substring(0, from) + word + text.substring(to);
            case 2 -> text.substring(0, from) + text.substring(to);
            default -> numberChanged(text, word, random);
        };
    }

    /** Puts the word in the place of a whole number, where it does most harm. */
    private static String numberChanged(String text, String word, Random random) {
        List<java.util.regex.MatchResult> numbers =
                java.util.regex.Pattern.compile("\\d+").matcher(text).results().toList();
        if (numbers.isEmpty()) {
            return text + word;
        }
        java.util.regex.MatchResult number = numbers.get(random.nextInt(numbers.size()));
        return text.substring(0, number.start()) + word + text.substring(number.end());
    }
}
