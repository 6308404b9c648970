-- CreateTable
CREATE TABLE "EmbedHeights" (
    "story" TEXT NOT NULL,
    "chart" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "laid" JSONB NOT NULL,

    PRIMARY KEY ("story", "chart", "edition")
);
