/** A person's initials in a circle; the name is read out. */
export function Initials({ name, size = 28 }: { name: string; size?: number }) {
  const letters = name
    .split(/\s+/)
    .map((part) => part.slice(0, 1))
    .filter((letter) => letter !== "");
  return (
    <span
      className="initials"
      style={{ width: size, height: size, fontSize: size * 0.4 }}
      title={name}
      aria-hidden="true"
    >
      {[letters[0], letters.length > 1 ? letters.at(-1) : ""].join("").toUpperCase()}
    </span>
  );
}
