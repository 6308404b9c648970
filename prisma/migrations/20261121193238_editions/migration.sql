-- CreateTable
CREATE TABLE "Edition" (
    "story" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "publishedAt" DATETIME NOT NULL,

    PRIMARY KEY ("story", "number")
);

-- CreateTable
CREATE TABLE "Change" (
    "story" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,
    "explanation" JSONB,

    PRIMARY KEY ("story", "edition", "kind", "id"),
    CONSTRAINT "Change_story_edition_fkey" FOREIGN KEY ("story", "edition") REFERENCES "Edition" ("story", "number") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Story" (
    "story" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "from" INTEGER NOT NULL,
    "until" INTEGER NOT NULL DEFAULT 2147483647,
    "headline" JSONB NOT NULL,
    "dek" JSONB NOT NULL,
    "zone" TEXT NOT NULL,
    "opens" TEXT NOT NULL,

    PRIMARY KEY ("story", "id", "from")
);

-- CreateTable
CREATE TABLE "Deadline" (
    "story" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "from" INTEGER NOT NULL,
    "until" INTEGER NOT NULL DEFAULT 2147483647,
    "label" JSONB NOT NULL,
    "instant" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "city" JSONB NOT NULL,
    "basis" JSONB NOT NULL,
    "cites" JSONB NOT NULL,
    "outcome" JSONB,

    PRIMARY KEY ("story", "id", "from")
);

-- CreateTable
CREATE TABLE "Source" (
    "story" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "from" INTEGER NOT NULL,
    "until" INTEGER NOT NULL DEFAULT 2147483647,
    "mark" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT,
    "published" JSONB NOT NULL,
    "outside" BOOLEAN NOT NULL,
    "licence" TEXT NOT NULL,
    "archive" JSONB,
    "note" JSONB,

    PRIMARY KEY ("story", "id", "from")
);

-- CreateTable
CREATE TABLE "Figure" (
    "story" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "from" INTEGER NOT NULL,
    "until" INTEGER NOT NULL DEFAULT 2147483647,
    "label" JSONB NOT NULL,
    "unit" JSONB NOT NULL,
    "scale" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "digits" INTEGER,
    "printed" TEXT,
    "counted" JSONB,
    "qualifier" TEXT,
    "attribution" JSONB,
    "time" JSONB,
    "cites" JSONB NOT NULL,
    "formula" TEXT,
    "inputs" JSONB NOT NULL,
    "outside" BOOLEAN NOT NULL,
    "category" JSONB,
    "notes" JSONB NOT NULL,

    PRIMARY KEY ("story", "id", "from")
);

-- CreateTable
CREATE TABLE "Event" (
    "story" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "from" INTEGER NOT NULL,
    "until" INTEGER NOT NULL DEFAULT 2147483647,
    "label" JSONB NOT NULL,
    "detail" JSONB,
    "time" JSONB NOT NULL,
    "exact" JSONB,
    "planned" BOOLEAN NOT NULL,
    "cites" JSONB NOT NULL,
    "outside" BOOLEAN NOT NULL,
    "notes" JSONB NOT NULL,

    PRIMARY KEY ("story", "id", "from")
);

-- CreateTable
CREATE TABLE "Position" (
    "story" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "from" INTEGER NOT NULL,
    "until" INTEGER NOT NULL DEFAULT 2147483647,
    "actor" JSONB NOT NULL,
    "answers" JSONB NOT NULL,

    PRIMARY KEY ("story", "id", "from")
);

-- CreateTable
CREATE TABLE "Chart" (
    "story" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "from" INTEGER NOT NULL,
    "until" INTEGER NOT NULL DEFAULT 2147483647,
    "type" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "subtitle" JSONB NOT NULL,
    "notes" JSONB NOT NULL,
    "settings" JSONB NOT NULL,

    PRIMARY KEY ("story", "id", "from")
);

-- CreateTable
CREATE TABLE "SourceIssue" (
    "story" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "from" INTEGER NOT NULL,
    "until" INTEGER NOT NULL DEFAULT 2147483647,
    "about" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "summary" JSONB NOT NULL,
    "evidence" JSONB NOT NULL,
    "believed" JSONB NOT NULL,
    "cites" JSONB NOT NULL,

    PRIMARY KEY ("story", "id", "from")
);

-- CreateIndex
CREATE UNIQUE INDEX "Story_story_id_until_key" ON "Story"("story", "id", "until");

-- CreateIndex
CREATE UNIQUE INDEX "Deadline_story_id_until_key" ON "Deadline"("story", "id", "until");

-- CreateIndex
CREATE UNIQUE INDEX "Source_story_id_until_key" ON "Source"("story", "id", "until");

-- CreateIndex
CREATE UNIQUE INDEX "Figure_story_id_until_key" ON "Figure"("story", "id", "until");

-- CreateIndex
CREATE UNIQUE INDEX "Event_story_id_until_key" ON "Event"("story", "id", "until");

-- CreateIndex
CREATE UNIQUE INDEX "Position_story_id_until_key" ON "Position"("story", "id", "until");

-- CreateIndex
CREATE UNIQUE INDEX "Chart_story_id_until_key" ON "Chart"("story", "id", "until");

-- CreateIndex
CREATE UNIQUE INDEX "SourceIssue_story_id_until_key" ON "SourceIssue"("story", "id", "until");
