/** A QR code drawn into the page itself, so that nothing has to be loaded. */
import type { ReactElement } from "react";
import { encode } from "uqr";

/** Quiet modules around the code (ISO/IEC 18004 asks for four). */
const border = 4;

/** The code of `text`, dark on light in both themes, because not every camera reads it the other way round. */
export function QrCode({ text, name }: { text: string; name: string }): ReactElement {
  const { data, size } = encode(text, { ecc: "M", border });
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={name} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
