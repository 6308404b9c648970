-- CreateTable
CREATE TABLE "Rename" (
    "story" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "was" TEXT NOT NULL,

    PRIMARY KEY ("story", "edition", "place")
);
