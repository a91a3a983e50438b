#ifndef C_GRADUS_KEEPER_H
#define C_GRADUS_KEEPER_H

#include <stdbool.h>

/// Whether this program can be started as a keeper: on Linux with glibc.
///
/// A program that links this module is one when its arguments are `gradus-keeper`, the id of the
/// process that starts it, and a shell command. It then runs the command in a process group of its
/// own and nothing else of the program, adopts every descendant of the command whose parent ends
/// (PR_SET_CHILD_SUBREAPER, prctl(2)), and ends as the command did once none of them is left. It
/// kills them all when the process that started it sends SIGUSR1 or has ended.
bool gradus_keeper_is_available(void);

#endif
