#!/bin/sh
# The resident memory of a session over many lines of every kind: commands, prompts, Java that declares and computes.
# Prints it after each tenth of the lines. usage: bench/commands.sh [LINES [commands|java|all]]
set -eu
home=$(cd "$(dirname "$0")/.." && pwd -P)
lines=${1:-1000}
kinds=${2:-all}
pipe=$(mktemp -u)
mkfifo "$pipe"
trap 'rm -f "$pipe"' EXIT
"$home/glmsh" --quiet <"$pipe" >/dev/null 2>&1 &
glmsh=$!
exec 3>"$pipe"

resident() {
    sed -n 's/^VmRSS:[^0-9]*\([0-9]*\) kB/\1/p' "/proc/$glmsh/status"
}

echo ":gen Hamlet --max-new 1" >&3 # brings the demo model
n=0
while [ "$n" -lt "$lines" ]; do
    case $kinds in
        commands) kind=$((n % 5)) ;;
        java) kind=$((n % 5 + 5)) ;;
        *) kind=$((n % 10)) ;;
    esac
    case $kind in
        0) echo ':gen Hamlet --max-new 8' ;;
        1) echo ':mem' ;;
        2) echo ':set temperature 0.9' ;;
        3) echo ':latency' ;;
        4) echo ':help load' ;;
        5) echo "int x$((n % 50)) = $n" ;;
        6) echo 'IntStream.range(0, 1000).sum()' ;;
        7) echo "int f(int a) { return a + $n; }" ;;
        8) echo "f($n)" ;;
        9) echo 'session.generate("ROMEO").ids().size()' ;;
    esac >&3
    n=$((n + 1))
    if [ $((n % (lines / 10))) -eq 0 ]; then
        sleep 5 # the pipe holds some lines that glmsh has not read yet
        echo "$n lines: $(($(resident) / 1024)) MiB"
    fi
done
exec 3>&-
wait "$glmsh"
