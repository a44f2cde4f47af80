#include "rule/exact.h"

#include "rule/fact.h"

#include <string.h>

#define MOST_BITS 4096    /* of a numerator or denominator: past all scoring, small enough to stay fast */
#define MOST_CARRIERS 512 /* nesting of one expression */
#define MOST_EXPONENT 1024

typedef struct {
  guint32 tag;
  BaheNumber number;
} Number;

/* a + b is written a +_0+ b: the first + makes a carrier that holds a, the second takes it out again and adds. Carriers
 * are used in strict nesting, so a pool that works as a stack never allocates. */
typedef struct {
  guint32 tag;
  int used;
  BaheNumber held[MOST_CARRIERS];
  gboolean power[MOST_CARRIERS];
} Carriers;

typedef struct {
  guint32 tag;
  int place; /* in the stack */
} Carrier;

typedef struct {
  guint32 tag;
  char sign;
} Operator;

static char metatable_key, interned_key, carriers_key, pool_key, operators_key;

guint32
rule_tag (lua_State *L, int index)
{
  int type = lua_type (L, index);
  if (type != LUA_TUSERDATA)
    return type == LUA_TLIGHTUSERDATA ? RULE_TAG_FACT : 0;
  const guint32 *tag = lua_touserdata (L, index);
  return *tag;
}

static void
raise_too_large (lua_State *L)
{
  rule_raise_limit (L,
                    g_strdup (_ ("this number grows past all sense; look for a product that is built up in a loop")));
}

/* ---- pushing ------------------------------------------------------------------------------------------ */

static void
push_fraction (lua_State *L, BaheNumber number)
{
  RuleSandbox *sandbox = rule_sandbox_of (L);
  gboolean before = rule_sandbox_uncap (sandbox, TRUE); /* so that `number` is never lost by a failing push */
  lua_rawgetp (L, LUA_REGISTRYINDEX, &interned_key);
  if (number.big == NULL) {
    gint64 parts[2] = { number.numerator, number.denominator };
    lua_pushlstring (L, (const char *) parts, sizeof parts);
  } else {
    g_autofree char *text = bahe_number_format (&number, -1);
    lua_pushfstring (L, "%s/", text);
  }
  lua_pushvalue (L, -1);
  lua_rawget (L, -3); /* interned key object */
  if (lua_isnil (L, -1)) {
    lua_pop (L, 1);
    Number *object = lua_newuserdatauv (L, sizeof *object, 0);
    object->tag = RULE_TAG_NUMBER;
    object->number = bahe_number_copy (&number);
    lua_rawgetp (L, LUA_REGISTRYINDEX, &metatable_key);
    lua_setmetatable (L, -2);
    lua_pushvalue (L, -2);
    lua_pushvalue (L, -2);
    lua_rawset (L, -5); /* interned key object */
  }
  lua_replace (L, -3);
  lua_pop (L, 1);
  bahe_number_clear (&number);
  rule_sandbox_uncap (sandbox, before);
}

void
rule_push_number (lua_State *L, BaheNumber number)
{
  if (number.big != NULL && bahe_number_bits (&number) > MOST_BITS) {
    bahe_number_clear (&number);
    raise_too_large (L);
  }
  if (number.big == NULL && number.denominator == 1 &&
      number.numerator != G_MININT64) /* −2⁶³ has no negative: not plain */
    lua_pushinteger (L, number.numerator);
  else
    push_fraction (L, number);
}

/* ---- reading ------------------------------------------------------------------------------------------ */

gboolean
rule_get_number (lua_State *L, int index, BaheNumber *number)
{
  if (lua_isinteger (L, index)) {
    *number = BAHE_NUMBER_INT (lua_tointeger (L, index));
    return TRUE;
  }
  if (rule_tag (L, index) != RULE_TAG_NUMBER)
    return FALSE;
  const Number *object = lua_touserdata (L, index);
  *number = object->number;
  return TRUE;
}

char *
rule_to_text (lua_State *L, int index)
{
  BaheNumber number;
  if (rule_get_number (L, index, &number))
    return bahe_number_format (&number, -1);
  char *label = rule_object_label (L, index);
  if (label != NULL)
    return label;
  switch (lua_type (L, index)) {
  case LUA_TSTRING:
    return g_strdup (lua_tostring (L, index));
  case LUA_TBOOLEAN:
    return g_strdup (lua_toboolean (L, index) ? "true" : "false");
  case LUA_TNIL:
  case LUA_TNONE:
    return g_strdup ("nil");
  default:
    return g_strdup (luaL_typename (L, index)); /* no addresses: they differ from run to run */
  }
}

