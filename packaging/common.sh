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

# as_user USER TREE COMMAND…: runs the command as that user, in a mount namespace where the tree can be reached even if
# it lies in a folder that only root may enter (/root).
as_user() {
    local user=$1 tree=$2
    shift 2
    if [ "$(id -un)" = "$user" ]; then
        exec "$@"
    fi
    local drop=(setpriv --reuid "$user" --regid "$(id -gn "$user")" --init-groups)
    if "${drop[@]}" test -x "$tree/packaging/run"; then
        exec "${drop[@]}" "$@"
    fi
    # shellcheck disable=SC2016
    exec unshare --mount --propagation private bash -c '
        tree=$1; top=/$(cut -d/ -f2 <<< "$tree"); shift
        mkdir -p /run/hearth-tree && mount --bind "$tree" /run/hearth-tree
        mount -t tmpfs -o mode=755 tmpfs "$top"
        mkdir -p "$tree" && mount --move /run/hearth-tree "$tree" && cd "$tree"
        exec "$@"' bash "$tree" "${drop[@]}" "$@"
}
