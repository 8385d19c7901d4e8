package dev.glmsh.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupLimitTest {
    private static final long GIB = 1L << 30;

    private static final String MOUNT_V2 = """
            24 23 0:22 / /sys rw,nosuid shared:2 - sysfs sysfs rw
            35 24 0:30 / /sys/fs/cgroup rw,nosuid,nodev shared:9 - cgroup2 cgroup2 rw,nsdelegate
            """;

    private static final String MOUNTS_V1 = """
            31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755
            32 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw,relatime - cgroup cgroup rw,cpu,cpuacct
            35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
            41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
            """;

    @TempDir
    Path root;

    private KernelFiles files;

    @BeforeEach
    void files() {
        files = new KernelFiles(root);
    }

    @Test
    void finds_the_limit_of_a_container_with_its_own_namespace() {
        inGroup("0::/", MOUNT_V2);
        put("memory.max", "8589934592\n");
        put("memory.current", "3221225472\n");
        put("memory.stat", "anon 1073741824\nfile 2147483648\ninactive_file 1610612736\nactive_file 536870912\n");
        assertThat(CgroupLimit.read(files)).contains(new CgroupLimit(8 * GIB, 3 * GIB, GIB + GIB / 2));
        assertThat(CgroupLimit.read(files).orElseThrow().available()).isEqualTo(6 * GIB + GIB / 2);
    }

    @Test
    void takes_the_group_with_the_least_room_of_nested_ones() {
        inGroup("0::/user.slice/app.slice/glmsh.scope", MOUNT_V2);
        put("user.slice/memory.max", "4294967296\n");
        put("user.slice/memory.current", "4026531840\n");
        put("user.slice/app.slice/memory.max", "max\n");
        put("user.slice/app.slice/memory.current", "3221225472\n");
        put("user.slice/app.slice/glmsh.scope/memory.max", "2147483648\n");
        put("user.slice/app.slice/glmsh.scope/memory.current", "1073741824\n");
        assertThat(CgroupLimit.read(files)).contains(new CgroupLimit(4 * GIB, 4_026_531_840L, 0));
    }

    @Test
    void is_empty_without_a_limit() {
        inGroup("0::/user.slice", MOUNT_V2);
        put("user.slice/memory.max", "max\n");
        put("user.slice/memory.current", "1073741824\n");
        assertThat(CgroupLimit.read(files)).isEmpty();
    }

    @Test
    void finds_version_1_beside_a_version_2_tree_without_memory() {
        inGroup("4:memory:/batch/job-7\n2:cpu,cpuacct:/\n0::/\n", MOUNTS_V1);
        put("memory/memory.limit_in_bytes", "9223372036854771712\n");
        put("memory/memory.usage_in_bytes", "5368709120\n");
        put("memory/batch/job-7/memory.limit_in_bytes", "2147483648\n");
        put("memory/batch/job-7/memory.usage_in_bytes", "1073741824\n");
        put("memory/batch/job-7/memory.stat", "inactive_file 1\ntotal_inactive_file 4096\n");
        assertThat(CgroupLimit.read(files)).contains(new CgroupLimit(2 * GIB, GIB, 4096));
    }

    @Test
    void takes_the_hosts_part_off_a_containers_path() {
        inGroup(
                "6:memory:/docker/0123abcd/inner\n",
                "700 690 0:31 /docker/0123abcd /sys/fs/cgroup/memory ro master:15 - cgroup cgroup rw,memory\n");
        put("memory/memory.limit_in_bytes", "1073741824\n");
        put("memory/memory.usage_in_bytes", "1048576\n");
        assertThat(CgroupLimit.read(files)).contains(new CgroupLimit(GIB, 1 << 20, 0));
    }

    @Test
    void reads_the_mount_point_when_the_path_leads_out_of_the_namespace() {
        inGroup("0::/../other", MOUNT_V2);
        put("memory.max", "1073741824\n");
        put("memory.current", "4096\n");
        assertThat(CgroupLimit.read(files)).contains(new CgroupLimit(GIB, 4096, 0));
    }

    @Test
    void follows_escapes_in_mount_points() {
        assertThat(CgroupPath.parse("0::/a b", "1 0 0:1 / /sys/fs/my\\040groups rw - cgroup2 cgroup2 rw\n"))
                .hasValueSatisfying(path ->
                        assertThat(path.directories()).containsExactly("/sys/fs/my groups/a b", "/sys/fs/my groups"));
    }

    @Test
    void is_empty_where_there_are_no_control_groups_or_only_nonsense() {
        assertThat(CgroupLimit.read(files)).isEmpty();
        inGroup("nonsense", "1 2 - x");
        assertThat(CgroupLimit.read(files)).isEmpty();
        inGroup("0::/", MOUNT_V2);
        put("memory.max", "lots");
        put("memory.current", "");
        assertThat(CgroupLimit.read(files)).isEmpty();
    }

    @Test
    void has_no_room_when_the_group_is_over_its_limit() {
        assertThat(new CgroupLimit(10, 20, 5).available()).isZero();
        assertThat(new CgroupLimit(10, 5, 8).available()).isEqualTo(10);
    }

    private void inGroup(String cgroup, String mountinfo) {
        Captured.put(root, "proc/self/cgroup", cgroup);
        Captured.put(root, "proc/self/mountinfo", mountinfo);
    }

    private void put(String name, String text) {
        Captured.put(root, "sys/fs/cgroup/" + name, text);
    }
}
