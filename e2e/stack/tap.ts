import { type IncomingMessage, request as forward, createServer, type ServerResponse } from "node:http";

/** A fault for requests whose path ends with `path`, for a number of times. */
export type Fault = {
  path: string;
  /** `refuse`, `hang` and `status` come before any effect; `lose` cuts and `swallow` withholds the answer after it. */
  kind: "refuse" | "hang" | "status" | "lose" | "swallow";
  status?: number;
  times: number;
};

/**
 * A reverse proxy that passes requests on, injects the requested faults, and collects the secrets that cross
 * it, so that a test can search for them in places where they must not be.
 */
export class Tap {
  readonly secrets = new Set<string>();
  /** Paths of all requests so far, for counting. */
  readonly seen: string[] = [];
  faults: Fault[] = [];

  constructor(
    private readonly port: number,
    private readonly target: number,
  ) {}

  listen(): Promise<void> {
    return new Promise((resolve) => {
      createServer((request, response) => this.handle(request, response)).listen(
        this.port,
        "127.0.0.1",
        resolve,
      );
    });
  }

  private handle(request: IncomingMessage, response: ServerResponse): void {
    const path = (request.url ?? "").split("?")[0] ?? "";
    this.seen.push(`${request.method} ${path}`);
    const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? "")?.[1];
    if (bearer) this.secrets.add(bearer);
    const fault = this.faults.find((item) => item.times > 0 && path.endsWith(item.path));
    if (fault) {
      fault.times -= 1;
      if (fault.kind !== "lose" && fault.kind !== "swallow") {
        this.break(fault, request, response);
        return;
      }
    }
    const upstream = forward(
      {
        host: "127.0.0.1",
        port: this.target,
        method: request.method,
        path: request.url,
        headers: request.headers,
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () => {
          const body = Buffer.concat(chunks);
          this.collect(body.toString("utf8"));
          if (fault) {
            if (fault.kind === "lose") response.destroy();
            return;
          }
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          response.end(body);
        });
      },
    );
    upstream.on("error", () => response.destroy());
    request.pipe(upstream);
  }

  private break(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
    switch (fault.kind) {
      case "refuse":
        response.destroy();
        return;
      case "hang":
      case "lose":
      case "swallow":
        return;
      case "status":
        request.resume();
        response.writeHead(fault.status ?? 500, { "content-type": "application/json" });
        response.end(JSON.stringify({ error: { type: "internal", message: "Broken on purpose" } }));
    }
  }

  private collect(text: string): void {
    for (const match of text.matchAll(/"(?:access_token|refresh_token|secret_key)"\s*:\s*"([^"]+)"/g)) {
      if (match[1]) this.secrets.add(match[1]);
    }
  }
}
