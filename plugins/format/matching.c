/* Maximum weight matching in a general graph by the primal-dual method of Edmonds (1965) in the n³ form of Galil
 * (1986). Vertices count from 1, so that 0 is none; numbers above n are blossoms: odd cycles shrunk to one vertex. Each
 * vertex has a label; an edge is tight when the labels of its ends add up to twice its weight, and only tight edges are
 * used. */
#include "format/matching.h"

#include <string.h>

typedef enum { FREE = -1, OUTER = 0, INNER = 1 } Side; /* in the alternating trees grown from unmatched vertices */

typedef struct {
  guint u, v;
  gint64 weight;
} Edge;

typedef struct {
  guint n, used, room; /* vertices, the greatest number given so far, room for numbers */
  Edge *edges;         /* room × room; those of a blossom are the tightest of its members' */
  gint64 *labels;
  guint *mate, *slack, *outermost, *parent, *visited;
  guint visit;
  guint *entry; /* room × room: through which member of a blossom a vertex is reached */
  Side *sides;
  GArray **flowers; /* of guint: the cycle of a blossom, its base first */
  GQueue queue;     /* of outer vertices to look around from */
} Matching;

static Edge *
edge (const Matching *m, guint u, guint v)
{
  return &m->edges[(gsize) u * m->room + v];
}

static guint *
entry (const Matching *m, guint blossom, guint vertex)
{
  return &m->entry[(gsize) blossom * m->room + vertex];
}

static guint
petal (const Matching *m, guint blossom, guint i)
{
  return g_array_index (m->flowers[blossom], guint, i);
}

/* How far an edge is from being tight, by its own two ends. */
static gint64
slack_of (const Matching *m, const Edge *e)
{
  return m->labels[e->u] + m->labels[e->v] - 2 * edge (m, e->u, e->v)->weight;
}

static void
update_slack (Matching *m, guint u, guint x)
{
  if (m->slack[x] == 0 || slack_of (m, edge (m, u, x)) < slack_of (m, edge (m, m->slack[x], x)))
    m->slack[x] = u;
}

static void
set_slack (Matching *m, guint x)
{
  m->slack[x] = 0;
  for (guint u = 1; u <= m->n; u++)
    if (edge (m, u, x)->weight > 0 && m->outermost[u] != x && m->sides[m->outermost[u]] == OUTER)
      update_slack (m, u, x);
}

static void
enqueue (Matching *m, guint x)
{
  if (x <= m->n) {
    g_queue_push_tail (&m->queue, GUINT_TO_POINTER (x));
    return;
  }
  for (guint i = 0; i < m->flowers[x]->len; i++)
    enqueue (m, petal (m, x, i));
}

static void
set_outermost (Matching *m, guint x, guint blossom)
{
  m->outermost[x] = blossom;
  if (x > m->n)
    for (guint i = 0; i < m->flowers[x]->len; i++)
      set_outermost (m, petal (m, x, i), blossom);
}

/* ---- cycles ---------------------------------------------------------------------------------------------- */

static void
reverse (GArray *cycle, guint from)
{
  guint *members = (guint *) (gpointer) cycle->data;

  for (guint i = from, k = cycle->len - 1; i < k; i++, k--) {
    guint kept = members[i];
    members[i] = members[k];
    members[k] = kept;
  }
}

static void
rotate (GArray *cycle, guint first)
{
  g_autofree guint *copy = g_memdup2 (cycle->data, cycle->len * sizeof (guint));

  for (guint i = 0; i < cycle->len; i++)
    g_array_index (cycle, guint, i) = copy[(i + first) % cycle->len];
}

/* The place of a member in the cycle, which is turned so that the way from its base to there is even. */
static guint
even_place (Matching *m, guint blossom, guint member)
{
  GArray *cycle = m->flowers[blossom];
  guint place = 0;

  while (g_array_index (cycle, guint, place) != member)
    place++;
  if (place % 2 == 0)
    return place;
  reverse (cycle, 1);
  return cycle->len - place;
}

/* ---- changing the matching --------------------------------------------------------------------------------- */

static void
set_mate (Matching *m, guint u, guint v)
{
  const Edge e = *edge (m, u, v);

  m->mate[u] = e.v;
  if (u <= m->n)
    return;
  guint through = *entry (m, u, e.u), place = even_place (m, u, through);
  for (guint i = 0; i < place; i++)
    set_mate (m, petal (m, u, i), petal (m, u, i ^ 1));
  set_mate (m, through, v);
  rotate (m->flowers[u], place);
}

/* Along the tree of u to its root each edge changes sides. */
static void
augment (Matching *m, guint u, guint v)
{
  for (;;) {
    guint next = m->outermost[m->mate[u]];
    set_mate (m, u, v);
    if (next == 0)
      return;
    set_mate (m, next, m->outermost[m->parent[next]]);
    u = m->outermost[m->parent[next]];
    v = next;
  }
}

