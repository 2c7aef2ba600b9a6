/** The thirteen causes of the first start, with their second level (product.md, Contact and resolution). */
import type { Cause, Localised } from "./settings.js";

type Words = readonly [fi: string, sv: string, en: string];

function localised([fi, sv, en]: Words): Localised {
  return { fi, sv, en };
}

function cause(id: string, label: Words, details: Readonly<Record<string, Words>>): Cause {
  return {
    id,
    label: localised(label),
    details: Object.entries(details).map(([detail, words]) => ({ id: detail, label: localised(words) })),
  };
}

/** Causes in the order they are offered. */
export const defaultCauses: readonly Cause[] = [
  cause("product_quality", ["Tuotteen laatu", "Produktens kvalitet", "Product quality"], {
    defective: ["Viallinen tuote", "Defekt produkt", "Defective product"],
    not_as_described: ["Ei vastaa kuvausta", "Motsvarar inte beskrivningen", "Not as described"],
    wrong_fit: ["Ei sovi tarpeeseen", "Passar inte behovet", "Does not fit the need"],
    durability: ["Heikko kestävyys", "Dålig hållbarhet", "Poor durability"],
  }),
  cause("reliability", ["Toimintavarmuus", "Driftsäkerhet", "Reliability"], {
    outage: ["Käyttökatko", "Avbrott", "Outage"],
    repeated_fault: ["Toistuva vika", "Återkommande fel", "Repeated fault"],
    slow: ["Hitaus", "Långsamhet", "Slowness"],
    data_error: ["Virhe tiedoissa", "Fel i uppgifter", "Error in data"],
  }),
  cause("delivery", ["Toimitus", "Leverans", "Delivery"], {
    late: ["Myöhässä", "Försenad", "Late"],
    missing: ["Puuttuu kokonaan tai osin", "Saknas helt eller delvis", "Missing, all or in part"],
    damaged: ["Vaurioitunut matkalla", "Skadad under transporten", "Damaged on the way"],
    wrong_item: ["Väärä tuote", "Fel produkt", "Wrong item"],
    no_information: ["Ei tietoa toimituksesta", "Ingen information om leveransen", "No information about the delivery"],
  }),
  cause("billing_price", ["Laskutus ja hinta", "Fakturering och pris", "Billing and price"], {
    wrong_invoice: ["Virheellinen lasku", "Felaktig faktura", "Wrong invoice"],
    unexpected_charge: ["Yllättävä maksu", "Oväntad avgift", "Unexpected charge"],
    refund_delayed: ["Hyvitys viipyy", "Återbetalningen dröjer", "Refund delayed"],
    too_expensive: ["Liian kallis", "För dyrt", "Too expensive"],
    payment_problem: ["Maksaminen ei onnistu", "Betalningen fungerar inte", "Payment does not work"],
  }),
  cause("staff", ["Henkilökunta", "Personal", "Staff"], {
    attitude: ["Kohtelu", "Bemötande", "Attitude"],
    competence: ["Osaaminen", "Kunnande", "Competence"],
    promise_broken: ["Lupaus pitämättä", "Brutet löfte", "Promise not kept"],
    passed_around: ["Pompottelu", "Skickades runt", "Passed around"],
  }),
  cause("access_speed", ["Tavoitettavuus ja nopeus", "Tillgänglighet och snabbhet", "Access and speed"], {
    queue: ["Jonotus", "Kötid", "Queue"],
    no_reply: ["Ei vastausta", "Inget svar", "No reply"],
    opening_hours: ["Aukioloajat", "Öppettider", "Opening hours"],
    slow_handling: ["Hidas käsittely", "Långsam hantering", "Slow handling"],
  }),
  cause("process_policy", ["Toimintatavat ja säännöt", "Processer och regler", "Process and policy"], {
    too_complicated: ["Liian monimutkaista", "För krångligt", "Too complicated"],
    strict_terms: ["Tiukat ehdot", "Stränga villkor", "Strict terms"],
    returns: ["Palautukset", "Returer", "Returns"],
    internal_error: ["Virhe käsittelyssä", "Fel i hanteringen", "Error in handling"],
  }),
  cause("digital", ["Verkkopalvelut", "Digitala tjänster", "Digital services"], {
    does_not_work: ["Ei toimi", "Fungerar inte", "Does not work"],
    hard_to_use: ["Vaikea käyttää", "Svår att använda", "Hard to use"],
    login: ["Kirjautuminen", "Inloggning", "Login"],
    missing_feature: ["Puuttuva toiminto", "Saknad funktion", "Missing feature"],
    accessibility: ["Saavutettavuus", "Tillgänglighetsanpassning", "Accessibility"],
  }),
  cause("communication", ["Viestintä", "Kommunikation", "Communication"], {
    unclear: ["Epäselvää", "Otydligt", "Unclear"],
    contradictory: ["Ristiriitaista tietoa", "Motstridig information", "Contradictory information"],
    too_late: ["Liian myöhään", "För sent", "Too late"],
    too_much: ["Liikaa viestejä", "För många meddelanden", "Too many messages"],
    wrong_language: ["Väärä kieli", "Fel språk", "Wrong language"],
  }),
  cause("contract", ["Sopimus", "Avtal", "Contract"], {
    terms_unclear: ["Epäselvät ehdot", "Otydliga villkor", "Unclear terms"],
    change_of_terms: ["Ehtojen muutos", "Ändrade villkor", "Change of terms"],
    termination: ["Irtisanominen", "Uppsägning", "Termination"],
    not_honoured: ["Sopimusta ei noudatettu", "Avtalet följdes inte", "Not honoured"],
  }),
  cause("premises", ["Toimitilat", "Lokaler", "Premises"], {
    cleanliness: ["Siisteys", "Renlighet", "Cleanliness"],
    accessible_entry: ["Esteettömyys", "Framkomlighet", "Step-free access"],
    parking: ["Pysäköinti", "Parkering", "Parking"],
    comfort: ["Viihtyisyys", "Trivsel", "Comfort"],
  }),
  cause("external", ["Ulkopuolinen syy", "Extern orsak", "External"], {
    carrier: ["Kuljetusliike", "Transportföretag", "Carrier"],
    partner: ["Kumppani tai alihankkija", "Partner eller underleverantör", "Partner or subcontractor"],
    authority: ["Viranomainen", "Myndighet", "Authority"],
    weather: ["Sää tai luonto", "Väder eller natur", "Weather or nature"],
  }),
  cause("none_found", ["Syytä ei löytynyt", "Ingen orsak hittades", "None found"], {
    misunderstanding: ["Väärinkäsitys", "Missförstånd", "Misunderstanding"],
    wrong_score: ["Arvosana annettu vahingossa", "Fel betyg av misstag", "Score given by mistake"],
    no_details: ["Asiakas ei kertonut enempää", "Kunden ville inte säga mer", "The customer said no more"],
  }),
];
