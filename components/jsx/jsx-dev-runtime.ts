import { jsxDEV as element, type JSXSource } from "react/jsx-dev-runtime";
import { ownTexts } from "./own-texts";

/**
 * Variant of `jsx-runtime.ts` for `next dev`, where React also records the source position of an element.
 */

export { Fragment, type JSX } from "react/jsx-dev-runtime";

export const jsxDEV: typeof element = (type, props, key, isStatic, source?: JSXSource, self?: unknown) => {
  const own = ownTexts(type, Object(props));
  return element(type, own, key, isStatic && "children" in own && Array.isArray(own.children), source, self);
};
