import "server-only";
import { covers } from "@/lib/contract/scopes";
import { type Call, CallError, type Current, readCurrent } from "@/lib/transfer/current";
import type { Session } from "@/server/sign-in/session-rows";
import { SafeError } from "@/server/errors";
import { callApi } from "@/server/upstream/call-api";
import { UpstreamError } from "@/server/upstream/failures";

/** Everything this session may see, secrets included; bots of other applications when asked for and allowed. */
export async function readLicense(session: Session, { others = false } = {}): Promise<Current> {
  const failures = new Map<CallError, UpstreamError>();
  const call: Call = async (method, body) => {
    try {
      return await callApi(session, method, body);
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      const said = new CallError(error.type, error.message, error.changed);
      failures.set(said, error);
      throw said;
    }
  };
  try {
    return await readCurrent(call, { others: others && covers(session.granted, "agents-bot--all:read") });
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    // A CallError without an API failure means that the license is larger than a file can be.
    throw failures.get(error) ?? new SafeError("validation", error.message);
  }
}
