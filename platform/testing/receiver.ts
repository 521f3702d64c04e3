import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

const envelopeSchema = z.strictObject({
  webhook_id: z.string(),
  secret_key: z.string(),
  action: z.string(),
  data: z.record(z.string(), z.unknown()),
});
/** Delivery as the receiver got it, in exactly the form of docs/api.md, section 4.1. */
export type Received = z.infer<typeof envelopeSchema> & {
  path: string;
  headers: IncomingMessage["headers"];
};

export type Receiver = {
  url: string;
  port: number;
  received: Received[];
  /** Resolves as soon as so many have come. */
  count: (wanted: number) => Promise<Received[]>;
  close: () => Promise<void>;
};

/** Starts a receiver like a customer's server. Without `answer` it accepts everything. */
export async function startReceiver(
  answer: (received: Received, response: ServerResponse) => void = (_, response) => void response.end("ok"),
): Promise<Receiver> {
  const received: Received[] = [];
  let check = () => undefined as void;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("error", () => undefined);
    request.on("end", () => {
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
      const delivery = {
        ...envelopeSchema.parse(body),
        path: request.url ?? "",
        headers: request.headers,
      };
      received.push(delivery);
      answer(delivery, response);
      check();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    received,
    count: (wanted) =>
      new Promise((resolve) => {
        check = () => {
          if (received.length >= wanted) resolve(received);
        };
        check();
      }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
