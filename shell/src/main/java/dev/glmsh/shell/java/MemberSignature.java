package dev.glmsh.shell.java;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A signature as JShell writes it, taken apart: {@code Generation Session.generate(String text)}, {@code Math.PI:double},
 * {@code java.util.ArrayList<E>}.
 *
 * @param owner the simple name of the class that has the member, or of the type itself
 * @param member the method's or field's name; empty for a type
 * @param parameters simple names of a method's parameter types; empty for anything but methods
 */
record MemberSignature(String owner, String member, Optional<List<String>> parameters) {
    static MemberSignature parse(String signature) {
        String plain = signature.replaceAll("@\\S+\\s", "");
        while (!plain.equals(plain.replaceAll("<[^<>]*>", ""))) {
            plain = plain.replaceAll("<[^<>]*>", "");
        }
        int open = plain.lastIndexOf('(');
        int close = plain.lastIndexOf(')');
        String head = (open < 0 ? plain : plain.substring(0, open))
                .replaceFirst(":.*", "")
                .replaceFirst("\\(.*\\)", "");
        String path = head.strip().substring(head.strip().lastIndexOf(' ') + 1);
        String[] names = path.split("\\.", -1);
        String last = names[names.length - 1];
        if (open >= 0) {
            List<String> types = types(plain.substring(open + 1, close));
            String owner = names.length == 1 || isConstructor(head) ? last : names[names.length - 2];
            return new MemberSignature(owner, last, Optional.of(types));
        }
        boolean field = plain.contains(":") && names.length > 1;
        return new MemberSignature(field ? names[names.length - 2] : last, field ? last : "", Optional.empty());
    }

    private static boolean isConstructor(String head) {
        return !head.strip().contains(" "); // nothing is returned
    }

    private static List<String> types(String parameters) {
        return parameters.isBlank()
                ? List.of()
                : Arrays.stream(parameters.split(",", -1))
                        .map(parameter -> parameter.strip().replaceFirst("\\s+\\w+$", ""))
                        .map(MemberSignature::simple)
                        .toList();
    }

    private static String simple(String type) {
        String erased = type.replaceAll("<.*>", "").replaceAll("@\\S+\\s+", "").replace("...", "[]");
        return erased.substring(erased.lastIndexOf('.') + 1).strip();
    }

    boolean isType() {
        return member.isEmpty();
    }

    boolean isMethod(String name, List<String> types) {
        return name.equals(member)
                && parameters.isPresent()
                && parameters
                        .get()
                        .equals(types.stream().map(MemberSignature::simple).toList());
    }

    boolean isField(String name) {
        return parameters.isEmpty() && name.equals(member);
    }
}
