import "server-only";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { SCOPES } from "@/lib/contract/scopes";
import { type AccountInfo, fetchAccountInfo } from "@/server/accounts/accounts";
import { environment } from "@/server/environment";

/** The id in `/api/auth/signin/<id>` and `/api/auth/callback/<id>`. */
export const PROVIDER_ID = "livechat";

/** The accounts server as an OAuth provider (platform.md section 1): its root authorizes, `/info` says who. */
export function livechatProvider(): OAuthConfig<AccountInfo> {
  const { ACCOUNTS_URL, OAUTH_CLIENT_ID, OAUTH_CLIENT_SECRET } = environment();
  return {
    id: PROVIDER_ID,
    name: "LiveChat",
    type: "oauth",
    // The embedded server names itself in the callback; without this the answer would be refused.
    issuer: ACCOUNTS_URL,
    clientId: OAUTH_CLIENT_ID,
    clientSecret: OAUTH_CLIENT_SECRET,
    client: { token_endpoint_auth_method: "client_secret_post" },
    checks: ["pkce", "state"],
    authorization: { url: `${ACCOUNTS_URL}/`, params: { scope: SCOPES.join(" ") } },
    token: `${ACCOUNTS_URL}/token`,
    userinfo: {
      url: `${ACCOUNTS_URL}/info`,
      request: async ({ tokens }) => {
        const info = await fetchAccountInfo(tokens.access_token ?? "");
        return { ...info, sub: info.entity_id };
      },
    },
    httpOptions: { timeout: 10_000 },
    profile: (info) => ({ id: info.entity_id, email: info.entity_id }),
  };
}
