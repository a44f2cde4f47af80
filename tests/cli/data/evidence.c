/* What can be attached: one file, several, in rows, and one that is private to a person. */
#include <bahe/plugin.h>

static const BaheField items[] = {
  { .name = "what", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "物品", "Item" } },
  { .name = "photo", .type = BAHE_FILE, .label = { "照片", "Photo" } },
  { 0 },
};

static const BaheField setup[] = {
  { .name = "approval", .type = BAHE_FILE, .label = { "批件", "Approval" } },
  { 0 },
};
static const BaheField attach_fields[] = {
  { .name = "note", .type = BAHE_TEXT, .label = { "说明", "Note" } },
  { .name = "person", .type = BAHE_PERSON, .label = { "谁", "Who" } },
  { .name = "photo", .type = BAHE_FILE, .label = { "照片", "Photo" } },
  { .name = "scans", .type = BAHE_FILE, .flags = BAHE_MANY, .label = { "扫描件", "Scans" } },
  { .name = "receipt", .type = BAHE_FILE, .label = { "票据", "Receipt" }, .private_to = "person" },
  { .name = "records", .type = BAHE_FILE, .flags = BAHE_MANY, .label = { "病历", "Records" }, .private_to = "person" },
  { .name = "items", .type = BAHE_ROWS, .label = { "清单", "Items" }, .columns = items },
  { 0 },
};

static const BaheKind kinds[] = {
  { .name = "evidence",
    .label = { "凭据", "Evidence" },
    .setup = setup,
    .events =
        BAHE_TABLE (BaheEventType, { .name = "scanned", .label = { "凭据", "Evidence" }, .fields = attach_fields }),
    .verbs = BAHE_TABLE (BaheVerb, { .name = "scan",
                                     .label = { "附凭据", "Attach" },
                                     .role = "recorder",
                                     .fields = attach_fields,
                                     .records = "scanned" }) },
  { 0 },
};

BAHE_PLUGIN (.name = "evidence", .version = "1.0", .summary = { "凭据", "Evidence" }, .kinds = kinds);
