/* core/base — what every room stands on: errors, ids, exact numbers, civil time, text, language.
 *
 * Owns no state but the language of messages. Every function is safe on any thread unless it says otherwise.
 * Other rooms include this header; it includes the parts.
 */
#ifndef BAHE_BASE_H
#define BAHE_BASE_H

#include "base/calendar.h"
#include "base/error.h"
#include "base/fact.h"
#include "base/id.h"
#include "base/language.h"
#include "base/media.h"
#include "base/number.h"
#include "base/text.h"

#endif
