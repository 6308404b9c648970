-- AlterTable
ALTER TABLE "Turn" ADD COLUMN "mark" TEXT;
