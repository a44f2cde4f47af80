/* Files over HTTP: sent with a record, handed out to who may see it so that nothing in them can do harm. */
#include "kit.h"

#include <string.h>

enum { EVIDENCE = 3 };

static const char attach_path[] = "/api/activity/3/do/scan";
static const char recorder[] = "{\"role\": \"recorder\"}", judge[] = "{\"role\": \"judge\"}";
#define PNG "\x89PNG\r\n\x1a\n the receipt"
#define SECRET "病历MARKER7Q"

static void
assert_refused (const Answer *answer, guint status, const char *code)
{
  ck_assert_msg (answer->status == status && strcmp (answer_code (answer), code) == 0, "not %u %s but %u %s", status,
                 code, answer->status, answer->body);
}

static void
world_evidence (World *world)
{
  *world = world_new ();
  world->plugins = g_build_filename (g_getenv ("BAHE_BUILD"), "tests", "cli", NULL);
  bahe_ok (world, "init", "青禾小学工会");
  bahe_ok (world, "do", "花名册", "add-person", "--name", "张伟");
  bahe_ok (world, "open", "evidence", "凭据");
}

/* {"name", "base64"}. Free with g_free. */
static char *
file_json (const char *name, const char *bytes, gsize length)
{
  g_autofree char *base64 = g_base64_encode ((const guchar *) bytes, length);

  return g_strdup_printf ("{\"name\": \"%s\", \"base64\": \"%s\"}", name, base64);
}

/* A verb with a file in one field; `more`: other members of given, with a comma in front. Free with g_free. */
static char *
attach_body (guint n, const char *field, const char *file, const char *more)
{
  return g_strdup_printf ("{\"id\": \"0190b6a0-1c2d-7e3f-8a4b-5c6d7e8f%04x\", \"given\": {\"%s\": %s%s}}", n, field,
                          file, more);
}

static gint64
seq_of (json_object *answer)
{
  json_object *seq = NULL;

  json_object_object_get_ex (answer, "first_seq", &seq);
  gint64 number = json_object_get_int64 (seq);
  json_object_put (answer);
  return number;
}

START_TEST (given_a_photo_with_a_record_when_it_is_sent_again_then_once_and_it_is_handed_out_boxed)
{
  g_auto (World) world = { 0 };
  world_evidence (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);
  g_autofree char *code = phone_new_code (&officer, EVIDENCE, recorder),
                  *seat = phone_new_code (&officer, EVIDENCE, judge);
  g_auto (Phone) phone = phone_with_code (&server, code), other = phone_with_code (&server, seat);
  g_autofree char *file = file_json ("收据.png", PNG, strlen (PNG)),
                  *changed = file_json ("收据.png", PNG "!", strlen (PNG "!"));
  g_autofree char *body = attach_body (1, "photo", file, ""), *conflicting = attach_body (1, "photo", changed, "");

  gint64 seq = seq_of (phone_ok (&phone, "POST", attach_path, body));
  ck_assert_int_eq (seq_of (phone_ok (&phone, "POST", attach_path, body)), seq);
  g_auto (Answer) conflict = phone_ask (&phone, "POST", attach_path, conflicting);
  assert_refused (&conflict, 409, "conflict");

  g_autofree char *path = g_strdup_printf ("/api/activity/3/file/%ld/photo", (long) seq);
  g_autofree char *elsewhere = g_strdup_printf ("/api/activity/2/file/%ld/photo", (long) seq);
  g_auto (Answer) picture = phone_ask (&phone, "GET", path, NULL);
  ck_assert_uint_eq (picture.status, 200);
  ck_assert_str_eq (picture.body, PNG);
  ck_assert_str_eq (answer_header (&picture, "Content-Type"), "image/png");
  ck_assert_str_eq (answer_header (&picture, "X-Content-Type-Options"), "nosniff");
  ck_assert_str_eq (answer_header (&picture, "Cache-Control"), "no-store");
  assert_holds (answer_header (&picture, "Content-Security-Policy"), "sandbox");
  assert_holds (answer_header (&picture, "Content-Security-Policy"), "default-src 'none'");
  assert_holds (answer_header (&picture, "Content-Disposition"), "inline; filename*=UTF-8''%E6%94%B6%E6%8D%AE.png");
  g_auto (Answer) nobody = ask (&server, "GET", path), judged = phone_ask (&other, "GET", path, NULL);
  assert_refused (&nobody, 401, "no-session");
  assert_refused (&judged, 403, "not-allowed");
  g_auto (Answer) wrong = phone_ask (&officer, "GET", elsewhere, NULL);
  assert_refused (&wrong, 404, "not-found");
  json_object *events = phone_ok (&phone, "GET", "/api/activity/3/events", NULL);
  assert_holds (json_object_to_json_string_ext (events, JSON_C_TO_STRING_PLAIN), "\"picture\":true");
  json_object_put (events);
  server_stop (&server);
}
END_TEST

