const YES =
  /^(?:1|x|ja|j|yes|y|true|wahr|on|ok|oui|si|sì|sí|tak|✓|✔|☑|opt-?in|subscribed|angemeldet|abonniert|aktiv|erteilt|liegt vor|vorhanden|double opt-?in|doi|confirmed|bestätigt)$/i;
const NO =
  /^(?:0|-|nein|n|no|false|falsch|off|non|nie|☐|opt-?out|unsubscribed|abgemeldet|inaktiv|widerrufen|nicht erteilt|liegt nicht vor|keine?)$/i;

/** Yes, no, or undefined: an unclear word is never taken for a consent (Art. 4(11): unambiguous). */
export function readFlag(text: string): boolean | undefined {
  if (YES.test(text)) return true;
  return NO.test(text) ? false : undefined;
}
