/** Asks a site for dashboards at ever other moments, 32 at a time, for some seconds, and reads nothing of them. */
import { Agent, get } from "node:http";

const [site = "", seconds = "5"] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 32 });
let minute = Date.UTC(2019, 10, 8);
let going = true;

function ask(): void {
  if (!going) return;
  minute += 60_000;
  const at = new Date(minute).toISOString().replace(".000Z", "Z");
  get(`${site}/gsomia?at=${at}`, { agent, headers: { "Accept-Encoding": "gzip" } }, (answer) =>
    answer.resume().on("end", ask),
  ).on("error", () => setTimeout(ask, 100));
}

for (let each = 0; each < 32; each++) ask();
setTimeout(() => {
  going = false;
  agent.destroy();
}, Number(seconds) * 1000);
