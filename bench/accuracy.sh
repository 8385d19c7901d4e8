#!/bin/sh
# Predicted beside measured memory, one process for each case, as the rows of docs/accuracy.md's table.
# usage: bench/accuracy.sh [--full]   with --full also AutoGLM-Phone-9B's whole shape, which needs 20 GB of memory, and
# 19 GB of disk below bench/target for the mapped weights
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
references=session/src/test/resources/checkpoints
for model in "$references"/*/; do
    for how in "bf16 packed" "fp32 packed"; do
        run MemoryAccuracy "${model%/}" $how
    done
done
file=bench/target/qwen2.5-0.5b
run SyntheticWriter synthetic:qwen2.5-0.5b "$file"
for how in "bf16 packed" "bf16 mapped" "fp32 packed" "fp16 converted"; do
    run MemoryAccuracy "$file" $how
done
run MemoryAccuracy "synthetic:autoglm-phone-9b?layers=2" bf16 packed
if [ "${1:-}" = --full ]; then
    run MemoryAccuracy synthetic:autoglm-phone-9b bf16 packed
    run MemoryAccuracy "synthetic:autoglm-phone-9b?layers=15" fp32 packed
    file=bench/target/autoglm-phone-9b
    run SyntheticWriter synthetic:autoglm-phone-9b "$file"
    run MemoryAccuracy "$file" bf16 mapped
    run MemoryAccuracy "$file" bf16 packed
fi
