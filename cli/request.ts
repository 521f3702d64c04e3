import { Agent, type Dispatcher, ProxyAgent, request } from "undici";
import { isDeeper } from "@/lib/contract/depth";
import { MAX_ANSWER_BYTES, REQUEST_TIMEOUT_MS } from "@/lib/contract/limits";
import { METHODS, type MethodName, type MethodReply } from "@/lib/contract/methods";
import { type Proxy, proxyFor, UnusableProxy } from "@/lib/contract/addresses/proxy";
import { askedBy } from "@/lib/contract/waiting/retry-after";
import { CallError } from "@/lib/transfer/current";
import { noAnswer, refusal } from "./refusal";
import type { Settings } from "./settings";
import { CommandError } from "./terminal";

const CONNECT_TIMEOUT_MS = 5_000;
const dispatchers = new Map<string | undefined, Dispatcher>();

/** Connection pool that later calls share: direct, or through a proxy. */
function dispatcherFor(proxy: Proxy | undefined): Dispatcher {
  const connect = { timeout: CONNECT_TIMEOUT_MS };
  const known = dispatchers.get(proxy?.url);
  if (known) return known;
  const made = proxy
    ? new ProxyAgent({ uri: proxy.url, proxyTls: connect, requestTls: connect })
    : new Agent({ connect });
  dispatchers.set(proxy?.url, made);
  return made;
}

function proxyTo(apiUrl: string, proxies: Settings["proxies"]): Proxy | undefined {
  try {
    return proxyFor(apiUrl, proxies);
  } catch (error) {
    if (error instanceof UnusableProxy) throw new CommandError(`${error.message}.`);
    throw error;
  }
}

/** Sends one call, once. @throws CallError */
export async function send<M extends MethodName>(
  { apiUrl, version, token, proxies }: Settings,
  method: M,
  body: Record<string, unknown>,
  now: () => number,
): Promise<MethodReply<M>> {
  const { path, kind, reply } = METHODS[method];
  const unknown = kind === "write" ? "unknown" : "no";
  const proxy = proxyTo(apiUrl, proxies);
  let answer: Dispatcher.ResponseData;
  let json: unknown;
  try {
    // Redirects are not followed: that would hand the token to another host.
    answer = await request(`${apiUrl}/${version}/${path}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "user-agent": "switchboard-cli",
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      dispatcher: dispatcherFor(proxy),
    });
    json = parseJson(await readAnswer(answer.body));
  } catch (error) {
    throw noAnswer(apiUrl, error, unknown, proxy);
  }
  const status = answer.statusCode;
  if (status !== 200) {
    const [retryAfter, date] = [header(answer, "retry-after"), header(answer, "date")];
    const at = now();
    throw refusal(method, { status, json, asked: askedBy(status, { retryAfter, date }, at), at }, unknown);
  }
  const parsed = reply.safeParse(json);
  if (!parsed.success) {
    throw new CallError("unreadable", `${method} gave an answer that cannot be read.`, unknown);
  }
  return parsed.data as MethodReply<M>;
}

/** Reads the body of an answer. @throws when it is larger than any answer of the API */
async function readAnswer(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > MAX_ANSWER_BYTES) throw new Error(`the answer is larger than ${MAX_ANSWER_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function header({ headers }: Dispatcher.ResponseData, name: string): string | undefined {
  return [headers[name]].flat()[0];
}

function parseJson(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return isDeeper(json) ? undefined : json;
  } catch {
    return undefined;
  }
}
