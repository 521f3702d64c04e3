import { jsxDEV as element, type JSXSource } from "react/jsx-dev-runtime";
import { ownTexts } from "./own-texts";

/** `jsx-runtime.ts` for `next dev`, where React wants to know where an element stands. */

export { Fragment, type JSX } from "react/jsx-dev-runtime";

export const jsxDEV: typeof element = (type, props, key, isStatic, source?: JSXSource, self?: unknown) => {
  const own = ownTexts(type, Object(props));
  return element(type, own, key, isStatic && "children" in own && Array.isArray(own.children), source, self);
};
