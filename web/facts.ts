/** What the server told the page: read once, from its head. */
export interface PageFacts {
  nonce: string;
  mayBeSignedIn: boolean;
  isDemo: boolean;
  hasMailbox: boolean;
  /** Name of the identity provider; null = there is none. */
  provider: string | null;
  hasLocalLogin: boolean;
}

/** The facts; without a server that fills them in (the development server) nothing is known, so everything is tried. */
export const facts: PageFacts = read();

function read(): PageFacts {
  const text = document.querySelector<HTMLMetaElement>('meta[name="innerloop-facts"]')?.content ?? "";
  if (!text.startsWith("{"))
    return { nonce: "", mayBeSignedIn: true, isDemo: true, hasMailbox: true, provider: null, hasLocalLogin: true };
  return JSON.parse(text) as PageFacts;
}
