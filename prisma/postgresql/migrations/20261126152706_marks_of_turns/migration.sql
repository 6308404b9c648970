-- CreateTable
CREATE TABLE "Turn" (
    "id" INTEGER NOT NULL,
    "taken" INTEGER NOT NULL,
    "mark" TEXT COLLATE "C",

    CONSTRAINT "Turn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Edition" (
    "story" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "publishedAt" TIMESTAMP(3) NOT NULL,
    "told" JSON,

    CONSTRAINT "Edition_pkey" PRIMARY KEY ("story","number")
);

-- CreateTable
CREATE TABLE "EditionLog" (
    "story" TEXT COLLATE "C" NOT NULL,
    "edition" INTEGER NOT NULL,
    "entries" JSON NOT NULL,

    CONSTRAINT "EditionLog_pkey" PRIMARY KEY ("story","edition")
);

-- CreateTable
CREATE TABLE "Front" (
    "number" INTEGER NOT NULL,
    "publishedAt" TIMESTAMP(3) NOT NULL,
    "lead" TEXT COLLATE "C",
    "stories" JSON NOT NULL,

    CONSTRAINT "Front_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "EmbedHeights" (
    "story" TEXT COLLATE "C" NOT NULL,
    "chart" TEXT COLLATE "C" NOT NULL,
    "edition" INTEGER NOT NULL,
    "document" TEXT COLLATE "C" NOT NULL,
    "laid" JSON NOT NULL,

    CONSTRAINT "EmbedHeights_pkey" PRIMARY KEY ("story","chart","edition")
);

-- CreateTable
CREATE TABLE "Change" (
    "story" TEXT COLLATE "C" NOT NULL,
    "edition" INTEGER NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "action" TEXT COLLATE "C" NOT NULL,
    "before" JSON,
    "after" JSON,
    "reason" TEXT COLLATE "C",
    "explanation" JSON,
    "charts" JSON,
    "entry" INTEGER,
    "told" JSON,
    "gone" INTEGER NOT NULL DEFAULT 2147483647,

    CONSTRAINT "Change_pkey" PRIMARY KEY ("story","edition","kind","id")
);

-- CreateTable
CREATE TABLE "Rename" (
    "story" TEXT COLLATE "C" NOT NULL,
    "edition" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "was" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Rename_pkey" PRIMARY KEY ("story","edition","place")
);

-- CreateTable
CREATE TABLE "Story" (
    "story" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "place" INTEGER NOT NULL,
    "from" INTEGER NOT NULL,
    "until" INTEGER NOT NULL DEFAULT 2147483647,
    "headline" JSON NOT NULL,
    "dek" JSON NOT NULL,
    "zone" TEXT COLLATE "C" NOT NULL,
    "opens" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Story_pkey" PRIMARY KEY ("story","id","from")
);

-- CreateTable
CREATE TABLE "Deadline" (
    "story" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "place" INTEGER NOT NULL,
    "from" INTEGER NOT NULL,
    "until" INTEGER NOT NULL DEFAULT 2147483647,
    "label" JSON NOT NULL,
    "instant" TEXT COLLATE "C" NOT NULL,
    "zone" TEXT COLLATE "C" NOT NULL,
    "city" JSON NOT NULL,
    "basis" JSON NOT NULL,
    "cites" JSON NOT NULL,
    "outcome" JSON,

    CONSTRAINT "Deadline_pkey" PRIMARY KEY ("story","id","from")
);

-- CreateTable
CREATE TABLE "Source" (
    "story" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "place" INTEGER NOT NULL,
    "from" INTEGER NOT NULL,
    "until" INTEGER NOT NULL DEFAULT 2147483647,
    "mark" TEXT COLLATE "C" NOT NULL,
    "publisher" TEXT COLLATE "C" NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "url" TEXT COLLATE "C",
    "published" JSON NOT NULL,
    "outside" BOOLEAN NOT NULL,
    "licence" TEXT COLLATE "C" NOT NULL,
    "archive" JSON,
    "note" JSON,

    CONSTRAINT "Source_pkey" PRIMARY KEY ("story","id","from")
);

-- CreateTable
CREATE TABLE "Figure" (
    "story" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "place" INTEGER NOT NULL,
    "from" INTEGER NOT NULL,
    "until" INTEGER NOT NULL DEFAULT 2147483647,
    "label" JSON NOT NULL,
    "ours" BOOLEAN NOT NULL DEFAULT false,
    "unit" JSON NOT NULL,
    "scale" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,
    "digits" INTEGER,
    "printed" TEXT COLLATE "C",
    "counted" JSON,
    "qualifier" TEXT COLLATE "C",
    "attribution" JSON,
    "time" JSON,
    "cites" JSON NOT NULL,
    "formula" TEXT COLLATE "C",
    "inputs" JSON NOT NULL,
    "outside" BOOLEAN NOT NULL,
    "category" JSON,
    "poll" JSON,
    "notes" JSON NOT NULL,

    CONSTRAINT "Figure_pkey" PRIMARY KEY ("story","id","from")
);

-- CreateTable
CREATE TABLE "Event" (
    "story" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "place" INTEGER NOT NULL,
    "from" INTEGER NOT NULL,
    "until" INTEGER NOT NULL DEFAULT 2147483647,
    "label" JSON NOT NULL,
    "detail" JSON,
    "time" JSON NOT NULL,
    "exact" JSON,
    "planned" BOOLEAN NOT NULL,
    "cites" JSON NOT NULL,
    "outside" BOOLEAN NOT NULL,
    "notes" JSON NOT NULL,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("story","id","from")
);

-- CreateTable
CREATE TABLE "Position" (
    "story" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "place" INTEGER NOT NULL,
    "from" INTEGER NOT NULL,
    "until" INTEGER NOT NULL DEFAULT 2147483647,
    "actor" JSON NOT NULL,
    "answers" JSON NOT NULL,

    CONSTRAINT "Position_pkey" PRIMARY KEY ("story","id","from")
);

-- CreateTable
CREATE TABLE "Chart" (
    "story" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "place" INTEGER NOT NULL,
    "from" INTEGER NOT NULL,
    "until" INTEGER NOT NULL DEFAULT 2147483647,
    "type" TEXT COLLATE "C" NOT NULL,
    "title" JSON NOT NULL,
    "subtitle" JSON NOT NULL,
    "notes" JSON NOT NULL,
    "settings" JSON NOT NULL,
    "listed" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Chart_pkey" PRIMARY KEY ("story","id","from")
);

-- CreateTable
CREATE TABLE "SourceIssue" (
    "story" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "place" INTEGER NOT NULL,
    "from" INTEGER NOT NULL,
    "until" INTEGER NOT NULL DEFAULT 2147483647,
    "about" JSON NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "summary" JSON NOT NULL,
    "evidence" JSON NOT NULL,
    "believed" JSON NOT NULL,
    "cites" JSON NOT NULL,

    CONSTRAINT "SourceIssue_pkey" PRIMARY KEY ("story","id","from")
);

-- CreateIndex
CREATE INDEX "Edition_publishedAt_idx" ON "Edition"("publishedAt");

-- CreateIndex
CREATE INDEX "Change_story_kind_id_edition_idx" ON "Change"("story", "kind", "id", "edition");

-- CreateIndex
CREATE INDEX "Change_story_reason_gone_edition_idx" ON "Change"("story", "reason", "gone", "edition");

-- CreateIndex
CREATE INDEX "Story_story_until_idx" ON "Story"("story", "until");

-- CreateIndex
CREATE UNIQUE INDEX "Story_story_id_until_key" ON "Story"("story", "id", "until");

-- CreateIndex
CREATE INDEX "Deadline_story_until_idx" ON "Deadline"("story", "until");

-- CreateIndex
CREATE UNIQUE INDEX "Deadline_story_id_until_key" ON "Deadline"("story", "id", "until");

-- CreateIndex
CREATE INDEX "Source_story_until_idx" ON "Source"("story", "until");

-- CreateIndex
CREATE UNIQUE INDEX "Source_story_id_until_key" ON "Source"("story", "id", "until");

-- CreateIndex
CREATE INDEX "Figure_story_until_idx" ON "Figure"("story", "until");

-- CreateIndex
CREATE UNIQUE INDEX "Figure_story_id_until_key" ON "Figure"("story", "id", "until");

-- CreateIndex
CREATE INDEX "Event_story_until_idx" ON "Event"("story", "until");

-- CreateIndex
CREATE UNIQUE INDEX "Event_story_id_until_key" ON "Event"("story", "id", "until");

-- CreateIndex
CREATE INDEX "Position_story_until_idx" ON "Position"("story", "until");

-- CreateIndex
CREATE UNIQUE INDEX "Position_story_id_until_key" ON "Position"("story", "id", "until");

-- CreateIndex
CREATE INDEX "Chart_story_until_idx" ON "Chart"("story", "until");

-- CreateIndex
CREATE UNIQUE INDEX "Chart_story_id_until_key" ON "Chart"("story", "id", "until");

-- CreateIndex
CREATE INDEX "SourceIssue_story_until_idx" ON "SourceIssue"("story", "until");

-- CreateIndex
CREATE UNIQUE INDEX "SourceIssue_story_id_until_key" ON "SourceIssue"("story", "id", "until");

-- AddForeignKey
ALTER TABLE "Change" ADD CONSTRAINT "Change_story_edition_fkey" FOREIGN KEY ("story", "edition") REFERENCES "Edition"("story", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The one row of turns.
INSERT INTO "Turn" ("id", "taken") VALUES (1, 0);
