import type { ErrorOut, KoaContextWithOIDC } from "oidc-provider";
import { REDIRECT_WINDOW_MS } from "../redirect-limit";
import type { WayBack } from "../way-back";
import { messagePage } from "./message-page";
import type { Page } from "./page";

type Words = { title: string; text: string };

const WORDS: Record<string, Words> = {
  too_many_redirects: {
    title: "Too many sign-ins in a row",
    text: "The application asked for access more often than it may within 30 seconds. Wait half a minute, then start again from there.",
  },
  invalid_client: {
    title: "This application is not known",
    text: "No application has this client id. Nothing was changed.",
  },
  invalid_redirect_uri: {
    title: "The address to return to is not registered",
    text: "Scheme and host must be those of a registered address, and its path must begin with the registered path. Nothing was changed.",
  },
  server_error: {
    title: "Something went wrong on our side",
    text: "Nothing was changed. Start again from the application.",
  },
};

/** Words for a sign-in that was left open too long, or whose address was opened in another browser. */
export const EXPIRED: Words = {
  title: "This sign-in has expired",
  text: "Nothing was changed. Start again from the application.",
};

const UNCLEAR: Words = {
  title: "The application's request cannot be answered",
  text: "Something is wrong with it. Nothing was changed.",
};

/** Page for an error that ends a sign-in. */
function errorPage(status: number, code: string, detail: string | undefined, link?: WayBack): Page {
  const expired = /session|expired/.test(detail ?? "");
  const words = WORDS[code] ?? (expired ? EXPIRED : UNCLEAR);
  return messagePage({ status, ...words, code, detail, link });
}

/** Answers an error of oidc-provider that cannot be sent back to the application. */
export async function renderError(
  ctx: KoaContextWithOIDC,
  out: ErrorOut,
  error: Error,
  link: Promise<WayBack | undefined>,
): Promise<void> {
  const status = "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : 500;
  const { headers, body } = errorPage(status, out.error, out.error_description, await link);
  ctx.status = status;
  if (status === 429) ctx.set("retry-after", String(REDIRECT_WINDOW_MS / 1000));
  ctx.set(headers);
  ctx.body = body;
}
