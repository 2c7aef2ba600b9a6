/** What customers wrote who were content. Each is used once; most say nothing. */
import type { Touchpoint } from "./stories.js";
import type { StoryLanguage } from "./customers.js";

/** What a promoter wrote. `recovered`: only since deliveries come in time again. */
export interface Praise {
  language: StoryLanguage;
  touchpoint: Touchpoint;
  comment: string;
  recovered?: true;
}

/** Comments of promoters. */
export const praise: readonly Praise[] = [
  {
    language: "fi",
    touchpoint: "delivery",
    comment: "Tuotiin tasan sovittuna aikana, kuljettaja oli todella avulias.",
  },
  { language: "fi", touchpoint: "delivery", comment: "Nopea toimitus, vanha kone vietiin samalla pois." },
  {
    language: "fi",
    touchpoint: "delivery",
    comment: "Toimitus toimii taas niin kuin ennenkin, kiitos.",
    recovered: true,
  },
  { language: "fi", touchpoint: "delivery", comment: "Viesti tuli tuntia ennen, helppo olla kotona." },
  { language: "fi", touchpoint: "installation", comment: "Asentaja opasti rauhassa ja siivosi jälkensä." },
  { language: "fi", touchpoint: "installation", comment: "Liesi paikoillaan vartissa, hieno homma." },
  { language: "fi", touchpoint: "support", comment: "Asia ratkesi yhdellä puhelulla." },
  { language: "fi", touchpoint: "support", comment: "Maija osasi heti kertoa mistä vika johtuu." },
  { language: "fi", touchpoint: "support", comment: "Takaisinsoitto tuli luvatussa ajassa." },
  { language: "fi", touchpoint: "store", comment: "Myyjä kuunteli eikä tyrkyttänyt kalleinta." },
  { language: "fi", touchpoint: "store", comment: "Löytyi juuri sopiva pakastin pieneen keittiöön." },
  { language: "fi", touchpoint: "store", comment: "Selkeä myymälä ja reilu hinta." },
  { language: "fi", touchpoint: "payment", comment: "Maksaminen kävi hetkessä puhelimella." },
  { language: "fi", touchpoint: "invoice", comment: "Lasku oli selkeä ja eräpäivän sai siirtää itse." },
  { language: "sv", touchpoint: "delivery", comment: "Punktlig leverans och trevlig chaufför." },
  { language: "sv", touchpoint: "delivery", comment: "Nu kommer bilen i tid igen, bra jobbat.", recovered: true },
  { language: "sv", touchpoint: "installation", comment: "Montören var noggrann och förklarade allt." },
  { language: "sv", touchpoint: "support", comment: "Elin hjälpte mig på svenska på en gång." },
  { language: "sv", touchpoint: "store", comment: "Kunnig personal som tog sig tid." },
  { language: "en", touchpoint: "delivery", comment: "On time to the minute, could not ask for more." },
  { language: "en", touchpoint: "delivery", comment: "Great to get a text when the van was close." },
  { language: "en", touchpoint: "installation", comment: "Neat work and a proper walk-through of the oven." },
  { language: "en", touchpoint: "support", comment: "Tom sorted the invoice while I was on the phone." },
  { language: "en", touchpoint: "store", comment: "Honest advice, we bought the smaller model and it is perfect." },
];
