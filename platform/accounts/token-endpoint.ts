import { IncomingMessage, type ServerResponse } from "node:http";
import { parseScopes } from "@/lib/contract/scopes";
import { sendError } from "./http";
import { readParameters } from "./parameters";

/** Basic credentials; a client may send some other Authorization header out of habit, which means nothing here. */
const BASIC = /^basic /i;

/** The request as oidc-provider wants it: a form body that asks for JSON. */
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

/** `POST /token`: as liberal about where parameters are as the API is (platform.md section 1). */
export async function handleToken(
  request: IncomingMessage,
  response: ServerResponse,
  exchange: (request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<void> {
  const { values, problem } = await readParameters(request);
  if (problem !== undefined) return sendError(response, 400, "invalid_request", problem);
  const scope = values.get("scope");
  if (scope !== undefined) values.set("scope", parseScopes(scope).join(" "));
  for (const [name, value] of values) if (value === "") values.delete(name);
  const { authorization } = request.headers;
  const isBasic = BASIC.test(authorization ?? "") && !values.has("client_secret");
  const form = new URLSearchParams([...values]).toString();
  await exchange(asForm(request, form, isBasic ? authorization : undefined), response);
}
