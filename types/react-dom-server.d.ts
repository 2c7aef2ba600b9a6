/** The one function of react-dom's server part that the pages use; the package ships no types. */
declare module "react-dom/server" {
  import type { ReactNode } from "react";
  /** HTML of a tree, escaped, without anything React would need in a browser. */
  export function renderToStaticMarkup(node: ReactNode): string;
}
