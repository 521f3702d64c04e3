import { z } from "zod";
import { errorReplySchema } from "@/lib/contract/errors";
import { METHODS, type MethodName, type MethodReply } from "@/lib/contract/methods";
import { LATEST_VERSION } from "@/lib/contract/versions";

export type Answer = { status: number; json: unknown };

/** Client with one token, which speaks plain HTTP and shares no code with the platform. */
export type TestClient = {
  /** Sends a body: a string unchanged, anything else as JSON. */
  send: (name: MethodName, body: unknown, version?: string) => Promise<Answer>;
  /** Sends a body and expects the method's reply in the form of the contract. */
  call: <M extends MethodName>(name: M, body: unknown, version?: string) => Promise<MethodReply<M>>;
  /** Sends a body and expects a refusal: status, type and message. */
  refusal: (
    name: MethodName,
    body: unknown,
    version?: string,
  ) => Promise<{ status: number; type: string; message: string }>;
};

const jsonAnswer = z.string().startsWith("application/json");

export function testClient(apiUrl: string, token?: string): TestClient {
  const send: TestClient["send"] = async (name, body, version = LATEST_VERSION) => {
    const response = await fetch(`${apiUrl}/configuration/${version}/${METHODS[name].path}`, {
      method: "POST",
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    jsonAnswer.parse(response.headers.get("content-type"));
    return { status: response.status, json: await response.json() };
  };
  return {
    send,
    async call(name, body, version) {
      const { status, json } = await send(name, body, version);
      if (status !== 200) throw new Error(`${name} answered ${status}: ${JSON.stringify(json)}`);
      // The compiler cannot see that a method's schema gives that method's reply.
      return METHODS[name].reply.parse(json) as MethodReply<typeof name>;
    },
    async refusal(name, body, version) {
      const { status, json } = await send(name, body, version);
      const { error } = errorReplySchema.parse(json);
      return { status, type: error.type, message: error.message };
    },
  };
}
