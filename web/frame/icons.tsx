/** The console's icons: strokes on a 20-unit square, always beside a word. */
const shapes = {
  queue: "M3 5h14M3 10h14M3 15h9",
  lead: "M4 16V9m4 7V4m4 12v-5m4 5V7",
  marketing: "M3 8v4h3l6 4V4L6 8H3zm12-1a4 4 0 0 1 0 6",
  sources: "M10 3v9m0 0 3-3m-3 3L7 9M4 13v3h12v-3",
  people: "M7 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zm-5 8c0-3 2-5 5-5s5 2 5 5m1-13a3 3 0 0 1 0 5m2 8c0-2-.6-3.400-2-4.300",
  policies: "M5 3h7l3 3v11H5zM8 9h4M8 12h4",
  clock: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zm0-11v4l3 2",
  soon: "M10 10V3a7 7 0 0 1 7 7z",
  alert: "M10 3 2.500 16h15zM10 8v4m0 2v.200",
  check: "m4 10 4 4 8-8",
  pause: "M7 4v12M13 4v12",
  up: "M10 16V4m0 0L5 9m5-5 5 5",
  snooze: "M15.500 12.500A6.500 6.500 0 0 1 7.500 4.500a6.500 6.500 0 1 0 8 8z",
  person: "M10 10a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zm-6 7c0-3.500 2.500-5.500 6-5.500s6 2 6 5.500",
  search: "M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12zm4.500-1.500L17 17",
  back: "M12 4l-6 6 6 6",
  phone: "M5 3h3l1.500 4L7.500 8.500a9 9 0 0 0 4 4L13 10.500l4 1.500v3c0 1-1 2-2 2C9 17 3 11 3 5c0-1 1-2 2-2z",
  mail: "M3 5h14v10H3zm0 0 7 6 7-6",
  more: "M5 10h.010M10 10h.010M15 10h.010",
  menu: "M3 6h14M3 10h14M3 14h14",
  out: "M8 4H4v12h4m4-9 4 3-4 3m4-3H8",
  keys: "M3 6h14v8H3zm3 3h.010M10 9h.010M14 9h.010M7 12h6",
  flag: "M5 17V3h9l-2 3.500L14 10H5",
  lock: "M5 9h10v8H5zm2 0V6a3 3 0 0 1 6 0v3m-3 3v2",
  note: "M4 3h12v10l-4 4H4zm8 14v-4h4",
} as const;

/** Name of an icon. */
export type IconName = keyof typeof shapes;

/** An icon; decoration only, the word stands beside it. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  const isFilled = name === "soon";
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === "more" ? 2.5 : 1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={shapes[name]} fill={isFilled ? "currentColor" : "none"} fillRule="evenodd" />
      {isFilled && <circle cx="10" cy="10" r="7" />}
    </svg>
  );
}