char *
rule_describe (lua_State *L, int index)
{
  g_autofree char *text = rule_to_text (L, index);
  switch (lua_type (L, index)) {
  case LUA_TNIL:
  case LUA_TNONE:
    return g_strdup (_ ("nothing (nil)"));
  case LUA_TSTRING:
    return g_strdup_printf (_ ("the text “%s”"), text);
  case LUA_TTABLE:
    return g_strdup (_ ("a table"));
  case LUA_TFUNCTION:
    return g_strdup (_ ("a function"));
  default:
    return g_steal_pointer (&text);
  }
}

BaheNumber
rule_check_number (lua_State *L, int index, const char *what)
{
  BaheNumber number;
  if (rule_get_number (L, index, &number))
    return number;
  g_autofree char *is = rule_describe (L, index);
  char *message = g_strdup_printf (_ ("%s must be a number and is %s"), what, is);
  g_clear_pointer (&is, g_free);
  rule_raise (L, message);
}

/* ---- carriers ----------------------------------------------------------------------------------------- */

static Carriers *
carriers_of (lua_State *L)
{
  lua_rawgetp (L, LUA_REGISTRYINDEX, &carriers_key);
  Carriers *carriers = lua_touserdata (L, -1);
  lua_pop (L, 1);
  return carriers;
}

static int
push_carrier (lua_State *L, const BaheNumber *number, gboolean power)
{
  Carriers *carriers = carriers_of (L);
  int place = carriers->used;
  if (place == MOST_CARRIERS)
    rule_raise_limit (L, g_strdup (_ ("this goes too deep: a function that calls itself, or too many brackets")));
  lua_rawgetp (L, LUA_REGISTRYINDEX, &pool_key);
  if (lua_rawgeti (L, -1, place + 1) == LUA_TNIL) {
    lua_pop (L, 1);
    Carrier *carrier = lua_newuserdatauv (L, sizeof *carrier, 0);
    *carrier = (Carrier){ RULE_TAG_CARRIER, place };
    lua_rawgetp (L, LUA_REGISTRYINDEX, &metatable_key);
    lua_setmetatable (L, -2);
    lua_pushvalue (L, -1);
    lua_rawseti (L, -3, place + 1);
  }
  carriers->held[place] = bahe_number_copy (number);
  carriers->power[place] = power;
  carriers->used++;
  return 1;
}

/* The held number; the caller clears it. */
static BaheNumber
take_carrier (lua_State *L, int index, gboolean power)
{
  const Carrier *carrier = lua_touserdata (L, index);
  Carriers *carriers = carriers_of (L);
  if (carrier->place != carriers->used - 1 || carriers->power[carrier->place] != power)
    rule_raise (L, g_strdup (_ ("this expression cannot be worked out; put it into brackets")));
  carriers->used--;
  BaheNumber number = carriers->held[carrier->place];
  carriers->held[carrier->place] = BAHE_NUMBER_INT (0);
  return number;
}

void
rule_exact_reset (lua_State *L)
{
  Carriers *carriers = carriers_of (L);
  while (carriers->used > 0)
    bahe_number_clear (&carriers->held[--carriers->used]);
}

/* ---- operations --------------------------------------------------------------------------------------- */

G_NORETURN static void
raise_operand (lua_State *L, int index)
{
  g_autofree char *is = rule_describe (L, index);
  char *message =
      lua_isnil (L, index)
          ? g_strdup (_ ("this sum uses a value that is not there (nil); write “(x or 0)” where it may be missing"))
          : g_strdup_printf (_ ("this sum needs numbers, and one of them is %s"), is);
  g_clear_pointer (&is, g_free);
  rule_raise (L, message);
}

static BaheNumber
check_operand (lua_State *L, int index)
{
  BaheNumber number;
  if (!rule_get_number (L, index, &number))
    raise_operand (L, index);
  return number;
}

static char
operator_at (lua_State *L, int index)
{
  if (rule_tag (L, index) != RULE_TAG_OPERATOR)
    return 0;
  const Operator *found = lua_touserdata (L, index);
  return found->sign;
}

typedef BaheNumber (*Operation) (const BaheNumber *a, const BaheNumber *b);

