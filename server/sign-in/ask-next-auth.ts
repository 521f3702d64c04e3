import "server-only";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth, { type AuthOptions } from "next-auth";

/** Request for next-auth, without its origin. */
export type Asked = {
  method: string;
  /** `/api/auth/<path>` */
  path: string[];
  query: Record<string, string>;
  body: Record<string, string>;
  cookies: Record<string, string>;
  headers: Record<string, string>;
};

/**
 * Calls next-auth with exactly this request; without it next-auth would read cookies from Next's own
 * request.
 */
export async function askNextAuth(
  { path, query, ...asked }: Asked,
  options: AuthOptions,
): Promise<{ status: number; headers: Headers; body: string | null }> {
  const answer = { status: 200, headers: new Headers(), body: null as string | null };
  const json = (value: unknown) => {
    answer.headers.set("content-type", "application/json");
    answer.body = JSON.stringify(value);
  };
  const response = {
    status(code: number) {
      answer.status = code;
      return response;
    },
    setHeader(name: string, value: string | string[]) {
      answer.headers.delete(name);
      for (const one of [value].flat()) answer.headers.append(name, one);
      return response;
    },
    getHeader: (name: string) =>
      name.toLowerCase() === "set-cookie" ? answer.headers.getSetCookie() : answer.headers.get(name),
    json,
    send: (body: unknown) => {
      if (typeof body === "string") answer.body = body;
      else if (body !== undefined) json(body);
    },
    end: () => {},
  };
  const request = { ...asked, query: { ...query, nextauth: path } };
  await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options);
  return answer;
}
