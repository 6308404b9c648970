import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  images: { unoptimized: true },
  serverExternalPackages: [
    "@libsql/client",
    "libsql",
    "@prisma/adapter-libsql",
    "@mixmark-io/domino",
    "@resvg/resvg-js",
  ],
  // Metadata belongs in <head> for every reader: receivers of embeds do not run scripts.
  htmlLimitedBots: /.*/,
  headers: async () => [
    {
      source: "/((?!embed/|charts/|_next/).*)",
      headers: [
        {
          key: "Content-Security-Policy",
          value: "frame-ancestors 'self'; base-uri 'self'; object-src 'none'",
        },
        { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
        { key: "X-Content-Type-Options", value: "nosniff" },
      ],
    },
  ],
};

export default config;
