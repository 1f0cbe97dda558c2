/* ecot-confine.c: a process that may compute and answer, and nothing else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file from a stranger may make the library that reads it do what the stranger
 * wants.  Then there is nothing to be had: no file can be opened, no program run, no
 * connection made, memory and time end soon.  What was open before stays so: the
 * question, and the answer.
 *
 * The filter of system calls refuses with an error instead of killing, so that a
 * library which looks for an optional file goes on without it.
 *
 * Under the sanitizers, which need files and all the memory there is, only the other
 * bounds are set.
 */

#include "config.h"

#include "reader/ecot-confine.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef __SANITIZE_ADDRESS__
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

#define MIB (G_GUINT64_CONSTANT (1024) * 1024)

static const struct
{
  int      what;
  guint64  most;
  gboolean sanitized; /* also then */
} bounds[] = {
  { RLIMIT_AS, 768 * MIB, FALSE },
  { RLIMIT_CPU, 10, TRUE }, /* seconds */
  { RLIMIT_FSIZE, 256 * MIB, TRUE },
  { RLIMIT_NOFILE, 16, FALSE },
  { RLIMIT_CORE, 0, TRUE },
};

static gboolean
bound (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    {
      const struct rlimit limit = { bounds[i].most, bounds[i].most };

      if ((!SANITIZED || bounds[i].sanitized) && setrlimit ((__rlimit_resource_t)bounds[i].what, &limit) != 0)
        return FALSE;
    }

  return TRUE;
}

#if defined __x86_64__
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#ifdef ARCHITECTURE

/* What reaches outside the process.  Those an architecture does not have are left out. */
static const int refused[] = {
  __NR_socket,
  __NR_socketpair,
  __NR_connect,
  __NR_bind,
  __NR_execve,
  __NR_execveat,
  __NR_ptrace,
  __NR_process_vm_writev,
  __NR_kill,
  __NR_tgkill,
  __NR_openat,
  __NR_unlinkat,
  __NR_renameat2,
  __NR_mkdirat,
  __NR_linkat,
  __NR_symlinkat,
  __NR_fchmodat,
  __NR_truncate,
  __NR_mount,
  __NR_clone,
  __NR_clone3,
  __NR_setpgid,
  __NR_io_uring_setup,
  __NR_memfd_create,
  __NR_bpf,
#ifdef __NR_open
  __NR_open,
  __NR_creat,
  __NR_fork,
  __NR_vfork,
  __NR_unlink,
  __NR_rename,
  __NR_mkdir,
  __NR_rmdir,
  __NR_link,
  __NR_symlink,
  __NR_chmod,
#endif
#ifdef __NR_openat2
  __NR_openat2,
#endif
};

static gboolean
filter (void)
{
  struct sock_filter code[2 * G_N_ELEMENTS (refused) + 8];
  struct sock_fprog  program = { .filter = code };
  guint              n = 0;

  code[n++] = (struct sock_filter)BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, arch));
  code[n++] = (struct sock_filter)BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0);
  code[n++] = (struct sock_filter)BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
  code[n++] = (struct sock_filter)BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, nr));

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      code[n++] = (struct sock_filter)BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, (guint32)refused[i], 0, 1);
      code[n++] = (struct sock_filter)BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
    }

  code[n++] = (struct sock_filter)BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
  program.len = (unsigned short)n;
  return prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

#else

static gboolean
filter (void)
{
  return TRUE;
}

#endif

gboolean
ecot_confine (void)
{
  if (!bound () || prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return FALSE;

  /* A kernel without filters leaves the bounds. */
  if (!SANITIZED && !filter ())
    g_debug ("no filter of system calls: %s", g_strerror (errno));

  return TRUE;
}
