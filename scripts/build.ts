/** `npm run build`: makes everything that `npm start` would make first, so that a start writes nothing beside its database. */
import { bundleScripts } from "./browser-scripts";
import { build, bundleServer } from "./site";

await bundleScripts();
build();
bundleServer();
