import { lazy, Suspense, useEffect, useState } from "react";

const ToastPlace = lazy(() => import("./toast-place.js"));

/** Where it is told what happened. Fetched when the first page stands; what was said before is shown then. */
export function Toasts() {
  const [isWanted, setWanted] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setWanted(true), 1_000);
    return () => window.clearTimeout(timer);
  }, []);
  return isWanted ? (
    <Suspense fallback={null}>
      <ToastPlace />
    </Suspense>
  ) : null;
}
