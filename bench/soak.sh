#!/bin/sh
# 2,000 generations in one session of the demo model; prints resident memory after the first 100 and at the end.
# usage: bench/soak.sh [GENERATIONS]
set -eu
home=$(cd "$(dirname "$0")/.." && pwd -P)
count=${1:-2000}

commands() {
    echo ":load \"$home/demo/glm4-demo\""
    awk -v count="$count" 'BEGIN {
        for (i = 1; i <= count; i++) {
            if (i % 7 == 0) print ":clear"
            if (i % 2) printf ":gen \"KING HENRY, scene %d\" --max-new 8 --temperature 0.8 --seed %d\n", i, i
            else printf ":chat \"春曉 %d\"\n", i
            if (i == 100 || i % 500 == 0 || i == count) print ":mem"
        }
    }'
}

commands | "$home/glmsh" --format json | tee "${SOAK_LOG:-/dev/null}" | grep "\"component\":\"process\"" |
    sed 's/.*"component":"process","resident":\([0-9]*\),.*/\1/' |
    awk 'NR == 1 { first = $1 } { last = $1 } END {
        printf "after 100: %.1f MB, at the end: %.1f MB, difference: %+.1f MB\n", first / 1e6, last / 1e6, (last - first) / 1e6
    }'
