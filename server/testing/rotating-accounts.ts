import { answer, type Arrived, startHttpServer } from "./http-server";

type Fault = "none" | "down" | "garbage" | "silent";

/**
 * Starts a `/token` endpoint that rotates refresh tokens as the platform does. The current one works once;
 * its predecessor is still accepted, in case the answer that announced the change was lost; any other ends
 * the grant.
 */
export async function startRotatingAccounts({ rotates = true, delayMs = 0, expiresIn = 3600 } = {}) {
  const state = { generation: 1, revoked: false, fault: "none" as Fault, refreshes: 0 };

  async function respond(request: Arrived, response: Parameters<typeof answer>[0]) {
    const used = Number(new URLSearchParams(request.body).get("refresh_token")?.replace("refresh-", ""));
    if (state.fault === "down") return answer(response, 503, { error: "temporarily_unavailable" });
    if (state.fault === "garbage") return void response.end("<html>");
    const known = used === state.generation || used === state.generation - 1;
    if (state.revoked || !known) {
      state.revoked = true;
      return answer(response, 400, { error: "invalid_grant" });
    }
    state.generation += 1;
    state.refreshes += 1;
    if (state.fault === "silent") return;
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    answer(response, 200, {
      access_token: `access-${state.generation}`,
      expires_in: expiresIn,
      token_type: "Bearer",
      ...(rotates ? { refresh_token: `refresh-${state.generation}` } : {}),
    });
    if (!rotates) state.generation = 1;
  }

  const { url } = await startHttpServer(respond);
  return { url, state };
}
