-- CreateTable
CREATE TABLE "EditionLog" (
    "story" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "entries" JSONB NOT NULL,

    PRIMARY KEY ("story", "edition")
);
