import { readBody } from "@/lib/contract/body";
import { MAX_BODY_BYTES } from "@/lib/contract/limits";
import { invalid, PlatformError } from "../errors";

function tooLarge(): PlatformError {
  return invalid([{ path: "", message: `the body must be at most ${MAX_BODY_BYTES} bytes long` }], 413);
}

async function readBytes(request: Request): Promise<Uint8Array> {
  const length = request.headers.get("content-length");
  if (length !== null) {
    if (Number(length) > MAX_BODY_BYTES) throw tooLarge();
    return new Uint8Array(await request.arrayBuffer());
  }
  // A chunked body does not announce its length, so reading stops at the limit.
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      // The rest of the body may still arrive; on an open connection it would be read as the next request.
      const headers = { connection: "close" };
      reject(new PlatformError("request_timeout", "the request took too long to arrive", { headers }));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The text of a request's body.
 * @param timeout how long it may take to arrive, in milliseconds
 * @throws PlatformError 413, request_timeout or validation
 */
export async function readText(request: Request, timeout: number): Promise<string> {
  const bytes = await within(timeout, readBytes(request)).catch((error: unknown) => {
    if (error instanceof PlatformError) throw error;
    throw invalid([{ path: "", message: "the body must arrive whole" }]);
  });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw invalid([{ path: "", message: "the body must be UTF-8" }]);
  }
}

/**
 * The JSON object in a body, read as liberally as the platform does.
 * @throws PlatformError validation
 */
export function parseBody(text: string): Record<string, unknown> {
  const body = readBody(text);
  if (!body.ok) throw invalid(body.issues);
  return body.value;
}

/**
 * Reads the JSON object of a request, whatever its headers say about the body.
 * @see readText
 */
export async function readRequest(request: Request, timeout: number): Promise<Record<string, unknown>> {
  return parseBody(await readText(request, timeout));
}
