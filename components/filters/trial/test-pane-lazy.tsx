"use client";

import { later } from "@/components/ui/overlays/later";
import { Skeleton } from "@/components/ui/page/skeleton";

/** The test pane, loaded when a filter is looked at. Give it the action as key: each has samples of its own. */
export const LazyTestPane = later(() => import("./test-pane").then((module) => module.TestPane), {
  // What was used last is in the browser only.
  browserOnly: true,
  loading: <Skeleton className="h-64" />,
});
