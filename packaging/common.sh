# SPDX-FileCopyrightText: 2026 The Hearth authors
# SPDX-License-Identifier: Apache-2.0
# Shared by packaging/run and packaging/test; sourced, not run.

say() { printf 'Hearth: %s\n' "$*"; }

# Configures and builds the release preset when it is not up to date; quiet unless it takes long or fails.
build_release() {
    local tree=$1
    # Two that start from one tree build one after the other.
    mkdir -p "$tree/build"
    exec 8> "$tree/build/.lock"
    flock 8
    if [ ! -f "$tree/build/release/build.ninja" ]; then
        say "configuring (once)"
        (cd "$tree" && cmake --preset release > "$tree/build-configure.log" 2>&1) || { cat "$tree/build-configure.log" >&2; return 1; }
        rm -f "$tree/build-configure.log"
    fi
    say "building what changed (the first time takes some minutes)"
    (cd "$tree" && cmake --build --preset release "${@:2}" 8>&-)
    exec 8>&-
}

# Root never runs Hearth: inside bubblewrap an outer root still reads root's files. Everything goes on as this user.
ordinary_user() {
    if [ "$(id -u)" != 0 ]; then
        id -un
    elif [ -n "${SUDO_USER:-}" ] && [ "${SUDO_USER}" != root ]; then
        echo "$SUDO_USER"
    else
        if ! id hearth > /dev/null 2>&1; then
            useradd --system --user-group --home-dir /var/lib/hearth --shell /usr/sbin/nologin hearth >&2
        fi
        echo hearth
    fi
}

# reachable USER TREE FOLDER… -- COMMAND…: runs the command (as the caller) where that user can reach the tree, also when
# it lies in a folder that only root may enter (/root): in a mount namespace of its own such a folder is covered by an
# empty one that holds only the tree and the folders named.
reachable() {
    local user=$1 tree=$2 keep=("$2") blocked='' part path=''
    shift 2
    while [ "$1" != -- ]; do
        [ ! -d "$1" ] || keep+=("$(realpath "$1")")
        shift
    done
    shift
    local -a parts
    IFS=/ read -r -a parts <<< "${tree#/}"
    for part in "${parts[@]}"; do
        path=$path/$part
        if [ -z "$blocked" ] && ! setpriv --reuid "$user" --regid "$(id -g "$user")" --clear-groups test -x "$path"; then
            blocked=$path
        fi
    done
    if [ -z "$blocked" ]; then
        exec "$@"
    fi
    if [ "$blocked" = "$tree" ]; then
        chmod a+rx "$tree" # the clone itself, which git made with a narrow umask
        exec "$@"
    fi
    # shellcheck disable=SC2016
    exec unshare --mount --propagation private bash -c '
        set -e
        blocked=$1 count=$2
        shift 2
        for ((i = 0; i < count; i++)); do
            folders[i]=$1
            shift
            mkdir -p "/run/hearth-tree/$i"
            mount --rbind "${folders[i]}" "/run/hearth-tree/$i"
        done
        mount -t tmpfs -o mode=755 tmpfs "$blocked"
        for ((i = 0; i < count; i++)); do
            case ${folders[i]}/ in
            "$blocked"/*)
                mkdir -p "${folders[i]}"
                mount --move "/run/hearth-tree/$i" "${folders[i]}" ;;
            esac
        done
        cd "${folders[0]}"
        exec "$@"' bash "$blocked" "${#keep[@]}" "${keep[@]}" "$@"
}

# as_user USER TREE COMMAND…: runs the command as that user, who can reach the tree.
as_user() {
    local user=$1 tree=$2
    shift 2
    if [ "$(id -un)" = "$user" ]; then
        exec "$@"
    fi
    reachable "$user" "$tree" -- setpriv --reuid "$user" --regid "$(id -gn "$user")" --init-groups "$@"
}
