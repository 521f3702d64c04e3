import { type ComponentType, lazy, Suspense } from "react";

/**
 * A component that is loaded when it is first shown; nothing stands in its place until then. Unlike next/dynamic it
 * always brings its own boundary: without one, the page around would give way to its skeleton and lose the focus.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const Lazy = lazy(async () => ({ default: await load() }));
  return function Later(props: P) {
    return (
      <Suspense>
        <Lazy {...props} />
      </Suspense>
    );
  };
}
