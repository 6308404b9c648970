-- AlterTable
ALTER TABLE "Edition" ADD COLUMN "told" JSONB;

-- CreateTable
CREATE TABLE "Turn" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "taken" INTEGER NOT NULL
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Change" (
    "story" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,
    "explanation" JSONB,
    "charts" JSONB,
    "entry" INTEGER,
    "told" JSONB,
    "gone" INTEGER NOT NULL DEFAULT 2147483647,

    PRIMARY KEY ("story", "edition", "kind", "id"),
    CONSTRAINT "Change_story_edition_fkey" FOREIGN KEY ("story", "edition") REFERENCES "Edition" ("story", "number") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Change" ("action", "after", "before", "charts", "edition", "explanation", "id", "kind", "reason", "story") SELECT "action", "after", "before", "charts", "edition", "explanation", "id", "kind", "reason", "story" FROM "Change";
DROP TABLE "Change";
ALTER TABLE "new_Change" RENAME TO "Change";
CREATE INDEX "Change_story_kind_id_edition_idx" ON "Change"("story", "kind", "id", "edition");
CREATE INDEX "Change_story_reason_gone_edition_idx" ON "Change"("story", "reason", "gone", "edition");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Chart_story_until_idx" ON "Chart"("story", "until");

-- CreateIndex
CREATE INDEX "Deadline_story_until_idx" ON "Deadline"("story", "until");

-- CreateIndex
CREATE INDEX "Edition_publishedAt_idx" ON "Edition"("publishedAt");

-- CreateIndex
CREATE INDEX "Event_story_until_idx" ON "Event"("story", "until");

-- CreateIndex
CREATE INDEX "Figure_story_until_idx" ON "Figure"("story", "until");

-- CreateIndex
CREATE INDEX "Position_story_until_idx" ON "Position"("story", "until");

-- CreateIndex
CREATE INDEX "Source_story_until_idx" ON "Source"("story", "until");

-- CreateIndex
CREATE INDEX "SourceIssue_story_until_idx" ON "SourceIssue"("story", "until");

-- CreateIndex
CREATE INDEX "Story_story_until_idx" ON "Story"("story", "until");

-- The one row of turns.
INSERT INTO "Turn" ("id", "taken") VALUES (1, 0);
