/** Headers every answer carries; pages replace the content policy with their own. */
import type { RequestHandler } from "express";
import helmet from "helmet";

/** Nothing may be loaded, framed or sent from a JSON answer. */
const apiPolicy = { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"] };

/** Sets them; HSTS only where the public address is https. */
export function securityHeaders(publicUrl: () => string): RequestHandler {
  const common = {
    contentSecurityPolicy: { useDefaults: false, directives: apiPolicy },
    referrerPolicy: { policy: "no-referrer" },
    frameguard: { action: "deny" },
  } as const;
  const plain = helmet({ ...common, strictTransportSecurity: false });
  const secure = helmet({ ...common, strictTransportSecurity: { maxAge: 31_536_000 } });
  return (request, response, next) => {
    response.setHeader("cache-control", "no-store");
    (publicUrl().startsWith("https://") ? secure : plain)(request, response, next);
  };
}
