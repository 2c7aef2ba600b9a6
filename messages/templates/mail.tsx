/** The frame of every mail: one column in a table, because mail programs agree on nothing else. */
import type { ReactElement } from "react";
import type { MailContent } from "../mail-content.js";
import { Facts, Items, Lines, Passages, Quote, Toned } from "./parts.js";
import { darkRules, styles } from "./styles.js";

function Action({ action }: { action: NonNullable<MailContent["action"]> }): ReactElement {
  return (
    <p style={{ margin: "20px 0" }}>
      <a className="m-button" href={action.url} style={styles.button}>
        {action.label}
      </a>
    </p>
  );
}

function SecondAction({ action }: { action: NonNullable<MailContent["secondAction"]> }): ReactElement {
  return (
    <>
      <p className="m-text" style={styles.paragraph}>
        <a className="m-link" href={action.url} style={styles.link}>
          {action.label}
        </a>
      </p>
      <p className="m-muted" style={styles.small}>
        {action.hint}
      </p>
    </>
  );
}

function Footer({ footer }: { footer: MailContent["footer"] }): ReactElement {
  return (
    <>
      {footer.lines.map((line) => (
        <div key={line} className="m-muted" style={styles.small}>
          {line}
        </div>
      ))}
      {footer.links.map((link) => (
        <div key={link.url} style={styles.small}>
          <a className="m-link" href={link.url} style={styles.link}>
            {link.label}
          </a>
        </div>
      ))}
    </>
  );
}

function Head({ content }: { content: MailContent }): ReactElement {
  return (
    <head>
      <meta httpEquiv="Content-Type" content="text/html; charset=UTF-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
      {/* Keeps phones from turning case numbers and dates into links of their own. */}
      <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
      <title>{content.subject}</title>
      <style dangerouslySetInnerHTML={{ __html: darkRules }} />
    </head>
  );
}

/** A whole mail as a document. */
export function Mail({ content }: { content: MailContent }): ReactElement {
  return (
    <html lang={content.language} dir="ltr">
      <Head content={content} />
      <body className="m-page" style={styles.page}>
        <div data-skip-in-text="true" style={styles.hidden}>
          {content.preview}
        </div>
        <table role="presentation" className="m-page" width="100%" cellPadding={0} cellSpacing={0} style={styles.outer}>
          <tbody>
            <tr>
              <td align="center" style={{ padding: "16px 8px" }}>
                <table
                  role="presentation"
                  className="m-card"
                  width="100%"
                  cellPadding={0}
                  cellSpacing={0}
                  style={styles.card}
                >
                  <tbody>
                    <tr>
                      <td className="m-pad" style={{ padding: "28px 32px" }}>
                        {content.label === null ? null : (
                          <div className="m-muted" style={styles.label}>
                            {content.label}
                          </div>
                        )}
                        <h1 className="m-text" style={styles.headline}>
                          {content.headline}
                        </h1>
                        {content.badge === null ? null : (
                          <p className="m-text" style={styles.paragraph}>
                            <Toned tone={content.badge.tone} text={content.badge.text} />
                          </p>
                        )}
                        <Lines lines={content.body} />
                        {content.action === null ? null : <Action action={content.action} />}
                        {content.secondAction === undefined ? null : <SecondAction action={content.secondAction} />}
                        <Items items={content.items} />
                        {content.quote === null ? null : <Quote quote={content.quote} />}
                        <Facts title={content.factsTitle} facts={content.facts} />
                        <Passages passages={content.passages} />
                      </td>
                    </tr>
                  </tbody>
                </table>
                <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} style={{ maxWidth: "600px" }}>
                  <tbody>
                    <tr>
                      <td style={styles.footer}>
                        <Footer footer={content.footer} />
                      </td>
                    </tr>
                  </tbody>
                </table>
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  );
}
