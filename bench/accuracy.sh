#!/bin/sh
# Predicted beside measured memory, one process for each case: the tables of docs/accuracy.md.
# usage: bench/accuracy.sh [--full]   with --full AutoGLM-Phone-9B's whole shape instead, which needs 20 GB of memory, and
# 8 GB of disk below bench/target for the mapped weights, which are deleted at the end
set -eu
home=$(cd "$(dirname "$0")/.." && pwd -P)
cd "$home"
./mvnw -q -pl session,bench -Dmaven.test.skip=true -Dspotless.check.skip package
export THP_MEM_ALLOC_ENABLE="${THP_MEM_ALLOC_ENABLE:-1}" MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-1}"
export ONEDNN_PRIMITIVE_CACHE_CAPACITY="${ONEDNN_PRIMITIVE_CACHE_CAPACITY:-64}" GOMP_SPINCOUNT="${GOMP_SPINCOUNT:-1000}"
export XDG_STATE_HOME="$home/bench/target/state"
file=bench/target/synthetic
run() { # class, arguments
    class=$1
    shift
    rm -rf "$XDG_STATE_HOME"
    java -XX:+UseSerialGC -Xms32m -cp "bench/target/classes:$(cat bench/target/classpath)" "dev.glmsh.bench.$class" "$@"
}
heading() { # title
    printf '\n## %s\n\n%s\n%s\n' "$1" "| model | as | part | predicted | measured | error | | close |" "|---|---|---|---|---|---|---|---|"
}
measured() { # what the table calls the model, the model, and what to load it as: pairs of a precision and a layout
    label=$1 what=$2
    shift 2
    while [ $# -gt 0 ]; do
        run MemoryAccuracy "$what" "$1" "$2" "$label"
        shift 2
    done
}
trap 'rm -rf "$file" "$XDG_STATE_HOME"' EXIT
if [ "${1:-}" = --full ]; then
    model=synthetic:autoglm-phone-9b
    heading AutoGLM-Phone-9B
    measured autoglm-phone-9b $model bf16 packed int8 packed w8a8 packed int4 packed
    measured "autoglm-phone-9b, 15 layers" "$model?layers=15" fp32 packed
    run SyntheticWriter "$model?layers=15" "$file"
    measured "autoglm-phone-9b, 15 layers on disk" "$file" bf16 mapped
    exit
fi
model=synthetic:qwen2.5-0.5b
heading "Qwen2.5-0.5B's shape"
run SyntheticWriter $model "$file"
measured "qwen2.5-0.5b, on disk" "$file" \
    bf16 packed bf16 mapped fp32 packed fp16 converted int8 packed w8a8 packed int4 packed
heading "Two layers of AutoGLM-Phone-9B"
measured "autoglm-phone-9b, 2 layers" "synthetic:autoglm-phone-9b?layers=2" \
    bf16 packed fp16 converted int8 packed w8a8 packed int4 packed
heading "Reference checkpoints, totals"
for model in session/src/test/resources/checkpoints/*/; do
    measured "$(basename "$model")" "${model%/}" bf16 packed fp32 packed int8 packed int4 packed | grep '| total'
done
