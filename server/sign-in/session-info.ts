import "server-only";
import type { SessionInfo } from "@/lib/session/api";
import type { Person } from "./session";
import { environment } from "@/server/environment";

/** Person and installation as the browser may know them. */
export function sessionInfo(session: Person): SessionInfo {
  const { CONFIGURATION_API_URL, CONFIGURATION_API_VERSION, SWITCHBOARD_EMBEDDED } = environment();
  return {
    email: session.email,
    license_id: session.licenseId,
    client_id: session.clientId,
    api_url: CONFIGURATION_API_URL,
    version: CONFIGURATION_API_VERSION,
    environment: SWITCHBOARD_EMBEDDED === "true" ? "embedded" : "remote",
    granted: session.granted,
  };
}
