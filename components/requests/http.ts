import type { DashboardError } from "@/lib/contract/dashboard-error";
import { OPERATION_HEADER } from "@/lib/changes/operation-header";
import { answered, reaches } from "./connection";
import { PERSON_HEADER, personText } from "@/lib/session/person-header";
import { ApiError } from "./api-error";

export { ApiError };

export type ApiRequest = {
  method?: "GET" | "POST" | "PATCH" | "DELETE";
  body?: unknown;
  signal?: AbortSignal;
  /** The operation that this is a step of (`operationText`): its entries stand together in the journal. */
  operation?: string;
};

let person: string | undefined;

/**
 * Sets the person of this page. The server refuses its requests once another person has signed in to this
 * browser.
 */
export function askAs(session: { license_id: number; email: string }): void {
  person = personText(session);
}

/**
 * Calls the dashboard API and returns its JSON. Shows no message itself; that is the view's decision. Waits
 * where the Configuration API asks for it.
 * @throws ApiError for every answer that is not 2xx and when no answer came; an abort is rethrown unchanged
 */
export async function apiFetch<T>(path: string, request: ApiRequest = {}): Promise<T> {
  const ask = () => askOnce<T>(path, request);
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ApiError) || error.retryAfter === undefined) throw error;
    const late = await import("./heeded").catch(() => undefined);
    if (late === undefined) throw error;
    return late.again(error, ask, request.signal);
  }
}

async function askOnce<T>(path: string, { method = "GET", body, signal, operation }: ApiRequest): Promise<T> {
  const changed = method === "GET" ? "no" : "unknown";
  // `navigator.onLine` may be wrong: the server is asked before a change is reported as not sent.
  if (method !== "GET" && !navigator.onLine && !(await reaches())) throw noAnswer("no", false);
  let response: Response;
  let json: unknown;
  try {
    response = await fetch(path, {
      method,
      signal,
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(operation === undefined ? {} : { [OPERATION_HEADER]: operation }),
        ...(person === undefined ? {} : { [PERSON_HEADER]: person }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    answered(response);
    const text = await response.text();
    json = text === "" ? {} : safeParse(text);
  } catch (error) {
    if (signal?.aborted) throw error;
    void reaches();
    throw noAnswer(changed);
  }
  if (response.ok && json !== undefined) return json as T;
  throw new ApiError(response.status, errorOf(json) ?? unreadable(changed));
}

/** Error for a request without an answer; `changed` is "no" if nothing was sent. */
function noAnswer(changed: "no" | "unknown", sent = true): ApiError {
  const away = navigator.onLine ? "Switchboard cannot be reached" : "You are offline";
  const message = sent ? away : "Not sent: you are offline";
  return new ApiError(0, { code: "upstream_unavailable", message, changed });
}

function safeParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// Reads by hand the shape in lib/contract/dashboard-error.ts: zod would weigh on every first load.
function errorOf(json: unknown): DashboardError | undefined {
  if (typeof json !== "object" || json === null || !("error" in json)) return undefined;
  const error = json.error as Partial<DashboardError> | null;
  return error?.code && error.message && error.changed ? (error as DashboardError) : undefined;
}

function unreadable(changed: "no" | "unknown"): DashboardError {
  return { code: "internal", message: "Switchboard gave an answer that cannot be read", changed };
}
