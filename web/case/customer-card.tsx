import type { Schema } from "../api/client.js";
import { Icon } from "../frame/icons.js";
import { useNow } from "../text/now.js";
import { atWords } from "../text/times.js";
import { useText } from "../text/text-provider.js";
import { touchpointWords } from "../text/touchpoint.js";
import { CustomerContext } from "./customer-context.js";

/** Who the customer is and how to reach them. */
export function CustomerCard({ document }: { document: Schema<"Case"> }) {
  const { t, locale } = useText();
  const now = useNow(60);
  const { customer } = document;
  const value =
    customer?.yearlyValue === null || customer?.yearlyValue === undefined
      ? null
      : new Intl.NumberFormat(locale, {
          style: "currency",
          currency: customer.yearlyValue.currency,
          maximumFractionDigits: 0,
        }).format(customer.yearlyValue.amount);
  const rows: [string, string | null | undefined][] = [
    [t("case.account"), customer?.accountName ?? customer?.account],
    [t("case.tier"), customer?.tier],
    [t("case.value"), value],
    [t("case.touchpoint"), document.touchpoint === null ? null : touchpointWords(t, document.touchpoint)],
    [
      t("case.language"),
      customer?.language === null || customer === null
        ? null
        : (t.maybe(`language.${customer.language}`) ?? customer.language),
    ],
    [t("case.opened"), atWords(Date.parse(document.openedAt), now, locale)],
  ];
  return (
    <section className="card customer" aria-labelledby="customer-title">
      <h2 id="customer-title">{t("case.customer")}</h2>
      <p className="customer-ways">
        {customer?.phone !== null && customer?.phone !== undefined && (
          <a href={`tel:${customer.phone}`}>
            <Icon name="phone" /> {customer.phone}
          </a>
        )}
        {customer?.email !== null && customer?.email !== undefined && (
          <a href={`mailto:${customer.email}`}>
            <Icon name="mail" /> {customer.email}
          </a>
        )}
      </p>
      <dl className="facts">
        {rows.map(([name, text]) =>
          text === null || text === undefined ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ),
        )}
      </dl>
      <CustomerContext document={document} />
      {document.resolution !== null && (
        <p>
          {t("case.resolution", {
            code: t.maybe(`code.${document.resolution.code}`) ?? document.resolution.code,
            cause: document.resolution.cause,
          })}
        </p>
      )}
    </section>
  );
}
