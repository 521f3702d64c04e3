import { IncomingMessage, type ServerResponse } from "node:http";
import { parseScopes } from "@/lib/contract/scopes";
import type { AccountsOptions } from "../../accounts-port";
import { addressOf } from "@/node/client-address";
import { type Attempts, CLIENT_SECRET, TOKEN_REQUESTS } from "../sign-in/attempts";
import { sendError } from "../http";
import { readParameters } from "../parameters";

/**
 * Marks Basic credentials; any other Authorization header, which some clients send out of habit, is
 * ignored.
 */
const BASIC = /^basic /i;

/** Request in the form that oidc-provider expects: a form body that asks for JSON. */
function asForm(request: IncomingMessage, form: string, authorization: string | undefined): IncomingMessage {
  const replay = new IncomingMessage(request.socket);
  replay.method = "POST";
  replay.url = "/token";
  replay.headers = {
    ...(request.headers.host !== undefined && { host: request.headers.host }),
    ...(authorization !== undefined && { authorization }),
    accept: "application/json",
    "content-type": "application/x-www-form-urlencoded",
    "content-length": String(Buffer.byteLength(form)),
  };
  replay.push(form);
  replay.push(null);
  // Otherwise the end of this body would be taken for an aborted request, and the socket closed.
  replay.complete = true;
  return replay;
}

/** Status for an unknown application or a wrong secret (RFC 6749 section 5.2). */
const UNKNOWN_CLIENT = 401;

type Answering = {
  options: AccountsOptions;
  attempts: Attempts;
  exchange: (request: IncomingMessage, response: ServerResponse) => unknown;
};

function refuse(response: ServerResponse, seconds: number, why: string): void {
  const description = `${why}; try again in ${seconds} seconds`;
  sendError(response, 429, "temporarily_unavailable", description, { "retry-after": String(seconds) });
}

function basicUser(authorization = ""): string {
  const [user = ""] = Buffer.from(authorization.replace(BASIC, ""), "base64").toString().split(":");
  return user;
}

/** `POST /token`: as liberal about where parameters are as the API is (docs/api.md, section 1.2). */
export async function handleToken(
  request: IncomingMessage,
  response: ServerResponse,
  { options, attempts, exchange }: Answering,
): Promise<void> {
  const address = addressOf(request, options.proxyHops ?? 0);
  const wait = await attempts.take(TOKEN_REQUESTS, [address]);
  if (wait > 0) return refuse(response, wait, "too many requests for tokens");
  const { values, problem } = await readParameters(request);
  if (problem !== undefined) return sendError(response, 400, "invalid_request", problem);
  const scope = values.get("scope");
  if (scope !== undefined) values.set("scope", parseScopes(scope).join(" "));
  for (const [name, value] of values) if (value === "") values.delete(name);
  const { authorization } = request.headers;
  const isBasic = BASIC.test(authorization ?? "") && !values.has("client_secret");
  const form = new URLSearchParams([...values]).toString();
  const client = [(isBasic ? basicUser(authorization) : values.get("client_id")) ?? "", address];
  const more = await attempts.begin(CLIENT_SECRET, client);
  if (more > 0) return refuse(response, more, "too many wrong client secrets");
  await exchange(asForm(request, form, isBasic ? authorization : undefined), response);
  if (response.statusCode !== UNKNOWN_CLIENT) await attempts.uncount(CLIENT_SECRET, client);
}
