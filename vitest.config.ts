import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    include: ["lib/**/*.test.ts", "browser/**/*.test.ts", "tests/*.test.ts"],
    // Long beside the few seconds that starting a process takes: a busy machine fails no test.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Lines are read as they are written to a file: where CI is set, they would be coloured.
    env: { NO_COLOR: "1" },
  },
});
