// epoll(7), which Swift's own module of the C library leaves out.
#if defined(__linux__)
#include <sys/epoll.h>
#endif
