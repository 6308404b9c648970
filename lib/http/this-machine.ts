/** What leads to the machine that the desk runs on, whoever asks. */
import { hostname, networkInterfaces } from "node:os";

/** Names and addresses that lead everybody to their own machine. */
const loopback = /^((.+\.)?localhost|127(\.\d+){3}|\[::1\])$/;

/** Whether the host of a URL is this machine: by a name that leads every machine to itself, its own name, or an address of its. */
export function isThisMachine(host: string): boolean {
  if (loopback.test(host)) return true;
  const own = hostname().toLowerCase();
  if ([own, `${own}.local`, `${own.split(".")[0]}.local`].includes(host)) return true;
  return Object.values(networkInterfaces()).some((addresses = []) =>
    addresses.some(({ address, family }) => host === (family === "IPv6" ? `[${address}]` : address)),
  );
}
