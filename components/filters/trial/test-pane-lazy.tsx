"use client";

import { later } from "@/components/ui/overlays/later";
import { Skeleton } from "@/components/ui/page/skeleton";

/**
 * Test pane, loaded once a filter is opened. Use the action as its key: each action has samples of its own.
 */
export const LazyTestPane = later(() => import("./test-pane").then((module) => module.TestPane), {
  // The sample used last is stored in the browser, so the server could not render it.
  browserOnly: true,
  loading: <Skeleton className="h-64" />,
});
