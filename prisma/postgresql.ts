import {
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from "@prisma/driver-adapter-utils";

/**
 * The models of schema.prisma for PostgreSQL. JSON is kept as the text that it is: PostgreSQL's own form of it puts
 * the keys of an object in another order.
 */
export function postgresqlSchema(schema: string): string {
  return schema
    .replace('provider = "sqlite"', 'provider = "postgresql"')
    .replace('"../lib/database/generated/sqlite"', '"../../lib/database/generated/postgresql"')
    .replace(/^( +\w+ +Json\??)(?=\s|$)/gm, "$1 @db.Json");
}

const refused = async () => {
  throw new Error("two schemas are compared without a server");
};

/** Says what Prisma's engine asks of a server before it compares two schemas, for which it needs none. */
export const noServer = {
  provider: "postgres",
  adapterName: "no server",
  connect: async () => ({
    provider: "postgres",
    adapterName: "no server",
    queryRaw: async ({ sql }: SqlQuery) => {
      if (!sql.includes("numeric_version")) return refused();
      return {
        columnNames: ["exists", "version", "numeric_version"],
        columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
        rows: [[true, "PostgreSQL 15.0", 150_000]],
      };
    },
    executeRaw: refused,
    executeScript: refused,
    startTransaction: refused,
    getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: true }),
    dispose: async () => {},
  }),
} as unknown as SqlMigrationAwareDriverAdapterFactory;
