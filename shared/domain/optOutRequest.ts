import { plainWords, withoutDeviceLine } from './plainWords.ts';
import { readNamedRevocation, readRevocation } from './revocation.ts';

const us = '(?:me|us|this number|this phone|my (?:number|phone|cell)|here|anymore|any more|again)';
const write = '(?:text|message|msg|sms|contact|write|call or text|text or call|email or text|bother|txt)';
const messages =
  '(?:texts?|txts?|messages?|msgs?|sms|texting|messaging|notifications|reminders|updates|alerts)';

/** Requests that count anywhere in a text. */
const anywhere = [
  `(?<!\\b(?:i|we|they|you|to|ill|well) )(?:dont|do not|never|not to) (?:ever )?${write}(?: to)? ${us}`,
  `(?<!\\b(?:i|we|they|you|he|she|who) )(?:dont|do not|never) (?:ever )?${write}$`,
  `(?<!\\b(?:dont|not|never) )(?:stop|quit) (?:texting|messaging|contacting|writing|bothering|bugging|spamming|harassing|annoying)(?! and driv)`,
  `(?:stop|quit) (?:with )?(?:the|these|those|your|all|all the|all these|sending|sending me|sending us|sending these|sending your) ?${messages}`,
  '(?:stop|quit) sending (?:me|us|these|this to|things|stuff|anything|it to me)\\b',
  '\\b(?:lose|delete|erase|forget|remove) (?:my|this|our) (?:number|phone number|info|information|contact)\\b',
  '\\b(?:take|get|remove|delete) (?:me|us|my number|our number|this number) (?:off|from|out)\\b',
  '(?:^|please |just |kindly )(?:remove|delete) (?:me|us)$',
  `(?<!\\b(?:get|got|getting|receive|are|were|have) )no more (?:of )?(?:these |those |your )?${messages}`,
  '\\b(?:leave|let) (?:me|us) (?:alone|be)$|\\bleave (?:me|us) alone\\b',
  '\\b(?:unsubscribe|opt|opted) (?:me|us)\\b',
  '\\bopt(?:ing)? out of (?:these|the|your|all|any|texts|messages)\\b',
  '\\bhow (?:do|can|to) (?:i |we )?(?:unsubscribe|opt out)\\b',
  `\\bhow (?:do|can|to) (?:i |we )?stop (?:these|the|your|getting|receiving) ?(?:these |your )?${messages}`,
  `\\b(?:dont|do not|didnt|no longer|never) (?:want|wanna|wish|need|ask for|agree to|sign up for|consent to)(?: to)?(?: (?:get|receive|be getting|have|any|more|any more|anymore|your|these|the|further|such))* ${messages}`,
  '\\b(?:never|didnt|did not) (?:sign up|signed up|consent|consented)\\b',
  '\\b(?:revoke|withdraw|withdrawing|revoking) (?:my |all |any )?consent\\b',
  '\\bcease and desist\\b',
  '\\byou are (?:harassing|spamming)|\\byoure (?:harassing|spamming)|\\bthis is (?:spam|harassment)\\b',
  '\\bi said (?:stop|no more|unsubscribe)\\b',
  '\\b(?:want|need|would like|like) (?:this|these|it|them|the texts|your texts|the messages|you) to stop$',
  '\\b(?:this|that)(?: is| s)? ?(?:no longer|not|isnt) \\w+ (?:number|phone|cell)\\b',
  '\\b(?:doesnt|does not|no longer) (?:have|has|own|owns|use|uses) this (?:number|phone)\\b',
  '\\bstop (?:getting|receiving) (?:these |the |your |any |all )*(?:texts?|messages?)\\b',
  '^who .{1,20} stop$',
  '^stop (?:who|no more|dont|do not|wrong|leave|im not|i dont|i do not|i didnt|thank|thanks for)\\b',
  // Spanish and French.
  '\\bno (?:me|nos) (?:vuelvan? a )?(?:escriba|escribas|escriban|escribir|envie|envies|envien|enviar|mande|mandes|manden|mandar|contacte|contactes|contacten|moleste|molestes|molesten|textee)\\b',
  '\\b(?:no mas|basta de) (?:mensajes|textos)\\b',
  '\\bdeje?n? de (?:escribir|mandar|enviar|molestar)\\w*',
  '\\b(?:borre|borren|quite|quiten|elimine|eliminen) mi numero\\b',
  '\\bne (?:m|me|nous) ?(?:ecrivez|contactez|envoyez|textez) (?:plus|pas)\\b',
  '\\b(?:plus de|arretez les?) (?:messages|textos|sms)\\b',
].map((pattern) => new RegExp(pattern));

