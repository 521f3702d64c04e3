import { type ComponentType, createElement, type ReactNode, Suspense } from "react";
import { renewable } from "./late/load-again";
import { LoadBoundary } from "./late/load-boundary";
import { useHydrated } from "../use-hydrated";
import { warm } from "./late/warm";

type LaterOptions<P> = {
  /** Placeholder while the part loads; nothing if left out. */
  loading?: ReactNode;
  /** Not rendered on the server, because its content exists only in the browser. */
  browserOnly?: boolean;
  /**
   * Closes a part that opens over the page; a failure to load is then shown beside the pressed control.
   */
  giveUp?: (props: P) => void;
  /** Wraps the message of a failure where plain text is not allowed, as in a table. */
  frame?: (words: ReactNode) => ReactNode;
  /** Loads the part early, once the page is in use, so that it is there when the network is not. */
  warmed?: boolean;
};

/**
 * Component that is loaded when first shown. Unlike next/dynamic it has boundaries of its own: without them
 * the whole page would fall back to its skeleton, or to an error page if the part cannot be loaded.
 */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  { loading, browserOnly = false, giveUp, frame, warmed }: LaterOptions<P> = {},
): ComponentType<P> {
  const Part = lazyPart(load);
  if (warmed) warm(load);
  return function Later(props: P) {
    const hydrated = useHydrated();
    return (
      <LoadBoundary onGiveUp={giveUp && (() => giveUp(props))} frame={frame}>
        <Suspense fallback={loading}>{hydrated || !browserOnly ? <Part {...props} /> : loading}</Suspense>
      </LoadBoundary>
    );
  };
}

/** React's lazy, which can be tried again; it needs a LoadBoundary and a Suspense around it. */
export function lazyPart<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const current = renewable(load);
  return function LazyPart(props: P) {
    return createElement(current(), props);
  };
}
