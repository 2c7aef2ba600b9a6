/** A touchpoint in words where it is a well-known one, else as the organisation writes it. */
export function touchpointWords(t: { maybe: (key: string) => string | null }, touchpoint: string): string {
  return t.maybe(`touchpoint.${touchpoint}`) ?? touchpoint;
}
