import "server-only";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { SCOPES } from "@/lib/contract/scopes";
import { type AccountInfo, exchangeCode, fetchAccountInfo } from "./accounts";
import { environment } from "@/server/environment";

/** The id in `/api/auth/signin/<id>` and `/api/auth/callback/<id>`. */
export const PROVIDER_ID = "livechat";

/**
 * The accounts server as an OAuth provider (docs/api.md, section 1): its root authorizes, `/info` says who.
 * @param state of this sign-in. Ours, not next-auth's: its cookie is found by it (attempt.ts), so having that is the check
 */
export function livechatProvider(state: string | undefined): OAuthConfig<AccountInfo> {
  const { ACCOUNTS_URL, OAUTH_CLIENT_ID, OAUTH_CLIENT_SECRET } = environment();
  return {
    id: PROVIDER_ID,
    name: "LiveChat",
    type: "oauth",
    issuer: ACCOUNTS_URL,
    clientId: OAUTH_CLIENT_ID,
    clientSecret: OAUTH_CLIENT_SECRET,
    client: { token_endpoint_auth_method: "client_secret_post" },
    checks: ["pkce"],
    authorization: {
      url: `${ACCOUNTS_URL}/`,
      params: { scope: SCOPES.join(" "), ...(state === undefined ? {} : { state }) },
    },
    token: {
      url: `${ACCOUNTS_URL}/token`,
      // By our own client, which knows proxies, limits of time and when it is asked to wait.
      request: async ({ provider, params: { code, iss }, checks: { code_verifier } }) => {
        if (iss !== undefined && iss !== ACCOUNTS_URL)
          throw new Error("the answer is of another accounts server");
        if (!code || !code_verifier) throw new Error("the answer has no code");
        const tokens = await exchangeCode({ code, code_verifier, redirect_uri: provider.callbackUrl });
        const { accessToken, refreshToken, expiresIn } = tokens;
        return {
          tokens: { access_token: accessToken, refresh_token: refreshToken, expires_in: expiresIn },
        };
      },
    },
    userinfo: {
      url: `${ACCOUNTS_URL}/info`,
      request: async ({ tokens }) => {
        const info = await fetchAccountInfo(tokens.access_token ?? "");
        return { ...info, sub: info.entity_id };
      },
    },
    profile: (info) => ({ id: info.entity_id, email: info.entity_id }),
  };
}
