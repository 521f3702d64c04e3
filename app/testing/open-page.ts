import { join } from "node:path";
import type { ReactNode } from "react";
import type { Browser } from "@/server/testing/signed-in";
import { database } from "@/server/database/database";
import { dataSentBy, type Sent } from "./server-tree";

type Module = { default: (props: object) => ReactNode | Promise<ReactNode> };
type Opened = { sent: Sent[]; leadsTo?: string };

let cookie = "";

/** Stands for `next/headers`, which exists during a request of Next only: the cookie of whoever opens the page. */
export const nextHeaders = {
  cookies: async () => ({
    getAll: () => {
      const [name = "", value = ""] = cookie.split("=");
      return name === "" ? [] : [{ name, value }];
    },
  }),
  headers: async () => new Headers({ "x-switchboard-path": "/here" }),
};

/**
 * Opens a page and its layout: the data that the page sends, or the address that either redirects to.
 * @param path folder of the page below `app`
 * @param checkedAgoMs age of the last check of the person's rights
 */
export async function openPage(
  path: string,
  by: Browser | undefined,
  params: Record<string, string>,
  checkedAgoMs = 60_001,
): Promise<Opened> {
  await (await database())
    .updateTable("oauth_sessions")
    .set({ checked_at: Date.now() - checkedAgoMs })
    .where("sid", "=", by?.sid ?? "")
    .execute();
  cookie = by?.cookie ?? "";
  const page = (await import(join(process.cwd(), "app", path, "page.tsx"))) as Module;
  const { default: Layout } = await import("../(console)/layout");
  try {
    const props = { params: Promise.resolve(params), searchParams: Promise.resolve({}) };
    // Page before layout: a browser that has the layout already requests the page alone.
    const sent = await dataSentBy(await page.default(props));
    await Layout({ children: null });
    return { sent };
  } catch (error) {
    const { digest } = error as { digest?: string };
    if (!digest?.startsWith("NEXT_REDIRECT")) throw error;
    return { sent: [], leadsTo: digest.split(";")[2] };
  }
}
