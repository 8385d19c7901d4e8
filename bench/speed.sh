#!/bin/sh
# Predicted beside measured tokens a second, one process for each case, as the rows of docs/estimate.md's table: model,
# precision, decode predicted, measured and error, prefill of 512 the same, GB of matrices, layers, this machine's bandwidth
# and the one of the memory that holds the weights in GB/s, and the bf16 rate in TFLOP/s. On quiet processors only.
# usage: bench/speed.sh [MODEL...]      ten layers of GLM-4-9B, Qwen2.5-0.5B and Llama-3.2-1B if none is named
set -eu
home=$(cd "$(dirname "$0")/.." && pwd -P)
cd "$home"
./mvnw -q -pl session,bench -Dmaven.test.skip=true -Dspotless.check.skip package
export THP_MEM_ALLOC_ENABLE="${THP_MEM_ALLOC_ENABLE:-1}" MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-1}"
export ONEDNN_PRIMITIVE_CACHE_CAPACITY="${ONEDNN_PRIMITIVE_CACHE_CAPACITY:-64}" GOMP_SPINCOUNT="${GOMP_SPINCOUNT:-1000}"
export XDG_STATE_HOME="$home/bench/target/state"
[ $# -gt 0 ] || set -- "synthetic:glm-4-9b-0414?layers=10" synthetic:qwen2.5-0.5b synthetic:llama-3.2-1b
for model in "$@"; do
    for precision in ${PRECISIONS:-bf16 int8 w8a8 int4}; do
        java -XX:+UseSerialGC -Xms32m -cp "bench/target/classes:$(cat bench/target/classpath)" \
            dev.glmsh.bench.SpeedAccuracy "$model" "$precision"
    done
done
