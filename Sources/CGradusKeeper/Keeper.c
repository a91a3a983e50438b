#define _GNU_SOURCE
#include "CGradusKeeper.h"

// Says which C library this is.
#include <stdlib.h>

#if defined(__linux__) && defined(__GLIBC__)

#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// 0 once it has been taken note of.
static pid_t shell;
// How it ended, as waitpid(2) tells; killed, where it never did.
static int shell_status = SIGKILL;

static bool is_number(const char *name) {
  return name[0] >= '1' && name[0] <= '9' && strspn(name, "0123456789") == strlen(name);
}

struct process {
  pid_t id;
  pid_t parent;
  pid_t group;
  pid_t session;
  // Whether it has ended, and waits for its parent to take note.
  bool has_ended;
};

// A process as /proc/<id>/stat tells (proc_pid_stat(5)); without a parent where it has gone.
static struct process process_of(const char *id) {
  struct process process = {.id = (pid_t)atol(id)};
  char path[64], text[512];
  snprintf(path, sizeof path, "/proc/%s/stat", id);
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return process;
  ssize_t count = read(file, text, sizeof text - 1);
  close(file);
  if (count <= 0) return process;
  text[count] = 0;
  // The name in parentheses may hold anything, so reading begins behind its last parenthesis.
  const char *rest = strrchr(text, ')');
  char state;
  long parent, group, session, threads;
  const char *form = " %c %ld %ld %ld %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %ld";
  if (rest == NULL || sscanf(rest + 1, form, &state, &parent, &group, &session, &threads) != 5)
    return process;
  process.parent = (pid_t)parent;
  process.group = (pid_t)group;
  process.session = (pid_t)session;
  // A process whose first thread has ended before the others goes on.
  process.has_ended = state == 'Z' && threads <= 1;
  return process;
}

struct entry {
  uint64_t inode;
  int64_t offset;
  unsigned short length;
  unsigned char type;
  char name[];
};

// Takes note of the children that have ended, and kills the others where that is asked. The children
// of those come to us, and are next.
//
// The shell is noted last of all: until then nobody else can have its number, which is also that of
// its group.
//
// Returns whether there is any other child than a shell that has ended.
static bool look(bool kills) {
  // Small, because what is read of /proc at once is old when its last entry is looked at.
  static char buffer[1024] __attribute__((aligned(8)));
  int folder = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return true;
  bool is_alone = true;
  long count;
  while ((count = syscall(SYS_getdents64, folder, buffer, sizeof buffer)) > 0) {
    for (long position = 0; position < count;) {
      struct entry *entry = (struct entry *)(buffer + position);
      position += entry->length;
      if (!is_number(entry->name)) continue;
      struct process process = process_of(entry->name);
      if (process.parent != getpid()) continue;
      // One that forks and ends is gone before it is looked at; its group is not. All of a session
      // that is not ours descends from the shell, because none can be entered from outside.
      if (kills && process.session != getsid(0) && process.group > 1) kill(-process.group, SIGKILL);
      if (process.has_ended) {
        if (process.id != shell) waitpid(process.id, NULL, WNOHANG);
        continue;
      }
      is_alone = false;
      if (kills) kill(process.id, SIGKILL);
    }
  }
  close(folder);
  return !is_alone;
}

// Takes note of the shell, and of whatever else has ended; whether no child is left.
static bool is_alone(void) {
  if (shell != 0 && waitpid(shell, &shell_status, WNOHANG) == shell) shell = 0;
  pid_t child;
  while ((child = waitpid(-1, NULL, WNOHANG)) > 0) {
  }
  return child < 0;
}

// A clock that nobody sets.
static time_t seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec;
}

// Ends as the shell did.
static _Noreturn void leave(void) {
  int status = shell_status;
  if (!WIFSIGNALED(status)) _exit(WEXITSTATUS(status));
  int number = WTERMSIG(status);
  // The core is the shell's affair, and would be that of this program.
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  sigset_t one;
  sigemptyset(&one);
  sigaddset(&one, number);
  signal(number, SIG_DFL);
  raise(number);
  sigprocmask(SIG_UNBLOCK, &one, NULL);
  _exit(128 + number);
}

static _Noreturn void kill_all(void) {
  sigset_t ended;
  sigemptyset(&ended);
  sigaddset(&ended, SIGCHLD);
  const time_t begun = seconds();
  // Looking costs what dying threads need to get on with it, so it waits longer each time, unless
  // somebody ends meanwhile.
  struct timespec pause = {.tv_nsec = 2 * 1000 * 1000};
  // Some seconds, which only a process in an uninterruptible wait, or a flood of forks, outlasts.
  while (seconds() - begun <= 5) {
    if (shell != 0) kill(-shell, SIGKILL);
    // What is read of /proc is no proof that nobody is left; that there is no child is.
    if (!look(true) && is_alone()) break;
    if (sigtimedwait(&ended, NULL, &pause) == SIGCHLD) continue;
    if (pause.tv_nsec < 64 * 1000 * 1000) pause.tv_nsec *= 2;
  }
  leave();
}

// What a server may open at least, where the system allows it: a common limit of 1,024 would be the
// machine's answer to 1,000 clients, and not the server's.
static const rlim_t most_files = 4096;

static void allow_files(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= most_files) return;
  limit.rlim_cur = limit.rlim_max < most_files ? limit.rlim_max : most_files;
  setrlimit(RLIMIT_NOFILE, &limit);
}

static _Noreturn void start_shell(const char *command, const sigset_t *signals) {
  setpgid(0, 0);
  allow_files();
  sigprocmask(SIG_SETMASK, signals, NULL);
  execl("/bin/sh", "sh", "-c", command, (char *)NULL);
  _exit(127);
}

static _Noreturn void keep(pid_t parent, const char *command) {
  sigset_t all, before;
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, &before);
  prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
  shell = fork();
  if (shell < 0) _exit(127);
  if (shell == 0) start_shell(command, &before);
  setpgid(shell, shell);
  // Neither the folder nor the ends of pipes are kept from others.
  int nothing = open("/dev/null", O_RDWR);
  for (int descriptor = 0; descriptor < 3; descriptor++) dup2(nothing, descriptor);
  if (nothing > 2) close(nothing);
  if (chdir("/") != 0) _exit(127);
  // The name tells the examiner, and whoever looks at `ps`, which process is kept.
  char name[16];
  snprintf(name, sizeof name, "keeps %d", (int)shell);
  prctl(PR_SET_NAME, name, 0, 0, 0);
  sigset_t awaited;
  sigemptyset(&awaited);
  sigaddset(&awaited, SIGCHLD);
  sigaddset(&awaited, SIGUSR1);
  const struct timespec patience = {.tv_nsec = 200 * 1000 * 1000};
  bool is_needed = look(false) || !is_alone();
  while (is_needed) {
    if (getppid() != parent) kill_all();
    siginfo_t information;
    int number = sigtimedwait(&awaited, &information, &patience);
    if (number == SIGUSR1 && information.si_pid == parent) kill_all();
    if (number == SIGCHLD) is_needed = look(false) || !is_alone();
  }
  leave();
}

// Before anything of the program runs: the keeper is this module alone.
__attribute__((constructor)) static void begin(int count, char **arguments) {
  if (count != 3 || strcmp(arguments[0], "gradus-keeper") != 0 || !is_number(arguments[1])) return;
  keep((pid_t)atol(arguments[1]), arguments[2]);
}

bool gradus_keeper_is_available(void) { return true; }

#else

bool gradus_keeper_is_available(void) { return false; }

#endif
