import { z } from "zod";
import { pages } from "@/lib/paths";
import { Browser } from "@/platform/accounts/testing/browser";
import { EMAIL, PASSWORD, type Stack } from "../ui/stack";

/** Request that was answered with another status than 200. */
export type Failure = { what: string; status: number; text: string };

/** Signed-in session that works over HTTP, without a browser. */
export type Person = {
  ask: <T>(method: string, path: string, schema: z.ZodType<T>, body?: unknown) => Promise<T | undefined>;
  open: (page: string) => Promise<void>;
};

const csrfSchema = z.object({ csrfToken: z.string() });
const urlSchema = z.object({ url: z.string() });

/**
 * Signs in by sending the requests that a browser would.
 * @param accounts client of the accounts server; keeps its cookies, so that later sign-ins come from a known browser
 */
export async function signIn(
  { dashboardUrl }: Stack,
  accounts: Browser,
  failed: (failure: Failure) => void,
): Promise<Person> {
  const cookies = new Map<string, string>();

  async function send(method: string, path: string, body?: BodyInit): Promise<Response> {
    const response = await fetch(new URL(path, dashboardUrl), {
      method,
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        origin: dashboardUrl,
        "sec-fetch-site": "same-origin",
      },
      body,
      redirect: "manual",
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  }

  const { csrfToken } = csrfSchema.parse(await (await send("GET", "/api/auth/csrf")).json());
  const form = new URLSearchParams({ csrfToken, callbackUrl: pages.bots, json: "true" });
  const { url } = urlSchema.parse(await (await send("POST", "/api/auth/signin/livechat", form)).json());
  const back = await accounts.allow(url, EMAIL, PASSWORD);
  if (back.url.origin !== dashboardUrl)
    throw new Error(`the sign-in ended at ${back.url.href}: ${back.text}`);
  await (await send("GET", `${back.url.pathname}${back.url.search}`)).text();

  async function succeed(method: string, path: string, body?: unknown): Promise<string | undefined> {
    const response = await send(method, path, body === undefined ? undefined : JSON.stringify(body));
    const text = await response.text();
    if (response.status === 200) return text;
    failed({ what: `${method} ${path}`, status: response.status, text: text.slice(0, 300) });
    return undefined;
  }

  return {
    async ask(method, path, schema, body) {
      const text = await succeed(method, path, body);
      return text === undefined ? undefined : schema.parse(JSON.parse(text));
    },
    open: async (page) => void (await succeed("GET", page)),
  };
}
