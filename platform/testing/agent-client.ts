import {
  type DeliveriesReply,
  deliveriesReplySchema,
  type SimulateReply,
  simulateReplySchema,
} from "@/lib/contract/deliveries";
import type { Answer } from "./client";

/** Client of the simulated chats and the delivery log. */
export type AgentClient = {
  /** Posts a body to a path, a string unchanged and anything else as JSON; without a body it sends a GET. */
  send: (path: string, body?: unknown) => Promise<Answer>;
  simulate: (body: {
    action: string;
    push: object;
    context?: object;
  }) => Promise<SimulateReply["deliveries"]>;
  deliveries: (query?: Record<string, string>) => Promise<DeliveriesReply>;
};

export function agentClient(apiUrl: string, token?: string): AgentClient {
  const send: AgentClient["send"] = async (path, body) => {
    const response = await fetch(`${apiUrl}/agent/v0.4/${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      body: body === undefined || typeof body === "string" ? body : JSON.stringify(body),
    });
    return { status: response.status, json: await response.json() };
  };
  const expectDone = async (path: string, body?: unknown) => {
    const { status, json } = await send(path, body);
    if (status !== 200) throw new Error(`${path} answered ${status}: ${JSON.stringify(json)}`);
    return json;
  };
  return {
    send,
    simulate: async (body) => simulateReplySchema.parse(await expectDone("simulate", body)).deliveries,
    deliveries: async (query = {}) =>
      deliveriesReplySchema.parse(await expectDone(`deliveries?${new URLSearchParams(query).toString()}`)),
  };
}
