import { Agent, get } from 'node:http';

/** Asks for addresses in turn over so many kept connections for a while. @returns answers a second; throws on any but 200. */
export async function requestsPerSecond(
  origin: string,
  paths: readonly string[],
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const started = performance.now();
  const until = started + seconds * 1000;
  let next = 0;
  let answered = 0;
  const one = async () => {
    while (performance.now() < until) {
      await answerOf(`${origin}${paths[next++ % paths.length]}`, agent);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  const took = (performance.now() - started) / 1000;
  agent.destroy();
  return answered / took;
}

function answerOf(url: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url}: ${response.statusCode}`));
      response.on('end', resolve);
      response.resume();
    });
    request.on('error', reject);
  });
}
