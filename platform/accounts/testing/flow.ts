import { createHash } from "node:crypto";
import { Browser } from "./browser";
import { ADMIN, CLIENT, PASSWORD, REDIRECT_URI, type TestAccounts } from "./start-accounts";

export const VERIFIER = "a-code-verifier-of-at-least-43-characters-for-tests";
const CHALLENGE = createHash("sha256").update(VERIFIER).digest("base64url");
export const PKCE = { code_challenge: CHALLENGE, code_challenge_method: "S256" };

/** The address of an authorization request; a parameter given as undefined is left out. */
export function authorizeUrl(url: string, parameters: Record<string, string | undefined> = {}): URL {
  const all: Record<string, string | undefined> = {
    response_type: "code",
    client_id: CLIENT.client_id,
    redirect_uri: REDIRECT_URI,
    state: "a state",
    ...parameters,
  };
  const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new URL(`${url}/?${new URLSearchParams(given)}`);
}

/** Obtains an authorization code through the pages. */
export async function getCode(
  accounts: TestAccounts,
  { email = ADMIN, ...parameters }: Record<string, string | undefined> = {},
): Promise<string> {
  const view = await new Browser(accounts.url).allow(authorizeUrl(accounts.url, parameters), email, PASSWORD);
  const code = view.url.searchParams.get("code");
  if (code === null) throw new Error(`no code: ${view.url} ${view.status} ${view.text}`);
  return code;
}

export type TokenAnswer = {
  status: number;
  body: Record<string, unknown> & { access_token: string; refresh_token: string };
};

/** `POST /token` with a form body. */
export async function token(
  accounts: TestAccounts,
  parameters: Record<string, string>,
): Promise<TokenAnswer> {
  const response = await fetch(`${accounts.url}/token`, {
    method: "POST",
    body: new URLSearchParams(parameters),
  });
  return { status: response.status, body: await response.json() };
}

/** Exchanges a code with the application's secret. */
export function exchange(accounts: TestAccounts, code: string): Promise<TokenAnswer> {
  return token(accounts, { grant_type: "authorization_code", code, redirect_uri: REDIRECT_URI, ...CLIENT });
}

export function refresh(accounts: TestAccounts, refreshToken: string): Promise<TokenAnswer> {
  return token(accounts, { grant_type: "refresh_token", refresh_token: refreshToken, ...CLIENT });
}

/** `GET /info`. */
export async function info(
  accounts: TestAccounts,
  accessToken: string,
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${accounts.url}/info`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  return { status: response.status, body: await response.json() };
}
