/** The parts a mail is made of. React escapes every text; line ends become breaks. */
import { Fragment, type ReactElement } from "react";
import type { CaseLine, Fact, MailContent, Passage, Tone } from "../mail-content.js";
import { styles } from "./styles.js";

function Broken({ text }: { text: string }): ReactElement {
  return (
    <>
      {text.split("\n").map((line, index) => (
        <Fragment key={index}>
          {index === 0 ? null : <br />}
          {line}
        </Fragment>
      ))}
    </>
  );
}

/** A text in the colour of its meaning; the words say the same. */
export function Toned({ tone, text }: { tone: Tone; text: string }): ReactElement {
  if (tone === "neutral") return <>{text}</>;
  return (
    <span className={`m-${tone}`} style={styles[tone]}>
      {text}
    </span>
  );
}

/** Paragraphs. */
export function Lines({ lines }: { lines: readonly string[] }): ReactElement {
  return (
    <>
      {lines.map((line, index) => (
        <p key={index} className="m-text" style={styles.paragraph}>
          <Broken text={line} />
        </p>
      ))}
    </>
  );
}

/** The cases of a digest. */
export function Items({ items }: { items: readonly CaseLine[] }): ReactElement {
  return (
    <>
      {items.map((item, index) => (
        <div key={index} className="m-item" style={styles.item}>
          <a className="m-link" href={item.url} style={styles.link}>
            <bdi>{item.title}</bdi>
          </a>
          <br />
          <span className={item.tone === "neutral" ? "m-muted" : ""} style={styles.factLabel}>
            <Toned tone={item.tone} text={item.detail} />
          </span>
        </div>
      ))}
    </>
  );
}

/** What the customer said, set apart and in its own language and direction. */
export function Quote({ quote }: { quote: NonNullable<MailContent["quote"]> }): ReactElement {
  const language = quote.language === null ? {} : { lang: quote.language };
  return (
    <>
      <h2 className="m-text" style={styles.title}>
        {quote.title}
      </h2>
      {quote.text === "" ? null : (
        <blockquote className="m-quote" dir="auto" {...language} style={styles.quote}>
          <Broken text={quote.text} />
        </blockquote>
      )}
      {quote.notes.map((note) => (
        <div key={note} className="m-muted" style={styles.small}>
          {note}
        </div>
      ))}
    </>
  );
}

/** Labelled lines, one under the other so that they fit a phone. */
export function Facts({ title, facts }: { title: string | null; facts: readonly Fact[] }): ReactElement | null {
  if (facts.length === 0) return null;
  return (
    <>
      {title === null ? null : (
        <h2 className="m-text" style={styles.title}>
          {title}
        </h2>
      )}
      {facts.map((fact) => (
        <div key={fact.label} className="m-text" style={styles.fact}>
          <span className="m-muted" style={styles.factLabel}>
            {fact.label}:
          </span>{" "}
          <bdi>
            <Toned tone={fact.tone} text={fact.value} />
          </bdi>
        </div>
      ))}
    </>
  );
}

/** Titled groups of sentences. */
export function Passages({ passages }: { passages: readonly Passage[] }): ReactElement {
  return (
    <>
      {passages.map((passage, index) => (
        <Fragment key={index}>
          {passage.title === null ? null : (
            <h2 className="m-text" style={styles.title}>
              {passage.title}
            </h2>
          )}
          {passage.lines.map((line) => (
            <div key={line} className="m-muted" style={styles.small}>
              {line}
            </div>
          ))}
        </Fragment>
      ))}
    </>
  );
}
