/** Why nobody owns a case, in words that stand by themselves; a reason nobody has written stays as it is. */
export function unownedWords(t: { maybe: (key: string) => string | null }, reason: string): string {
  return t.maybe(`unowned.${reason}`) ?? t.maybe(`reason.${reason}`) ?? reason;
}
