import { connect, type Socket } from "node:net";

export type RawAnswer = { status: number; headers: Map<string, string>; body: string };

/** Connection on which a test writes arbitrary bytes. */
export type RawConnection = {
  socket: Socket;
  /** Resolves with the received text once the other side has closed or `done` accepts it. */
  received: (done?: (text: string) => boolean) => Promise<string>;
};

export function rawConnect(url: string): RawConnection {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let text = "";
  const listeners = new Set<() => void>();
  const notify = () => {
    for (const listener of listeners) listener();
  };
  socket.on("data", (chunk: Buffer) => {
    text += chunk.toString("utf8");
    notify();
  });
  let closed = false;
  socket.on("error", () => undefined);
  socket.on("close", () => {
    closed = true;
    notify();
  });
  return {
    socket,
    received: (done = () => false) =>
      new Promise((resolve) => {
        const check = () => {
          if (closed || done(text)) resolve(text);
        };
        listeners.add(check);
        check();
      }),
  };
}

/** Parses a text that holds one answer, using the length in its headers. */
export function parseAnswer(text: string): RawAnswer {
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { status: Number(first.split(" ")[1]), headers, body: rest.join("\r\n\r\n") };
}

/** Sends one request exactly as written and reads its answer. The request must say `Connection: close`. */
export async function sendRaw(url: string, request: string | Buffer): Promise<RawAnswer> {
  const connection = rawConnect(url);
  connection.socket.write(request);
  return parseAnswer(await connection.received());
}
