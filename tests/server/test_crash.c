/* A plugin that brings the process down: named, put aside, and the boards of the others are back. */
#include "kit.h"

#include <string.h>

enum { LEAGUE = 3, WALK = 4 };

static World
world_with_walk (void)
{
  World world;

  world_league (&world);
  world.plugins =
      g_strdup_printf ("%s/plugins/sports:%s/tests/server/data", g_getenv ("BAHE_BUILD"), g_getenv ("BAHE_BUILD"));
  bahe_ok (&world, "open", "stumbling", "健步走");
  bahe_ok (&world, "do", "健步走", "walk", "--steps", "7000");
  return world;
}

static void
assert_named (const World *world, const char *function)
{
  g_auto (Run) list = bahe (world, "plugin", "list");
  g_auto (Run) events = bahe (world, "events", "健步走");

  ck_assert_int_eq (list.code, 0);
  assert_holds (list.out, "stumbling");
  assert_holds (list.out, function);
  ck_assert_int_eq (events.code, 0); /* what was recorded stays readable without it */
  assert_holds (events.out, "7000");
}

static const char *const functions[] = { "view", "evolve" };

START_TEST (given_a_plugin_that_crashes_in_the_server_then_the_other_boards_are_back_without_it)
{
  g_auto (World) world = world_with_walk ();
  Server server = server_start (&world, free_port (), functions[_i]);
  Viewer viewer = { .activity = LEAGUE, .id = -1 };

  viewer_join (&viewer, &server);
  json_object_put (viewer_next (&viewer));
  gint64 seen = viewer.id;
  g_auto (Answer) crashed = ask (&server, "GET", "/api/activity/4/boards");
  ck_assert_msg (crashed.status == 0, "%u %s", crashed.status, crashed.body);
  viewer_wait_cut (&viewer);

  server_wait_ready (&server, NULL); /* started again by itself, at the same address */
  viewer_join (&viewer, &server);
  record_match (&world, "小班组", "后勤组");
  json_object *message = viewer_next (&viewer);
  ck_assert_int_eq (points_of (message, "小班组"), 2);
  ck_assert_int_gt (viewer.id, seen);
  json_object_put (message);
  viewer_leave (&viewer);

  g_auto (Answer) again = ask (&server, "GET", "/api/activity/4/boards");
  ck_assert_int_eq (again.status, 503);
  json_object *activities = ask_json (&server, "/api/activities");
  ck_assert_uint_eq (json_object_array_length (activities), 4);
  json_object_put (activities);
  assert_named (&world, functions[_i]);
  server_stop (&server);
}
END_TEST

/* Verbs are decided where they are recorded, so it is that process which ends. */
START_TEST (given_a_plugin_that_crashes_while_deciding_then_the_server_goes_on)
{
  g_auto (World) world = world_with_walk ();
  Server server = server_start (&world, 0, NULL);
  Viewer walk = { .activity = WALK, .id = -1 };

  viewer_join (&walk, &server);
  json_object_put (viewer_next (&walk));
  g_setenv ("STUMBLE", "decide", TRUE);
  g_auto (Run) run = bahe (&world, "do", "健步走", "walk", "--steps", "1");
  g_unsetenv ("STUMBLE");
  ck_assert_int_ne (run.code, 0);
  assert_holds (run.err, "stumbling");
  assert_named (&world, "walk");
  g_auto (Answer) answer = ask (&server, "GET", "/api/activity/4/boards");
  ck_assert_int_eq (answer.status, 200);
  viewer_leave (&walk);
  server_stop (&server);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("server crash");
  TCase *tests = tcase_create ("crash");

  tcase_add_loop_test (tests, given_a_plugin_that_crashes_in_the_server_then_the_other_boards_are_back_without_it, 0,
                       G_N_ELEMENTS (functions));
  tcase_add_test (tests, given_a_plugin_that_crashes_while_deciding_then_the_server_goes_on);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
