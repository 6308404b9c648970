/** A publishing process: publishes an edition that opens in a few seconds, prints when, and goes on until it is killed. */
import { openDatabase } from "../lib/database/client";
import { publish } from "../lib/database/publish";
import { submitted } from "./stories";

const files = submitted("harbour", ["story.yaml", "headline: The toll", "headline: The embargoed toll"]);
const due = new Date(Date.now() + 8000).toISOString();
await publish(openDatabase(), [files], () => new Date(), null, due);
console.log(due);
setInterval(() => {}, 1000);