const opening =
  '(?:(?:sorry|hi|hello|hey|no|um|well|ok|okay|yes|and|but|just|please|pls|dude|excuse me|i think|think|i believe|im afraid|i said) )*';
const ending =
  '(?: (?:please|pls|now|already|anymore|any more|thanks|thank you|sorry|buddy|pal|man|sir|maam|again|immediately))*';

/** Requests that count only as a whole sentence, or as a whole part of one between commas or dashes. */
const wholeSentence = [
  '(?:stop )*(?:stop|quit|enough of) (?:it|this|that|already)',
  '(?:please|kindly) (?:remove|end)',
  '(?:can|could|will|would) (?:you|u|yall) (?:please |just )*(?:stop|quit)(?: it| this| that)?',
  '(?:fuck|piss|buzz|bug|sod) off',
  'make (?:it|this|them|these) stop',
  'no more|no mas|basta|enough|go away|not interested|im not interested|we are not interested|were not interested|no longer interested',
  `(?:(?:you|u|ya|youve|this|thats|that|it|its|is|have|has|got|must|may|might|the|texted|texting|are|youre|reached|probably|definitely) )*(?:the |a )?wrong (?:number|person|guy|girl|phone|phone number|contact|party)`,
  'numero equivocado|se equivoco de numero|(?:tiene|tienes) el numero equivocado|persona equivocada|mauvais numero|faux numero|vous avez le mauvais numero',
  'cancelar|darme de baja|baja|desuscribir|desabonner|desabonnez moi|arretez|deja|dejame en paz|dejeme en paz',
  '(?:unsubscribe|remove) (?:please )?me',
  '(?:take|get) me off',
  'do not disturb',
].map((pattern) => new RegExp(`^${opening}(?:${pattern})${ending}$`));

/** Revocation words that mean the texts when they are a sentence of their own: "who is this? stop". */
const meantInSentence = new Set(['STOP', 'STOP ALL', 'STOPALL', 'UNSUBSCRIBE', 'OPT OUT', 'OPTOUT', 'ARRET']);

/** Returns true for a request to stop in free words, on which staff decide (P26): "please don't text me again". */
export function asksToStop(text: string): boolean {
  const written = withoutDeviceLine(text);
  const words = plainWords(written);
  if (anywhere.some((wording) => wording.test(words))) return true;
  const parts = written.split(/[.!?;:,\n()]+|\s[-–—]+\s/).map(plainWords);
  if (parts.some((part) => wholeSentence.some((wording) => wording.test(part)))) return true;
  return isRevocationSentence(written);
}

/**
 * Returns true when the first or last sentence is a revocation, also with a name: "Stop. I don't know you", "ok stop", "stop ok",
 * "STOP - Maria", "Stop, Maria", "Hi Kim, please stop".
 */
function isRevocationSentence(written: string): boolean {
  const sentences = written.split(/[.!?;\n]+|\s[-–—]+\s/).filter((part) => plainWords(part) !== '');
  return [sentences[0], sentences.at(-1)].some((sentence = '') => {
    const bare = sentence
      .replace(/^\s*(?:hi|hello|hey)\s+\p{Letter}+\s*,/iu, '')
      .replace(/^\s*(?:no|yes|just|i said)[\s,]+/i, '')
      .replace(/(?<!\p{Letter})(?:ok|okay)(?!\p{Letter})/giu, ' ');
    const revocation = readRevocation(bare) ?? readNamedRevocation(bare);
    return revocation !== undefined && meantInSentence.has(revocation.word);
  });
}