START_TEST (given_text_that_looks_like_a_page_when_handed_out_then_it_is_saved_and_not_opened)
{
  static const char page[] = "<script>alert (1)</script>";
  g_auto (World) world = { 0 };
  world_evidence (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);
  g_autofree char *file = file_json ("page.html", page, strlen (page)), *body = attach_body (1, "photo", file, "");
  gint64 seq = seq_of (phone_ok (&officer, "POST", attach_path, body));
  g_autofree char *path = g_strdup_printf ("/api/activity/3/file/%ld/photo", (long) seq);
  g_auto (Answer) saved = phone_ask (&officer, "GET", path, NULL);
  ck_assert_uint_eq (saved.status, 200);
  ck_assert_str_eq (answer_header (&saved, "Content-Type"), "text/plain");
  assert_holds (answer_header (&saved, "Content-Disposition"), "attachment");
  assert_holds (answer_header (&saved, "Content-Security-Policy"), "sandbox");
  server_stop (&server);
}
END_TEST

START_TEST (given_large_bodies_then_only_verbs_with_files_and_who_may_do_them_get_so_much)
{
  g_auto (World) world = { 0 };
  world_evidence (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server), stranger = { .server = &server };
  gsize large = 3 * 1024 * 1024, beyond = 8 * 1024 * 1024 + 1;
  g_autofree char *bytes = g_malloc0 (beyond);
  memcpy (bytes, PNG, strlen (PNG));
  g_autofree char *fits = file_json ("大.png", bytes, large), *too_large = file_json ("大.png", bytes, beyond);
  g_autofree char *body = attach_body (1, "photo", fits, ""), *refused = attach_body (2, "photo", too_large, "");
  g_autofree char *odd = file_json ("x.bin", "\x01\x02", 2), *odd_body = attach_body (3, "photo", odd, "");
  g_autofree char *named = attach_body (4, "photo", "\"收据.png\"", ""),
                  *path = attach_body (5, "photo", "{\"name\": \"../etc\", \"base64\": \"AAAA\"}", "");
  guint before = record_count (&world);

  json_object_put (phone_ok (&officer, "POST", attach_path, body));
  g_autofree char *opening = attach_body (6, "approval", fits, ", \"kind\": \"evidence\", \"title\": \"第二批\"");
  json_object_put (phone_ok (&officer, "POST", "/api/activities", opening));
  g_auto (Answer) too_much = phone_ask (&officer, "POST", attach_path, refused);
  assert_refused (&too_much, 400, "invalid");
  assert_holds (too_much.body, "8 MB");
  assert_holds (too_much.body, "\"field\":\"photo\"");
  g_auto (Answer) strange = phone_ask (&stranger, "POST", attach_path, body);
  ck_assert_uint_ge (strange.status, 401);
  g_auto (Answer) other_verb = phone_ask (&officer, "POST", "/api/activity/3/do/close", body);
  assert_refused (&other_verb, 413, "too-large");
  g_auto (Answer) wrong_type = phone_ask (&officer, "POST", attach_path, odd_body);
  assert_refused (&wrong_type, 400, "invalid");
  g_auto (Answer) only_name = phone_ask (&officer, "POST", attach_path, named);
  assert_refused (&only_name, 400, "invalid");
  g_auto (Answer) folder = phone_ask (&officer, "POST", attach_path, path);
  assert_refused (&folder, 400, "invalid");
  ck_assert_uint_eq (record_count (&world), before + 2);
  server_stop (&server);
  bahe_ok (&world, "verify");
}
END_TEST

