import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { api, take } from "../api/client.js";
import { Icon } from "../frame/icons.js";
import { useNow } from "../text/now.js";
import { atWords } from "../text/times.js";
import { useText } from "../text/text-provider.js";

/** Asks for one customer whether they may be asked, and shows every reason against it. */
export function EligibilityCheck() {
  const { t, locale } = useText();
  const now = useNow(60);
  const [customer, setCustomer] = useState("");
  const check = useMutation({
    mutationFn: async () => {
      const { items } = await take(
        api.GET("/api/v1/promoters/customers", { params: { query: { q: customer.trim() } } }),
      );
      const [found] = items;
      if (found === undefined) return null;
      const answer = await take(
        api.GET("/api/v1/promoters/eligibility", { params: { query: { customer: found.id } } }),
      );
      return { ...answer, name: found.name };
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    check.mutate();
  };
  const answer = check.data;
  const name = answer?.name ?? customer;
  return (
    <section className="card" aria-labelledby="check-title">
      <h2 id="check-title">{t("marketing.check")}</h2>
      <form className="check-form" onSubmit={submit}>
        <TextInput
          label={t("marketing.customer")}
          required
          withAsterisk={false}
          value={customer}
          onChange={(event) => setCustomer(event.currentTarget.value)}
        />
        <Button type="submit" loading={check.isPending}>
          {t("marketing.ask")}
        </Button>
      </form>
      <div role="status">
        {check.error !== null && <p>{t("app.refused", { detail: check.error.message })}</p>}
        {answer === null && <p>{t("marketing.unknown")}</p>}
        {answer?.eligible === true && (
          <p className="tone tone-met">
            <Icon name="check" size={14} />
            {t("marketing.eligible", {
              name,
              at: answer.notBefore === null ? "none" : atWords(Date.parse(answer.notBefore), now, locale),
            })}
          </p>
        )}
        {answer?.eligible === false && answer.reasons === null && <p>{t("marketing.ineligibleOnly", { name })}</p>}
        {answer?.eligible === false && answer.reasons !== null && (
          <>
            <p>{t("marketing.ineligible", { name })}</p>
            <ul>
              {answer.reasons.map(({ code, detail }) => (
                <li key={code}>{t.maybe(`suppress.${code}`) ?? detail}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}
