/** Prisma's schema engine as WebAssembly, over a driver adapter: the one that others download is not asked for. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";

let loaded: Promise<typeof glue.SchemaEngine> | undefined;

/** Node 20 imports no .wasm by itself, so its two halves are joined here. */
function engineClass() {
  loaded ??= (async () => {
    const script = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
    const { instance } = await WebAssembly.instantiate(readFileSync(script.replace(/\.js$/, ".wasm")), {
      "./schema_engine_bg.js": glue as unknown as WebAssembly.ModuleImports,
    });
    const { __wbg_set_wasm } = glue as unknown as { __wbg_set_wasm(exports: WebAssembly.Exports): void };
    __wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
    return glue.SchemaEngine;
  })();
  return loaded;
}

/** A schema as the engine takes it. */
export interface Schema {
  path: string;
  content: string;
}

/** The statements that take a database's tables, or those of a schema, to another schema's; null where they are the same. */
export async function difference(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  from: Schema | "database",
  to: Schema,
  configDir: string,
): Promise<string | null> {
  const SchemaEngine = await engineClass();
  const connection = bindMigrationAwareSqlAdapterFactory(adapter);
  const engine = await SchemaEngine.new({ datamodels: [[to.path, to.content]] }, () => {}, connection);
  try {
    const { exitCode, stdout } = await engine.diff({
      from:
        from === "database"
          ? { tag: "schemaDatasource", files: [to], configDir }
          : { tag: "schemaDatamodel", files: [from] },
      to: { tag: "schemaDatamodel", files: [to] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return exitCode === 0 ? null : stdout;
  } finally {
    engine.free();
  }
}
