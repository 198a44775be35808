import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TakenMessage {
  readonly path: string;
  readonly method: string;
  readonly form: Readonly<Record<string, string>>;
}
/** What the gateway answers a message with; `cut` ends the connection, `silent` never answers. */
export type GatewayAnswer = { readonly status: number; readonly body: string } | 'cut' | 'silent';

export const taken = (messageid = 8792343, status = 1): GatewayAnswer => ({
  status: 200,
  body: JSON.stringify({
    return: { status: 200, message: 'تایید شد' },
    entries: [{ messageid, status, cost: 120 }],
  }),
});
export const refusedBy = (status: number): GatewayAnswer => ({
  status,
  body: JSON.stringify({ return: { status, message: 'نشد' }, entries: null }),
});

/** What it says of a message that it never saw. */
export const neverSeen = taken(0, 100);

/** An HTTP server that takes messages as Kavenegar does, and answers what it is told to. */
export async function startSmsGateway() {
  const got: TakenMessage[] = [];
  const asked: TakenMessage[] = [];
  let answerOf: (message: TakenMessage) => GatewayAnswer = () => taken();
  let known: GatewayAnswer = neverSeen;
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
      const message = { path: request.url ?? '', method: request.method ?? '', form };
      const isQuestion = message.path.endsWith('/statuslocalmessageid.json');
      (isQuestion ? asked : got).push(message);
      const answer = isQuestion ? known : answerOf(message);
      if (answer === 'cut') request.socket.destroy();
      else if (answer !== 'silent') {
        response.writeHead(answer.status, { 'content-type': 'application/json', location: '/elsewhere' });
        response.end(answer.body);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What it was told to send. */
    got,
    /** What it was asked about by our id. */
    asked,
    /** What it says when asked about any message. */
    saysOfAny(answer: GatewayAnswer) {
      known = answer;
    },
    answerWith(answer: GatewayAnswer | ((message: TakenMessage) => GatewayAnswer)) {
      answerOf = typeof answer === 'function' ? answer : () => answer;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
