#!/bin/sh
# Memory while quantising ten layers of GLM-4-9B to int4, and how fast a quantised checkpoint loads: from Linux's cache of
# files and, as root, from the disk, beside the rate at which dd reads the same file. Needs 11 GB below bench/target.
# usage: bench/load.sh
set -eu
home=$(cd "$(dirname "$0")/.." && pwd -P)
cd "$home"
./mvnw -q -pl session,bench -Dmaven.test.skip=true -Dspotless.check.skip package
export THP_MEM_ALLOC_ENABLE="${THP_MEM_ALLOC_ENABLE:-1}" MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-1}"
export ONEDNN_PRIMITIVE_CACHE_CAPACITY="${ONEDNN_PRIMITIVE_CACHE_CAPACITY:-64}" GOMP_SPINCOUNT="${GOMP_SPINCOUNT:-1000}"
export XDG_STATE_HOME="$home/bench/target/state"
run() { # class, arguments
    class=$1
    shift
    java -XX:+UseSerialGC -Xms32m -cp "bench/target/classes:$(cat bench/target/classpath)" "dev.glmsh.bench.$class" "$@"
}
forget() { # what Linux holds of files; without root the disk is not measured
    sync
    echo 3 2>/dev/null >/proc/sys/vm/drop_caches || { echo "left out: the disk, which only root can measure" >&2; exit 0; }
}
full=bench/target/glm-4-9b-10-layers-whole-vocabulary
saved=$full-int4
run SyntheticWriter "synthetic:glm-4-9b-0414?layers=10" "$full"
rm -rf "$saved"
run LoadPeak "$full" int4 "$saved"
echo "from the cache of files:"
for _ in 1 2 3; do
    dd if="$saved/model.safetensors" of=/dev/null bs=4M 2>&1 | tail -n 1
    run LoadPeak "$saved" int4
done
for _ in 1 2 3; do
    forget
    echo "from the disk:"
    dd if="$saved/model.safetensors" of=/dev/null bs=4M 2>&1 | tail -n 1
    forget
    run LoadPeak "$saved" int4
done
