#ifndef CLASTWORDS_H
#define CLASTWORDS_H

#include <stdint.h>

/// Makes this process say how it dies: when a signal of a crash arrives, on whichever thread, it
/// writes these lines to the descriptor, all at once, and dies of that signal.
///
///     signal 4                  the signal
///     overflow                  if the thread's stack is used up
///     message TEXT              what the Swift runtime says of it, where it says anything
///     fault ADDRESS MODULE      the instruction, and where it was called from, from the inside out;
///     frame ADDRESS MODULE      hexadecimal, as in the module's file; "." is the program itself
///
/// Standard error is not needed for that; it may be closed.
void leave_last_words(int32_t descriptor);

#endif
