#!/usr/bin/env bash
# Makes the JDK's ahead-of-time caches (classes loaded and linked in advance) for an assembled ketwise.
#
#     bin/make-aot-cache.sh JDK APP
#
# JDK is a JDK's home; APP is a directory that holds ketwise.jar, lib/, jvm.options and training/. Each training/NAME.txt
# lists commands and gives NAME.aot. A cache is good for this JDK and these jars at this place; with anything else java
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
