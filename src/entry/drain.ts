import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';

/** How long a connection that stands idle is given, for a request that is already on its way to it. */
const onTheWayMs = 500;
/** How long connections that the system has taken for us are waited for; after half of it a busy turn will do as well. */
const atTheDoorMs = 1_000;

export interface Connections {
  /** What every request waits for before it is handled: nothing, but for the moment of stopping. */
  held(): Promise<void> | undefined;
  /** Takes no new connection, answers what has arrived and calls back; what is not there whole by then is dropped. */
  drain(withinMs: number, drained: () => void): void;
}

/**
 * Watches the connections of a server so that stopping cuts nobody off: every request that arrives is answered whole, and
 * told with its answer that the connection closes.
 */
export function watchConnections(server: Server): Connections {
  /** Bytes that a connection had sent when it was last answered: more than that is a request on its way in. */
  const settled = new Map<Socket, number>();
  const answering = new Set<ServerResponse>();
  let draining = false;
  let arrived = 0;
  let hold: Promise<void> | undefined;

  server.on('connection', (socket: Socket) => {
    arrived += 1;
    settled.set(socket, 0);
    socket.once('close', () => settled.delete(socket));
  });
  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    answering.add(response);
    if (draining) response.shouldKeepAlive = false;
    response.once('close', () => {
      answering.delete(response);
      if (settled.has(socket)) settled.set(socket, socket.bytesRead);
    });
  });

  const closeIdle = () => {
    const busy = new Set([...answering].map(({ req }) => req.socket));
    for (const [socket, bytes] of settled)
      if (!busy.has(socket) && socket.bytesRead === bytes) socket.destroySoon();
  };
  /**
   * Closing the door resets whoever stands before it: connections made, requests often sent, not yet handed to us. One is
   * handed over in each turn of the event loop, so nobody is left after a short turn without any.
   */
  const whenNobodyWaits = (then: () => void) => {
    const since = performance.now();
    const look = (before: number, lastTurn: number) =>
      setImmediate(() => {
        const now = performance.now();
        const waited = now - since;
        const quiet = arrived === before && (now - lastTurn < 5 || waited > atTheDoorMs / 2);
        if (quiet || waited > atTheDoorMs) then();
        else look(arrived, now);
      });
    look(-1, since);
  };
  return {
    held: () => hold,
    drain(withinMs, drained) {
      setTimeout(() => server.closeAllConnections(), withinMs).unref();
      // Turns are short only while no request is handled.
      let release = () => {};
      hold = new Promise((resolve) => {
        release = resolve;
      });
      whenNobodyWaits(() => {
        // Not the http server's own close, which cuts idle connections at once, requests already on their way included.
        NetServer.prototype.close.call(server, () => drained());
        draining = true;
        for (const response of answering) if (!response.headersSent) response.shouldKeepAlive = false;
        setTimeout(() => setInterval(closeIdle, 100), onTheWayMs);
        hold = undefined;
        release();
      });
    },
  };
}
