import { METHODS, type MethodName } from "./methods";
import { jsonText } from "@/lib/text/json-text";

/**
 * Placeholder for a `secret_key` wherever a request is shown or copied: a secret never leaves the form that
 * holds it.
 */
export const SECRET_PLACEHOLDER = "YOUR_SECRET_KEY";

type Call = {
  /** The address up to the version, without it: `http://localhost:4000/configuration`. */
  apiUrl: string;
  version: string;
  method: MethodName;
  body: unknown;
};

/**
 * A call of the Configuration API as a curl command for a POSIX shell. The token is read from `$ACCESS_TOKEN`,
 * so that none is ever copied.
 */
export function curlFor({ apiUrl, version, method, body }: Call): string {
  const url = `${apiUrl.replace(/\/+$/, "")}/${version}/${METHODS[method].path}`;
  return [
    `curl -X POST ${shellQuote(url)}`,
    `-H "Authorization: Bearer $ACCESS_TOKEN"`,
    `-H 'Content-Type: application/json'`,
    `--data-raw ${shellQuote(jsonText(body, 2))}`,
  ].join(" \\\n  ");
}

function shellQuote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
