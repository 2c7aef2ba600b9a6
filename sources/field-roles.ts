/** What hidden fields, attributes and short questions are for, by the names people give them. */
import type { FieldRole } from "./vendor-answer.js";

const keys: Readonly<Record<FieldRole, readonly string[]>> = {
  score: [],
  comment: [],
  email: ["email", "emailaddress", "mail", "useremail", "customeremail", "verifiedemail", "sahkoposti", "epost"],
  name: ["name", "fullname", "displayname", "username", "customername", "nimi", "namn"],
  firstName: ["firstname", "givenname", "etunimi", "fornamn"],
  lastName: ["lastname", "surname", "familyname", "sukunimi", "efternamn"],
  phone: ["phone", "phonenumber", "telephone", "tel", "mobile", "mobilephone", "puhelin", "telefon"],
  customerId: [
    "customerid",
    "customernumber",
    "customerno",
    "userid",
    "externalid",
    "externaluserid",
    "clientid",
    "contactid",
    "asiakasnumero",
    "kundnummer",
  ],
  language: ["language", "lang", "locale", "kieli", "sprak"],
  touchpoint: ["touchpoint", "kosketuspiste"],
};

const roleOfName = new Map<string, FieldRole>(
  Object.entries(keys).flatMap(([role, names]) => names.map((name) => [name, role as FieldRole] as const)),
);

/** The role of a key such as `user_id` or `firstName`; null when it tells nothing. */
export function roleOfKey(key: string): FieldRole | null {
  return roleOfName.get(plain(key).replaceAll(/[^a-z0-9]/g, "")) ?? null;
}

const titles: readonly (readonly [FieldRole, RegExp])[] = [
  ["firstName", /\b(?:first|given) name\b|\betunime?|\bfornamn/],
  ["lastName", /\b(?:last|family) name\b|\bsurname\b|\bsukunime?|\befternamn/],
  ["name", /^(?:name|nimi|namn)\s*(?:$|[:?.,*(/])|\b(?:your|full) name\b|\bnimesi\b|\bditt namn\b/],
];

/** Whether a short question asks for a name, by its wording in English, Finnish or Swedish. */
export function roleOfTitle(title: string): FieldRole | null {
  const words = plain(title.slice(0, 500));
  return titles.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** Lower case without diacritics. */
function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
