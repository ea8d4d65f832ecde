import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** What happened on the way. */
export interface Faults {
  delayed: number;
  doubled: number;
  overtaken: number;
  repliesLost: number;
  refused: number;
  pushesCut: number;
}

export interface FaultyLine {
  address: string;
  faults: Faults;
  /** From now on everything goes through at once. */
  mend(): void;
  /** From now on what is sent to addresses with this end breaks off in its middle, until another end is named or none. A browser says once more by itself what broke off on a line in use. */
  cutBodies(end?: string): void;
  close(): Promise<void>;
}

/** A reply of which the browser hears nothing. */
const lose = (response: ServerResponse) => response.socket?.destroy();
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

/**
 * A line between the browser and the server at `target` that treats everything said of works badly: requests are held back, arrive after later
 * ones, arrive twice, do not arrive, or arrive while the reply is lost; and the push breaks off. Which fault comes is drawn by `seed`.
 */
export async function faultyLine(target: string, seed: number): Promise<FaultyLine> {
  const { hostname, port } = new URL(target);
  const faults: Faults = { delayed: 0, doubled: 0, overtaken: 0, repliesLost: 0, refused: 0, pushesCut: 0 };
  const agent = new Agent({ keepAlive: true });
  const sockets = new Set<Socket>();
  let isMended = false;
  let state = seed;
  let endToCut: string | undefined;
  // Park and Miller's generator.
  const draw = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;

  /** Once to the server; resolves with its reply, the body read. */
  const say = (incoming: IncomingMessage, body: Buffer) =>
    new Promise<{ reply: IncomingMessage; bytes: Buffer }>((done, fail) => {
      const { method, url, headers } = incoming;
      const outgoing = request({ hostname, port, method, path: url, headers, agent }, (reply) => {
        read(reply).then((bytes) => done({ reply, bytes }), fail);
      });
      outgoing.on('error', fail);
      outgoing.end(body);
    });

  async function serve(incoming: IncomingMessage, response: ServerResponse) {
    if (endToCut && incoming.method !== 'GET' && incoming.url!.endsWith(endToCut)) {
      await readSome(incoming, Number(incoming.headers['content-length']) / 2);
      return lose(response);
    }
    const body = await read(incoming);
    const isOfWork = !isMended && incoming.method !== 'GET' && incoming.url!.startsWith('/api/attempts/');
    const fault = isOfWork ? draw() : 1;
    if (fault < 0.15) {
      faults.refused++;
      return lose(response);
    }
    if (fault < 0.3) {
      // Given up by the browser, which says it again and goes on; it arrives after what was said later.
      faults.overtaken++;
      lose(response);
      await wait(1_000 + draw() * 3_000);
      await say(incoming, body);
      return;
    }
    if (fault < 0.5) {
      faults.delayed++;
      await wait(200 + draw() * 1_800);
    }
    const first = say(incoming, body);
    if (isOfWork && fault > 0.4 && fault < 0.75) {
      faults.doubled++;
      await Promise.all([first, say(incoming, body)]);
    }
    const { reply, bytes } = await first;
    if (isOfWork && fault > 0.7 && fault < 0.85) {
      faults.repliesLost++;
      return lose(response);
    }
    response.writeHead(reply.statusCode!, reply.headers).end(bytes);
  }

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch(() => lose(response));
  });
  server.on('upgrade', (incoming: IncomingMessage, browser: Socket, head: Buffer) => {
    const onward = connect(Number(port), hostname, () => {
      const { method, url, rawHeaders } = incoming;
      const lines = [`${method} ${url} HTTP/1.1`];
      for (let i = 0; i < rawHeaders.length; i += 2) lines.push(`${rawHeaders[i]}: ${rawHeaders[i + 1]}`);
      onward.write(`${lines.join('\r\n')}\r\n\r\n`);
      onward.write(head);
      browser.pipe(onward).pipe(browser);
    });
    const cut = () => {
      browser.destroy();
      onward.destroy();
    };
    for (const socket of [browser, onward]) socket.on('error', cut).on('close', cut);
    const after = setTimeout(
      () => {
        if (isMended) return;
        faults.pushesCut++;
        cut();
      },
      1_000 + draw() * 4_000,
    );
    browser.on('close', () => clearTimeout(after));
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));

  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    faults,
    mend: () => (isMended = true),
    cutBodies: (end) => (endToCut = end),
    close: () => {
      agent.destroy();
      sockets.forEach((socket) => socket.destroy());
      return new Promise((done) => server.close(() => done()));
    },
  };
}

async function readSome(stream: IncomingMessage, bytes: number) {
  let left = bytes;
  for await (const chunk of stream) if ((left -= (chunk as Buffer).length) <= 0) return;
}

async function read(stream: IncomingMessage) {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
