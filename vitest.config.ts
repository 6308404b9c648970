import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    include: ["lib/**/*.test.ts", "browser/**/*.test.ts", "tests/*.test.ts"],
    // Long beside the few seconds that starting a process takes: a busy machine fails no test.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
