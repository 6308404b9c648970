/** A line between a desk and its database, which can be cut. */
import { connect, createServer, type Server, type Socket } from "node:net";

export interface Line {
  /** The database's address over this line. */
  url: string;
  /** Passes on what comes, as at the beginning. */
  mend(): Promise<void>;
  /** Ends every connection and takes no other. */
  cut(): Promise<void>;
  /** Leads to another database from here on, at its address: the connections that there are end. */
  lead(to: string): void;
  /** Takes connections and passes nothing on, as a network does that loses all. */
  silence(): void;
  remove(): Promise<void>;
}

/** A line to the database at an address. */
export async function newLine(to: string): Promise<Line> {
  let far = new URL(to);
  const sockets = new Set<Socket>();
  let silent = false;
  let server: Server;

  const join = (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => {});
    if (silent) socket.pause();
  };
  const listen = (at: number) =>
    new Promise<number>((done) => {
      server = createServer((near) => {
        const beyond = connect(Number(far.port), far.hostname);
        for (const socket of [near, beyond]) join(socket);
        near.pipe(beyond).on("close", () => near.destroy());
        beyond.pipe(near).on("close", () => beyond.destroy());
      }).listen(at, "127.0.0.1", () => done((server.address() as { port: number }).port));
    });
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
  };
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      hangUp();
    });

  const own = await listen(0);
  const address = new URL(to);
  address.host = `127.0.0.1:${own}`;
  return {
    url: address.href,
    mend: async () => {
      silent = false;
      // What was held back is lost with its connections, as it would be.
      hangUp();
      if (!server.listening) await listen(own);
    },
    cut: close,
    lead: (to) => {
      far = new URL(to);
      hangUp();
    },
    silence: () => {
      silent = true;
      for (const socket of sockets) {
        socket.unpipe();
        socket.pause();
      }
    },
    remove: close,
  };
}
