-- CreateTable
CREATE TABLE "Front" (
    "number" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "publishedAt" DATETIME NOT NULL,
    "lead" TEXT,
    "stories" JSONB NOT NULL
);