/* Where the ways of both to their roots meet; 0: they are of two trees. */
static guint
common_ancestor (Matching *m, guint u, guint v)
{
  m->visit++;
  while (u != 0 || v != 0) {
    if (u != 0) {
      if (m->visited[u] == m->visit)
        return u;
      m->visited[u] = m->visit;
      u = m->outermost[m->mate[u]];
      if (u != 0)
        u = m->outermost[m->parent[u]];
    }
    guint kept = u;
    u = v;
    v = kept;
  }
  return 0;
}

/* ---- blossoms ---------------------------------------------------------------------------------------------- */

static void
add_way (Matching *m, guint blossom, guint x, guint ancestor)
{
  while (x != ancestor) {
    guint y = m->outermost[m->mate[x]];
    g_array_append_val (m->flowers[blossom], x);
    g_array_append_val (m->flowers[blossom], y);
    enqueue (m, y);
    x = m->outermost[m->parent[y]];
  }
}

/* The edges of a blossom to everybody else: of its members' the tightest. */
static void
take_edges (Matching *m, guint blossom)
{
  for (guint x = 1; x <= m->used; x++)
    edge (m, blossom, x)->weight = edge (m, x, blossom)->weight = 0;
  for (guint x = 1; x <= m->n; x++)
    *entry (m, blossom, x) = 0;
  for (guint i = 0; i < m->flowers[blossom]->len; i++) {
    guint member = petal (m, blossom, i);
    for (guint x = 1; x <= m->used; x++)
      if (edge (m, blossom, x)->weight == 0 || slack_of (m, edge (m, member, x)) < slack_of (m, edge (m, blossom, x))) {
        *edge (m, blossom, x) = *edge (m, member, x);
        *edge (m, x, blossom) = *edge (m, x, member);
      }
    for (guint x = 1; x <= m->n; x++)
      if (*entry (m, member, x) != 0)
        *entry (m, blossom, x) = member;
  }
}

static void
shrink (Matching *m, guint u, guint ancestor, guint v)
{
  guint blossom = m->n + 1;

  while (blossom <= m->used && m->outermost[blossom] != 0)
    blossom++;
  m->used = MAX (m->used, blossom);
  m->labels[blossom] = 0;
  m->sides[blossom] = OUTER;
  m->mate[blossom] = m->mate[ancestor];
  g_array_set_size (m->flowers[blossom], 0);
  g_array_append_val (m->flowers[blossom], ancestor);
  add_way (m, blossom, u, ancestor);
  reverse (m->flowers[blossom], 1);
  add_way (m, blossom, v, ancestor);
  set_outermost (m, blossom, blossom);
  take_edges (m, blossom);
  set_slack (m, blossom);
}

/* An inner blossom whose label has come to nothing is taken apart: the even way through it stays in the tree. */
static void
expand (Matching *m, guint blossom)
{
  GArray *cycle = m->flowers[blossom];

  for (guint i = 0; i < cycle->len; i++)
    set_outermost (m, petal (m, blossom, i), petal (m, blossom, i));
  guint through = *entry (m, blossom, edge (m, blossom, m->parent[blossom])->u);
  guint place = even_place (m, blossom, through);
  for (guint i = 0; i < place; i += 2) {
    guint inner = petal (m, blossom, i), outer = petal (m, blossom, i + 1);
    m->parent[inner] = edge (m, outer, inner)->u;
    m->sides[inner] = INNER;
    m->sides[outer] = OUTER;
    m->slack[inner] = 0;
    set_slack (m, outer);
    enqueue (m, outer);
  }
  m->sides[through] = INNER;
  m->parent[through] = m->parent[blossom];
  for (guint i = place + 1; i < cycle->len; i++) {
    m->sides[petal (m, blossom, i)] = FREE;
    set_slack (m, petal (m, blossom, i));
  }
  m->outermost[blossom] = 0;
}

/* ---- growing trees ------------------------------------------------------------------------------------------ */

/* A tight edge from an outer vertex. TRUE if the matching grew by it. */
static gboolean
follow (Matching *m, const Edge *e)
{
  guint u = m->outermost[e->u], v = m->outermost[e->v];

  if (m->sides[v] == FREE) {
    guint next = m->outermost[m->mate[v]];
    m->parent[v] = e->u;
    m->sides[v] = INNER;
    m->slack[v] = m->slack[next] = 0;
    m->sides[next] = OUTER;
    enqueue (m, next);
  } else if (m->sides[v] == OUTER) {
    guint ancestor = common_ancestor (m, u, v);
    if (ancestor == 0) {
      augment (m, u, v);
      augment (m, v, u);
      return TRUE;
    }
    shrink (m, u, ancestor, v);
  }
  return FALSE;
}

static gboolean
look_around (Matching *m)
{
  while (!g_queue_is_empty (&m->queue)) {
    guint u = GPOINTER_TO_UINT (g_queue_pop_head (&m->queue));
    if (m->sides[m->outermost[u]] == INNER)
      continue;
    for (guint v = 1; v <= m->n; v++) {
      const Edge e = *edge (m, u, v);
      if (e.weight <= 0 || m->outermost[u] == m->outermost[v])
        continue;
      if (slack_of (m, &e) != 0)
        update_slack (m, u, m->outermost[v]);
      else if (follow (m, &e))
        return TRUE;
    }
  }
  return FALSE;
}