/* What stands left and right of an operation; the left one is out of its carrier. */
static int
operate (lua_State *L, Operation operation)
{
  BaheNumber right = check_operand (L, 2);
  if (rule_tag (L, 1) != RULE_TAG_CARRIER) {
    BaheNumber left = check_operand (L, 1);
    rule_push_number (L, operation (&left, &right));
    return 1;
  }
  BaheNumber left = take_carrier (L, 1, FALSE);
  BaheNumber result = operation (&left, &right);
  bahe_number_clear (&left);
  rule_push_number (L, result);
  return 1;
}

static int
add (lua_State *L)
{
  if (operator_at (L, 2) != '+')
    return operate (L, bahe_number_add);
  BaheNumber left = check_operand (L, 1);
  return push_carrier (L, &left, FALSE);
}

static int
subtract (lua_State *L)
{
  return operate (L, bahe_number_subtract);
}

static int
multiply (lua_State *L)
{
  if (operator_at (L, 2) != '*')
    return operate (L, bahe_number_multiply);
  BaheNumber left = check_operand (L, 1);
  return push_carrier (L, &left, FALSE);
}

static void
check_divisor (lua_State *L)
{
  BaheNumber right = check_operand (L, 2);
  if (bahe_number_sign (&right) == 0)
    rule_raise (L, g_strdup (_ ("division by 0; ask first whether the divisor is 0")));
}

static int
divide (lua_State *L)
{
  check_divisor (L);
  return operate (L, bahe_number_divide);
}

static BaheNumber
floor_divide_numbers (const BaheNumber *a, const BaheNumber *b)
{
  g_auto (BaheNumber) exact = bahe_number_divide (a, b);
  return bahe_number_round (&exact, 0, BAHE_ROUND_FLOOR);
}

static BaheNumber
remainder_of_numbers (const BaheNumber *a, const BaheNumber *b)
{
  g_auto (BaheNumber) times = floor_divide_numbers (a, b);
  g_auto (BaheNumber) part = bahe_number_multiply (&times, b);
  return bahe_number_subtract (a, &part);
}

static int
floor_divide (lua_State *L)
{
  check_divisor (L);
  return operate (L, floor_divide_numbers);
}

static int
modulo (lua_State *L)
{
  check_divisor (L);
  return operate (L, remainder_of_numbers);
}

static int
negate (lua_State *L)
{
  BaheNumber number = check_operand (L, 1);
  rule_push_number (L, bahe_number_negate (&number));
  return 1;
}

/* By squaring, on Lua's own stack, so that each step is checked for its size. */
static void
push_power (lua_State *L, int base, gint64 exponent)
{
  lua_pushvalue (L, base);
  lua_pushinteger (L, 1);
  for (gint64 left = ABS (exponent); left > 0; left >>= 1) {
    BaheNumber square = check_operand (L, -2), result = check_operand (L, -1);
    if (left & 1) {
      rule_push_number (L, bahe_number_multiply (&result, &square));
      lua_replace (L, -2);
    }
    if (left > 1) {
      rule_push_number (L, bahe_number_multiply (&square, &square));
      lua_replace (L, -3);
    }
  }
  if (exponent < 0) {
    BaheNumber one = BAHE_NUMBER_INT (1), result = check_operand (L, -1);
    if (bahe_number_sign (&result) == 0)
      rule_raise (L, g_strdup (_ ("division by 0; ask first whether the divisor is 0")));
    rule_push_number (L, bahe_number_divide (&one, &result));
  }
}

/* a ^ b is written a ^_P^ b, which Lua reads as a ^ (_P ^ b). */
static int
power (lua_State *L)
{
  if (operator_at (L, 1) == '^') {
    BaheNumber right = check_operand (L, 2);
    return push_carrier (L, &right, TRUE);
  }
  check_operand (L, 1);
  if (rule_tag (L, 2) != RULE_TAG_CARRIER)
    raise_operand (L, 2);
  g_auto (BaheNumber) number = take_carrier (L, 2, TRUE);
  gint64 exponent = 0;
  gboolean fits = bahe_number_to_integer (&number, &exponent) && ABS (exponent) <= MOST_EXPONENT;
  bahe_number_clear (&number);
  if (!fits)
    rule_raise (L, g_strdup_printf (_ ("an exponent must be a whole number up to %d"), MOST_EXPONENT));
  push_power (L, 1, exponent);
  return 1;
}

