# Finds a JDK that is new enough, without starting one: sourced, it offers find_jdk; run, it prints the place.
#
# find_jdk sets JDK to the home directory and JDK_VERSION to its version, and fails where there is none.
# JAVA_HOME comes first, then the java on the PATH, then the newest among the places where JDKs are usually kept.

JDK_AT_LEAST=25
JDK=
JDK_VERSION=

# Sets REPLY to a number that grows with the version of the JDK at $1 and VERSION to that version; fails where that is no
# JDK or one too old. The file "release" in a JDK's home says what it is.
rate_jdk() {
    REPLY=0
    VERSION=
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    local line numbers major minor patch
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
            JAVA_VERSION=*)
                VERSION=${line#JAVA_VERSION=}
                VERSION=${VERSION//[\"$'\r']/}
                break
                ;;
        esac
    done <"$1/release"
    numbers=${VERSION%%[!0-9.]*}
    IFS=. read -r major minor patch _ <<<"$numbers.0.0.0"
    [ "${major:-0}" -ge "$JDK_AT_LEAST" ] 2>/dev/null || return 1
    REPLY=$((major * 1000000 + ${minor:-0} * 1000 + ${patch:-0}))
}

# Sets REPLY to the file that the symbolic links at $1 lead to.
follow_links() {
    local file=$1 target count=0
    while [ -L "$file" ] && [ $count -lt 40 ]; do
        target=$(readlink "$file") || break
        case $target in
            /*) file=$target ;;
            *) file=${file%/*}/$target ;;
        esac
        count=$((count + 1))
    done
    REPLY=$file
}

find_jdk() {
    local HOME=${HOME:-/nowhere}
    local candidate best=0
    if [ -n "${JAVA_HOME:-}" ] && rate_jdk "${JAVA_HOME%/}"; then
        JDK=${JAVA_HOME%/} JDK_VERSION=$VERSION
        return 0
    fi

    candidate=$(type -P java 2>/dev/null)
    if [ -n "$candidate" ]; then
        follow_links "$candidate"
        candidate=${REPLY%/bin/java}
        if rate_jdk "$candidate"; then
            JDK=$candidate JDK_VERSION=$VERSION
            return 0
        fi
    fi

    for candidate in \
        /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /opt/java/* /opt/jdk* /opt/*/jdk* \
        "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
        "$HOME"/.local/share/mise/installs/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec; do
        if rate_jdk "$candidate" && [ "$REPLY" -gt "$best" ]; then
            best=$REPLY JDK=$candidate JDK_VERSION=$VERSION
        fi
    done
    [ -n "$JDK" ] && return 0

    if [ -x /usr/libexec/java_home ]; then
        candidate=$(/usr/libexec/java_home --failfast --version "$JDK_AT_LEAST+" 2>/dev/null)
        if rate_jdk "$candidate"; then
            JDK=$candidate JDK_VERSION=$VERSION
            return 0
        fi
    fi
    return 1
}

explain_missing_jdk() {
    cat >&2 <<END
ketwise: needs a JDK $JDK_AT_LEAST or newer and found none in JAVA_HOME, on the PATH or where JDKs are usually kept.
Get one from https://adoptium.net, or by 'apt install openjdk-$JDK_AT_LEAST-jdk', 'brew install openjdk' or 'sdk install java';
if there is one elsewhere, set JAVA_HOME to its directory.
END
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
    if ! find_jdk; then
        explain_missing_jdk
        exit 1
    fi
    printf '%s\n' "$JDK"
fi
