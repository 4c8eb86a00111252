// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/run/system_call_filter.h"
#include "resources/base/fd.h"
#include <cerrno>
#include <fcntl.h>
#include <memory>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

namespace hearth::store
{

namespace
{

using Filter = std::unique_ptr<void, decltype(&seccomp_release)>;

constexpr const char *kNeverNeeded[] = {
    // Other processes' memory and descriptors.
    "ptrace", "process_vm_readv", "process_vm_writev", "kcmp", "pidfd_getfd",
    // The kernel itself: modules, programs, tracing, other kernels, asynchronous side doors.
    "init_module", "finit_module", "delete_module", "kexec_load", "kexec_file_load", "bpf", "perf_event_open",
    "userfaultfd", "io_uring_setup", "io_uring_enter", "io_uring_register", "fanotify_init", "lookup_dcookie",
    "uselib", "nfsservctl", "syslog", "acct", "quotactl", "quotactl_fd", "modify_ldt", "iopl", "ioperm",
    // Keys are not namespaced.
    "keyctl", "add_key", "request_key",
    // Files by handle pass every mount.
    "open_by_handle_at", "name_to_handle_at",
    // The machine's state.
    "reboot", "swapon", "swapoff", "settimeofday", "clock_settime", "clock_adjtime", "adjtimex",
    "sethostname", "setdomainname", "vhangup", "move_pages", "migrate_pages",
    // New file systems; Chromium's sandbox needs none of them.
    "mount", "umount", "umount2", "pivot_root", "move_mount", "fsopen", "fsconfig", "fsmount", "fspick",
    "open_tree", "mount_setattr"};

constexpr const char *kNeededForNesting[] = {"unshare", "setns", "chroot"};

int forbid(scmp_filter_ctx filter, const char *name)
{
    const int number = seccomp_syscall_resolve_name(name);
    // A name that this libseccomp or this machine does not know has no number to forbid.
    return number == __NR_SCMP_ERROR ? 0 : seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), number, 0);
}

int addRules(scmp_filter_ctx filter, SystemCallProfile profile)
{
    int error = 0;
    for (const char *name : kNeverNeeded)
        error = error ? error : forbid(filter, name);
    if (profile == SystemCallProfile::Native) {
        for (const char *name : kNeededForNesting)
            error = error ? error : forbid(filter, name);
        error = error ? error
                      : seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
                                         SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_NEWUSER, CLONE_NEWUSER));
    }
    // clone3 hides its flags behind a pointer; "no such call" makes callers fall back to clone.
    error = error ? error : seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
    // The kernel looks at the low 32 bits of a request alone, so the filter must too (CVE-2019-10063).
    for (const unsigned long request : {static_cast<unsigned long>(TIOCSTI), 0x541CUL /* TIOCLINUX */})
        error = error ? error
                      : seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(ioctl), 1,
                                         SCMP_A1(SCMP_CMP_MASKED_EQ, 0xffffffffUL, request));
    return error;
}

Result<int> makeFilter(SystemCallProfile profile)
{
    const Filter filter(seccomp_init(SCMP_ACT_ALLOW), &seccomp_release);
    if (!filter)
        return fail(ErrorCode::Io, QStringLiteral("cannot make a system call filter"));
    if (const int error = addRules(filter.get(), profile); error != 0)
        return failErrno(QStringLiteral("cannot make a system call filter"), -error);
    Fd file(::memfd_create("hearth-seccomp", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (!file.isValid())
        return failErrno(QStringLiteral("memfd_create"), errno);
    if (const int error = seccomp_export_bpf(filter.get(), file.get()); error != 0)
        return failErrno(QStringLiteral("cannot export the system call filter"), -error);
    if (::fcntl(file.get(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) != 0)
        return failErrno(QStringLiteral("cannot seal the system call filter"), errno);
    return file.release();
}

} // namespace

Result<int> systemCallFilter(SystemCallProfile profile)
{
    static const Result<int> native = makeFilter(SystemCallProfile::Native);
    static const Result<int> nesting = makeFilter(SystemCallProfile::Nesting);
    return profile == SystemCallProfile::Native ? native : nesting;
}

} // namespace hearth::store