static int
compare (lua_State *L)
{
  BaheNumber a, b;
  if (!rule_get_number (L, 1, &a) || !rule_get_number (L, 2, &b)) {
    g_autofree char *left = rule_describe (L, 1), *right = rule_describe (L, 2);
    char *message = g_strdup_printf (_ ("%s and %s cannot be compared"), left, right);
    g_clear_pointer (&left, g_free);
    g_clear_pointer (&right, g_free);
    rule_raise (L, message);
  }
  return bahe_number_compare (&a, &b);
}

static int
less (lua_State *L)
{
  lua_pushboolean (L, compare (L) < 0);
  return 1;
}

static int
less_or_equal (lua_State *L)
{
  lua_pushboolean (L, compare (L) <= 0);
  return 1;
}

static int
concatenate (lua_State *L)
{
  for (int i = 1; i <= 2; i++) {
    BaheNumber number;
    if (lua_type (L, i) != LUA_TSTRING && !rule_get_number (L, i, &number))
      raise_operand (L, i);
  }
  g_autofree char *left = rule_to_text (L, 1), *right = rule_to_text (L, 2);
  gboolean before = rule_sandbox_uncap (rule_sandbox_of (L), TRUE);
  lua_pushfstring (L, "%s%s", left, right);
  rule_sandbox_uncap (rule_sandbox_of (L), before);
  return 1;
}

static int
no_field (lua_State *L)
{
  g_autofree char *is = rule_describe (L, 1), *key = rule_to_text (L, 2);
  char *message = g_strdup_printf (_ ("%s is a number and has no “%s”"), is, key);
  g_clear_pointer (&is, g_free);
  g_clear_pointer (&key, g_free);
  rule_raise (L, message);
}

static int
end_number (lua_State *L)
{
  if (rule_tag (L, 1) == RULE_TAG_NUMBER) {
    Number *object = lua_touserdata (L, 1);
    bahe_number_clear (&object->number);
  }
  return 0;
}

static int
end_carriers (lua_State *L)
{
  Carriers *carriers = lua_touserdata (L, 1);
  while (carriers->used > 0)
    bahe_number_clear (&carriers->held[--carriers->used]);
  return 0;
}

/* ---- opening ------------------------------------------------------------------------------------------ */

static void
make_operator (lua_State *L, char sign)
{
  Operator *object = lua_newuserdatauv (L, sizeof *object, 0);
  *object = (Operator){ RULE_TAG_OPERATOR, sign };
  lua_rawgetp (L, LUA_REGISTRYINDEX, &metatable_key);
  lua_setmetatable (L, -2);
}

static void
make_carriers (lua_State *L)
{
  Carriers *carriers = lua_newuserdatauv (L, sizeof *carriers, 0);
  memset (carriers, 0, sizeof *carriers);
  carriers->tag = RULE_TAG_OPERATOR;
  lua_newtable (L);
  lua_pushcfunction (L, end_carriers);
  lua_setfield (L, -2, "__gc");
  lua_setmetatable (L, -2);
  lua_rawsetp (L, LUA_REGISTRYINDEX, &carriers_key);
  lua_newtable (L);
  lua_rawsetp (L, LUA_REGISTRYINDEX, &pool_key);
}

void
rule_exact_open (lua_State *L)
{
  static const luaL_Reg methods[] = {
    { "__add", add },           { "__sub", subtract },       { "__mul", multiply },
    { "__div", divide },        { "__idiv", floor_divide },  { "__mod", modulo },
    { "__unm", negate },        { "__pow", power },          { "__lt", less },
    { "__le", less_or_equal },  { "__concat", concatenate }, { "__index", no_field },
    { "__newindex", no_field }, { "__gc", end_number },      { NULL, NULL },
  };
  lua_newtable (L);
  luaL_setfuncs (L, methods, 0);
  lua_rawsetp (L, LUA_REGISTRYINDEX, &metatable_key);
  lua_newtable (L);
  lua_newtable (L);
  lua_pushliteral (L, "v");
  lua_setfield (L, -2, "__mode");
  lua_setmetatable (L, -2);
  lua_rawsetp (L, LUA_REGISTRYINDEX, &interned_key);
  make_carriers (L);
  lua_newtable (L);
  for (int i = 0; i < 3; i++) {
    make_operator (L, "+*^"[i]);
    lua_rawseti (L, -2, i + 1);
  }
  lua_rawsetp (L, LUA_REGISTRYINDEX, &operators_key);
}

void
rule_exact_push_operands (lua_State *L)
{
  lua_rawgetp (L, LUA_REGISTRYINDEX, &operators_key);
  for (int i = 1; i <= 3; i++)
    lua_rawgeti (L, -i, i);
  lua_remove (L, -4);
}
