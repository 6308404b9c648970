import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    include: ["lib/**/*.test.ts", "browser/**/*.test.ts", "tests/*.test.ts"],
    testTimeout: 30_000,
  },
});
