/* Targets for a fuzzer: each takes bytes a stranger may hand in, and must neither crash, leak nor hang. Built with
 * clang they are driven by libFuzzer (`./dev fuzz`); built otherwise, replay.c drives them over their seeds. */
#ifndef BAHE_TESTS_FUZZ_H
#define BAHE_TESTS_FUZZ_H

#include <glib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

#endif
