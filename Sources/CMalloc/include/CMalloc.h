#pragma once

// Tells the allocator to give freed memory back to the system. Call it before anything large is allocated.
//
// It is glibc that needs to be told; elsewhere this does nothing.
void f1lake_return_freed_memory(void);

// Tells the allocator to keep freed memory for what comes next, in a process that soon ends. Call it at the beginning.
void f1lake_keep_freed_memory(void);
