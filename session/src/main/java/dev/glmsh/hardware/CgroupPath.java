package dev.glmsh.hardware;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the control group that limits this process's memory lies in the file system.
 *
 * <p>A process is told the name of its group by /proc/self/cgroup (cgroups(7)) and where the groups are mounted by
 * /proc/self/mountinfo (proc_pid_mountinfo(5)). In a container the mount may begin deep inside the host's tree: then the
 * mount's root is taken off the name. A limit on any group above holds too, so all directories up to the mount point
 * matter.
 *
 * @param version 1 or 2
 * @param directories from the process's own group up to the mount point, absolute
 */
record CgroupPath(int version, List<String> directories) {
    private static final Pattern OCTAL_ESCAPE = Pattern.compile("\\\\([0-7]{3})");

    CgroupPath {
        directories = List.copyOf(directories);
    }

    /**
     * Finds the group from the two files' texts. If the memory controller is under version 1, as its own hierarchy or
     * beside a version 2 tree without it, version 1 counts.
     */
    static Optional<CgroupPath> parse(String cgroup, String mountinfo) {
        return parse(1, cgroup, mountinfo).or(() -> parse(2, cgroup, mountinfo));
    }

    private static Optional<CgroupPath> parse(int version, String cgroup, String mountinfo) {
        Optional<String> name = cgroup.lines()
                .map(line -> line.split(":", 3))
                .filter(parts -> parts.length == 3 && names(version, parts))
                .map(parts -> parts[2])
                .findFirst();
        Optional<String[]> mount = mountinfo
                .lines()
                .map(line -> line.split(" "))
                .filter(fields -> mounts(version, fields))
                .findFirst();
        return name.flatMap(group -> mount.map(
                fields -> new CgroupPath(version, directories(unescape(fields[3]), unescape(fields[4]), group))));
    }

    private static boolean names(int version, String[] hierarchyControllersPath) {
        return version == 1
                ? Arrays.asList(hierarchyControllersPath[1].split(",")).contains("memory")
                : hierarchyControllersPath[0].equals("0") && hierarchyControllersPath[1].isEmpty();
    }

    private static boolean mounts(int version, String[] fields) {
        int separator = Arrays.asList(fields).indexOf("-");
        if (separator < 6 || fields.length < separator + 4) {
            return false;
        }
        String type = fields[separator + 1];
        List<String> options = Arrays.asList(fields[separator + 3].split(","));
        return version == 1 ? type.equals("cgroup") && options.contains("memory") : type.equals("cgroup2");
    }

    private static List<String> directories(String root, String mountPoint, String group) {
        List<String> directories = new ArrayList<>();
        for (String path = below(root, group); !path.isEmpty(); path = path.substring(0, path.lastIndexOf('/'))) {
            directories.add(mountPoint + path);
        }
        directories.add(mountPoint);
        return directories;
    }

    /** The part of {@code group} below {@code root}: empty, or a path that begins with a slash. */
    private static String below(String root, String group) {
        String base = root.equals("/") ? "" : root;
        boolean inside = group.startsWith(base + "/") && !group.contains("/..");
        return inside ? group.substring(base.length()).replaceAll("/+$", "") : "";
    }

    private static String unescape(String field) {
        return OCTAL_ESCAPE
                .matcher(field)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 8))));
    }
}
