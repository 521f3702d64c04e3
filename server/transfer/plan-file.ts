import "server-only";
import type { PlanInput } from "@/lib/transfer/api";
import type { Session } from "@/server/sign-in/session-rows";
import { environment } from "@/server/environment";
import { readLicense } from "./read-license";
import { inWorker } from "./work/in-worker";

/** Plans the steps for applying a file, with the same planner as the command line, as JSON text. Changes nothing. */
export function planFile(session: Session, input: PlanInput, signal: AbortSignal): Promise<string> {
  const { licenseId, clientId } = session;
  const { CONFIGURATION_API_VERSION: version } = environment();
  return inWorker({ session, signal, license: () => readLicense(session) }, "plan", {
    owner: { licenseId, clientId },
    input,
    version,
  });
}
