import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  serverExternalPackages: ["@libsql/client", "libsql", "@prisma/adapter-libsql", "@mixmark-io/domino"],
  // Metadata belongs in <head> for every reader: receivers of embeds do not run scripts.
  htmlLimitedBots: /.*/,
};

export default config;