/* By how much labels may change until something new is tight, or a blossom must be taken apart. */
static gint64
next_change (const Matching *m)
{
  gint64 change = G_MAXINT64;

  for (guint b = m->n + 1; b <= m->used; b++)
    if (m->outermost[b] == b && m->sides[b] == INNER)
      change = MIN (change, m->labels[b] / 2);
  for (guint x = 1; x <= m->used; x++) {
    if (m->outermost[x] != x || m->slack[x] == 0)
      continue;
    gint64 slack = slack_of (m, edge (m, m->slack[x], x));
    if (m->sides[x] == FREE)
      change = MIN (change, slack);
    else if (m->sides[x] == OUTER)
      change = MIN (change, slack / 2);
  }
  return change;
}

/* FALSE: no vertex gains by being matched any more. */
static gboolean
change_labels (Matching *m, gint64 change)
{
  for (guint u = 1; u <= m->n; u++) {
    Side side = m->sides[m->outermost[u]];
    if (side == OUTER && m->labels[u] <= change)
      return FALSE;
    m->labels[u] += side == OUTER ? -change : side == INNER ? change : 0;
  }
  for (guint b = m->n + 1; b <= m->used; b++)
    if (m->outermost[b] == b)
      m->labels[b] += m->sides[b] == OUTER ? 2 * change : m->sides[b] == INNER ? -2 * change : 0;
  return TRUE;
}

/* One pair more. FALSE: there is none to gain by. */
static gboolean
grow (Matching *m)
{
  for (guint x = 1; x <= m->used; x++) {
    m->sides[x] = FREE;
    m->slack[x] = 0;
  }
  g_queue_clear (&m->queue);
  for (guint x = 1; x <= m->used; x++)
    if (m->outermost[x] == x && m->mate[x] == 0) {
      m->parent[x] = 0;
      m->sides[x] = OUTER;
      enqueue (m, x);
    }
  if (g_queue_is_empty (&m->queue))
    return FALSE;
  for (;;) {
    if (look_around (m))
      return TRUE;
    gint64 change = next_change (m);
    if (change == G_MAXINT64 || !change_labels (m, change))
      return FALSE;
    g_queue_clear (&m->queue);
    for (guint x = 1; x <= m->used; x++)
      if (m->outermost[x] == x && m->slack[x] != 0 && m->outermost[m->slack[x]] != x) {
        const Edge e = *edge (m, m->slack[x], x);
        if (slack_of (m, &e) == 0 && follow (m, &e))
          return TRUE;
      }
    for (guint b = m->n + 1; b <= m->used; b++)
      if (m->outermost[b] == b && m->sides[b] == INNER && m->labels[b] == 0)
        expand (m, b);
  }
}

/* ---- from outside -------------------------------------------------------------------------------------------- */

static void
begin (Matching *m, const gint64 *weights, guint n)
{
  gint64 heaviest = 0;

  *m = (Matching){ .n = n, .used = n, .room = n + n / 2 + 2 };
  m->edges = g_new0 (Edge, (gsize) m->room * m->room);
  m->entry = g_new0 (guint, (gsize) m->room * m->room);
  m->labels = g_new0 (gint64, m->room);
  guint **lists[] = { &m->mate, &m->slack, &m->outermost, &m->parent, &m->visited };
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    *lists[i] = g_new0 (guint, m->room);
  m->sides = g_new0 (Side, m->room);
  m->flowers = g_new0 (GArray *, m->room);
  g_queue_init (&m->queue);
  for (guint u = 0; u < m->room; u++)
    m->flowers[u] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint u = 1; u <= n; u++) {
    m->outermost[u] = u;
    *entry (m, u, u) = u;
    for (guint v = 1; v <= n; v++) {
      gint64 weight = u == v ? 0 : weights[(gsize) (u - 1) * n + v - 1];
      *edge (m, u, v) = (Edge){ u, v, MAX (weight, 0) };
      heaviest = MAX (heaviest, weight);
    }
  }
  for (guint u = 1; u <= n; u++)
    m->labels[u] = heaviest;
}

static void
end (Matching *m)
{
  for (guint u = 0; u < m->room; u++)
    g_array_unref (m->flowers[u]);
  g_queue_clear (&m->queue);
  g_free (m->flowers);
  g_free (m->edges);
  g_free (m->entry);
  g_free (m->labels);
  g_free (m->mate);
  g_free (m->slack);
  g_free (m->outermost);
  g_free (m->parent);
  g_free (m->visited);
  g_free (m->sides);
}

void
bahe_heaviest_matching (const gint64 *weights, guint n, int *partners)
{
  Matching m;

  begin (&m, weights, n);
  while (grow (&m))
    ;
  for (guint u = 1; u <= n; u++)
    partners[u - 1] = (int) m.mate[u] - 1;
  end (&m);
}
