#!/usr/bin/env bash
# Makes the JDK's ahead-of-time caches (classes loaded and linked in advance) for an assembled ketwise.
#
#     bin/make-aot-cache.sh JDK APP
#
# JDK is a JDK's home; APP is a directory that holds ketwise.jar, lib/, jvm.options, serve.options and training/. Each
# training/NAME.txt lists commands and gives NAME.aot; training/serve.calls lists calls of a server and gives serve.aot. A cache is good for this JDK and these jars at this place; with anything else java
# leaves it aside, without a word.
set -eu

jdk=$1
app=$2

# What the environment adds for every Java program has no place in the cache.
unset JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS

# Libraries in the format of an ancient Java would be left out.
"$jdk/bin/java" "@$app/jvm.options" -cp "$app/ketwise.jar" org.ketwise.cli.OldClasses "$app"/lib/picocli-*.jar

# The commands name the examples by their place in the checkout.
cd -P "${BASH_SOURCE[0]%/*}/.."
for commands in "$app"/training/*.txt; do
    cache=${commands##*/}
    cache=$app/${cache%.txt}.aot
    rm -f "$cache.new"
    "$jdk/bin/java" "@$app/jvm.options" -XX:AOTCacheOutput="$cache.new" \
        -Dketwise.columns=100 -Dketwise.errorColumns=0 -cp "$app/ketwise.jar" org.ketwise.cli.AotTraining "$commands" </dev/null
    mv -f "$cache.new" "$cache"
done

# ---- the server ----

data=$(mktemp -d)
cache=$app/serve.aot
rm -f "$cache.new"
"$jdk/bin/java" "@$app/serve.options" -XX:AOTCacheOutput="$cache.new" -Dketwise.columns=0 -Dketwise.errorColumns=0 \
    -Djava.util.logging.config.file="$app/logging.properties" -cp "$app/ketwise.jar" org.ketwise.cli.Ketwise \
    serve --port 0 --data "$data" </dev/null >"$data/said" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || :; rm -rf "$data"' EXIT

port=
for _ in $(seq 300); do
    port=$(sed -n 's!.*serving http://127\.0\.0\.1:\([0-9]*\)/.*!\1!p' "$data/said")
    [ -z "$port" ] && kill -0 "$server" 2>/dev/null || break
    sleep 0.2
done
[ -n "$port" ] || { cat "$data/said"; exit 1; }

call() { # TIMES METHOD PATH [FILE TYPE]
    curl --silent --output /dev/null --max-time 60 --request "$2" ${4:+--header "Content-Type: $5" --data-binary "@$4"} \
        "http://127.0.0.1:$port$3#[1-$1]"
}

# Without curl the cache knows how a server starts, not how it answers.
command -v curl >/dev/null 2>&1 || call() { :; }

while read -r times method path file type; do
    case $times in
        '' | '#'*) ;;
        *) call "$times" "$method" "$path" ${file:+"$file" "$type"} || : ;;
    esac
done <"$app/training/serve.calls"

# The cache is written while the process ends.
kill "$server"
wait "$server" || :
mv -f "$cache.new" "$cache"
