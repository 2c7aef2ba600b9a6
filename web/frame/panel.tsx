import { useId, useRef, type ReactNode } from "react";

/** A button that opens a panel above the page; a click beside it, a choice in it, or Escape closes it. */
export function Panel({
  label,
  className,
  button,
  isNamed = false,
  children,
}: {
  label: string;
  className: string;
  button: ReactNode;
  /** True when what stands on the button names it. */
  isNamed?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const place = (): void => {
    const [at, own] = [opener.current?.getBoundingClientRect(), panel.current];
    if (at === undefined || own === null) return;
    const { offsetWidth: width, offsetHeight: height } = own;
    const below = at.bottom + height + 8 < window.innerHeight;
    own.style.top = `${Math.max(8, below ? at.bottom + 4 : at.top - height - 4)}px`;
    own.style.left = `${Math.max(8, Math.min(at.left, window.innerWidth - width - 8))}px`;
  };
  return (
    <>
      <button
        ref={opener}
        type="button"
        className={className}
        aria-label={isNamed ? undefined : label}
        popoverTarget={id}
      >
        {button}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        className="panel"
        role="group"
        aria-label={label}
        onToggle={(event) => {
          if (event.newState === "open") place();
        }}
      >
        {children}
      </div>
    </>
  );
}

/** One choice of a panel; `refusal` = why it cannot be chosen, in which case it stays reachable and does nothing. */
export function PanelItem({
  icon,
  refusal,
  onClick,
  href,
  lang,
  isPressed,
  children,
}: {
  icon?: ReactNode;
  refusal?: string;
  onClick?: () => void;
  href?: string;
  lang?: string;
  isPressed?: boolean;
  children: ReactNode;
}) {
  if (href !== undefined)
    return (
      <a className="panel-item" href={href}>
        {icon}
        <span>{children}</span>
      </a>
    );
  const isRefused = refusal !== undefined;
  return (
    <button
      type="button"
      className="panel-item"
      lang={lang}
      aria-disabled={isRefused || undefined}
      aria-pressed={isPressed}
      onClick={(event) => {
        if (isRefused) return;
        event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
        onClick?.();
      }}
    >
      {icon}
      <span>
        {children}
        {isRefused && <small>{refusal}</small>}
      </span>
    </button>
  );
}
