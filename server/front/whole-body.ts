import "server-only";
import { IncomingMessage } from "node:http";

/**
 * Reads a chunked body and returns the request with that body and its length; undefined as soon as it exceeds `limit`
 * bytes. Cutting such a body off in the middle would lose the connection, and the answer with it.
 */
export async function withWholeBody(
  request: IncomingMessage,
  limit: number,
): Promise<IncomingMessage | undefined> {
  const body = await read(request, limit);
  if (body === undefined) return undefined;
  const whole = new IncomingMessage(request.socket);
  const { method, url, httpVersion, httpVersionMajor, httpVersionMinor, headers } = request;
  Object.assign(whole, { method, url, httpVersion, httpVersionMajor, httpVersionMinor });
  const { "transfer-encoding": _, ...rest } = headers;
  whole.headers = { ...rest, "content-length": String(body.length) };
  whole.rawHeaders = Object.entries(whole.headers).flatMap(([name, value]) =>
    [value ?? []].flat().flatMap((one) => [name, one]),
  );
  whole.complete = true;
  whole.push(body);
  whole.push(null);
  return whole;
}

function read(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) return void chunks.push(chunk);
      // The request is not destroyed: its connection still has to carry the answer.
      request.off("data", take);
      chunks.length = 0;
      resolve(undefined);
    };
    request.on("data", take);
    request.once("end", () => resolve(Buffer.concat(chunks)));
    request.once("error", reject);
    request.once("close", () => reject(new Error("the connection was closed before the body was complete")));
  });
}