START_TEST (given_a_private_file_then_it_is_read_with_a_reason_only_and_never_kept_by_the_browser)
{
  static const char reason[] =
      "{\"id\": \"0190b6a0-1c2d-7e3f-8a4b-5c6d7e8f0009\", \"given\": {\"because\": \"核对\", \"by\": \"张伟\"}}";
  g_auto (World) world = { 0 };
  world_evidence (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);
  g_autofree char *code = phone_new_code (&officer, EVIDENCE, recorder);
  g_auto (Phone) phone = phone_with_code (&server, code);
  g_autofree char *file = file_json ("病历.txt", SECRET, strlen (SECRET));
  g_autofree char *body = attach_body (1, "receipt", file, ", \"person\": \"张伟\"");
  gint64 seq = seq_of (phone_ok (&phone, "POST", attach_path, body));
  g_autofree char *path = g_strdup_printf ("/api/activity/3/file/%ld/receipt", (long) seq);
  g_autofree char *private_path = g_strdup_printf ("/api/private/%ld/file/receipt", (long) seq);

  json_object *events = phone_ok (&officer, "GET", "/api/activity/3/events", NULL);
  const char *told = json_object_to_json_string_ext (events, JSON_C_TO_STRING_PLAIN);
  assert_holds (told, "\"sealed\":true");
  assert_lacks (told, "病历.txt");
  json_object_put (events);
  g_auto (Answer) plain = phone_ask (&officer, "GET", path, NULL);
  assert_refused (&plain, 409, "refused");
  guint before = record_count (&world);
  g_auto (Answer) not_theirs = phone_ask (&phone, "POST", private_path, reason);
  assert_refused (&not_theirs, 403, "not-allowed");
  ck_assert_uint_eq (record_count (&world), before);
  g_auto (Answer) read = phone_ask (&officer, "POST", private_path, reason);
  ck_assert_msg (read.status == 200, "%s", read.body);
  ck_assert_str_eq (read.body, SECRET);
  ck_assert_str_eq (answer_header (&read, "Cache-Control"), "no-store");
  ck_assert_uint_eq (record_count (&world), before + 1);
  server_stop (&server);
}
END_TEST

/* What only tells of content, as if it had been kept or sealed before. */
START_TEST (given_a_hash_or_a_sealed_value_without_content_when_sent_then_refused_and_the_record_stays_sound)
{
#define SOME_HASH "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
  static const char told[] =
      "{\"name\": \"x.png\", \"type\": \"image/png\", \"size\": 3, \"blake2b\": \"" SOME_HASH "\"}";
  static const char *const sealed[] = { "{\"sealed\": \"AAAA\"}",
                                        "{\"sealed\": \"AAAA\", \"blake2b\": [\"" SOME_HASH "\"]}",
                                        "{\"sealed\": \"AAAA\", \"blake2b\": [null]}" };
  g_auto (World) world = { 0 };
  world_evidence (&world);
  Server server = server_start (&world, 0, NULL);
  g_auto (Phone) officer = phone_administrator (&world, &server);
  g_autofree char *photo = attach_body (1, "photo", told, ""),
                  *paper = attach_body (2, "files", told, ", \"paper\": \"photos\"");
  guint before = record_count (&world);

  g_auto (Answer) record = phone_ask (&officer, "POST", attach_path, photo);
  assert_refused (&record, 400, "invalid");
  g_auto (Answer) dossier = phone_ask (&officer, "POST", "/api/activity/3/do/attach", paper);
  assert_refused (&dossier, 400, "invalid");
  for (guint i = 0; i < G_N_ELEMENTS (sealed); i++) {
    g_autofree char *body = attach_body (3 + i, "receipt", sealed[i], ", \"person\": \"张伟\"");
    g_auto (Answer) answer = phone_ask (&officer, "POST", attach_path, body);
    assert_refused (&answer, 400, "invalid");
  }
  ck_assert_uint_eq (record_count (&world), before);
  server_stop (&server);
  bahe_ok (&world, "verify");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("server file");
  TCase *tests = tcase_create ("server file");

  tcase_add_test (tests, given_a_photo_with_a_record_when_it_is_sent_again_then_once_and_it_is_handed_out_boxed);
  tcase_add_test (tests, given_text_that_looks_like_a_page_when_handed_out_then_it_is_saved_and_not_opened);
  tcase_add_test (tests, given_large_bodies_then_only_verbs_with_files_and_who_may_do_them_get_so_much);
  tcase_add_test (tests, given_a_private_file_then_it_is_read_with_a_reason_only_and_never_kept_by_the_browser);
  tcase_add_test (tests,
                  given_a_hash_or_a_sealed_value_without_content_when_sent_then_refused_and_the_record_stays_sound);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
