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
  headers: async () => [
    // A typeface's name holds the hash of its bytes.
    {
      source: "/fonts/:file*",
      headers: [{ key: "Cache-Control", value: "public, max-age=31536000, immutable" }],
    },
  ],
};

export default config;
