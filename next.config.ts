import { readdirSync } from "node:fs";
import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  // Documents are compressed once, when they are made.
  compress: false,
  // `npm test` checks types; a server that was installed without what tests need builds too.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "@libsql/client",
    "libsql",
    "@prisma/adapter-libsql",
    "@mixmark-io/domino",
    "@resvg/resvg-js",
  ],
  // A typeface's name holds the hash of its bytes; that another one is not there may change.
  headers: async () =>
    readdirSync("public/fonts").map((file) => ({
      source: `/fonts/${file}`,
      headers: [{ key: "Cache-Control", value: "public, max-age=31536000, immutable" }],
    })),
};

export default config;
