#!/bin/sh
# Decode and prefill of ten layers of GLM-4-9B's shape for each precision and layout, beside the read bandwidth of the
# same process. Needs 16 GB of memory and 5 GB of disk below bench/target. usage: bench/decoder.sh [JMH options]
set -eu
home=$(cd "$(dirname "$0")/.." && pwd -P)
cd "$home"
./mvnw -q -pl session,bench -Dmaven.test.skip=true -Dspotless.check.skip package
export THP_MEM_ALLOC_ENABLE=1
export GOMP_SPINCOUNT="${GOMP_SPINCOUNT:-1000}"
java -cp "bench/target/classes:$(cat bench/target/classpath)" -Dglmsh.bench.dir=bench/target org.openjdk.jmh.Main \
    DecoderBenchmark -jvmArgs "-Xmx2g -XX:+UseTransparentHugePages -Dglmsh.bench.dir=$home/bench/target" "$@" | grep -E "^limit|^# |^Iteration|^Benchmark|^DecoderB"
