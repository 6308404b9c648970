-- AlterTable
ALTER TABLE "Change" ADD COLUMN "charts" JSONB;

-- AlterTable
ALTER TABLE "Figure" ADD COLUMN "poll" JSONB;
