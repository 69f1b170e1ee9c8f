import { expect, it } from 'vitest'
import { findAnswer } from './built-in'
import { helpTexts } from './help-text'

/** Every text, by three questions as people ask them. */
const asked: Record<string, [string, string, string]> = {
  pay: [
    'Hur betalar jag en räkning?',
    'Jag vill föra över pengar mellan mina egna konton',
    'Hur skickar jag pengar till någon?',
  ],
  'daily-limit': [
    'Hur höjer jag min gräns?',
    'Hur mycket kan jag betala på en dag?',
    'Det står att beloppet är för stort för i dag',
  ],
  'account-number': ['Varför godtas inte kontonumret?', 'Bankgironumret är ogiltigt', 'Vad är ett IBAN?'],
  payees: [
    'Hur sparar jag en mottagare?',
    'Var finns min lista över mottagare?',
    'Kan jag lägga till en ny mottagare?',
  ],
  confirm: [
    'Varför måste jag bekräfta med lösenord?',
    'Min bekräftelse har gått ut',
    'Hur godkänner jag en betalning?',
  ],
  'not-enough-money': [
    'Det är för lite pengar på kontot',
    'Pengarna räcker inte',
    'Hur mycket kredit är disponibelt?',
  ],
  'wrong-payment': [
    'Jag betalade till fel person',
    'Kan jag ångra en betalning?',
    'Jag har betalat dubbelt av misstag, kan jag få återbetalning?',
  ],
  transactions: [
    'Var hittar jag ett gammalt köp?',
    'Hur laddar jag ner mina transaktioner?',
    'Kan jag exportera ett kontoutdrag till Excel?',
  ],
  'unknown-transaction': [
    'Det finns en dragning jag inte känner igen',
    'Någon har använt mitt kort, en okänd transaktion',
    'Vad är det här för konstigt köp?',
  ],
  upcoming: [
    'Var finns mina stående överföringar?',
    'Vilka betalningar är planerade?',
    'Vilka kommande betalningar har jag?',
  ],
  accounts: ['Hur öppnar jag ett nytt konto?', 'Jag vill avsluta mitt konto', 'Kan jag säga upp ett konto?'],
  'card-block': ['Jag har tappat mitt kort', 'Min plånbok är stulen', 'Hur spärrar jag mitt kort?'],
  'card-unblock': [
    'Hur häver jag spärren på kortet?',
    'Jag har hittat kortet, kan jag häva spärren?',
    'Jag spärrade kortet av misstag, hur häver jag det?',
  ],
  'new-card': ['Hur beställer jag ett nytt kort?', 'Mitt kort har gått ut', 'Mitt kort är trasigt'],
  book: [
    'Hur bokar jag ett möte?',
    'Jag vill prata om bolån på kontoret',
    'Kan jag boka en tid om min pension?',
  ],
  'change-meeting': [
    'Hur avbokar jag mitt möte?',
    'Kan jag flytta min bokning till en annan tid?',
    'Jag har fått förhinder, kan vi skjuta upp mötet?',
  ],
  join: [
    'Hur ansluter jag till videomötet?',
    'Var finns väntrummet?',
    'Hur deltar jag i ett möte som börjar nu?',
  ],
  call: [
    'Hur ringer jag min rådgivare?',
    'Jag vill prata med en människa',
    'Är min rådgivare tillgänglig eller upptagen?',
  ],
  camera: ['Min kamera fungerar inte', 'Ingen hör mig', 'Hur väljer jag en annan mikrofon?'],
  'looking-along': [
    'Vad ser min rådgivare?',
    'Hur slutar jag dela min skärm?',
    'Är lösenordet dolt när jag delar skärmen?',
  ],
  messages: [
    'Hur skriver jag ett meddelande?',
    'När får jag svar på mitt meddelande?',
    'Var är mitt utkast?',
  ],
  files: [
    'Hur bifogar jag en fil?',
    'Kan jag skicka en bild på mitt lönebesked?',
    'Vilka dokument kan jag ladda upp?',
  ],
  history: [
    'Vem har läst min historik?',
    'Vilka personuppgifter vet banken om mig?',
    'Hur rättar jag något i min historik?',
  ],
  'not-for-advice': [
    'Kan jag dölja en post för min rådgivare?',
    'Hur raderar jag en post?',
    'Jag vill hålla något privat utanför rådgivningen',
  ],
  agreed: [
    'Vad kom vi överens om i mötet?',
    'Var ser jag mina nästa steg?',
    'Vad bestämde vi, finns det en sammanfattning?',
  ],
  'sign-in': ['Hur loggar jag in?', 'För många försök, jag kan inte logga in', 'Var loggar jag ut?'],
  'lost-password': [
    'Jag har glömt mitt lösenord',
    'Hur återställer jag lösenordet?',
    'Kan jag få ett nytt lösenord?',
  ],
  locked: [
    'Varför är min internetbank låst?',
    'Hur låser jag upp internetbanken?',
    'Varför låses sidan, är jag inaktiv?',
  ],
  security: [
    'Någon frågar efter mitt lösenord, är det bedrägeri?',
    'Är det här säkert?',
    'Jag tror att jag har blivit lurad av en främling',
  ],
  'reach-us': ['Vilka öppettider har ni?', 'Har ni öppet på helgen?', 'Vilken adress har mitt kontor?'],
  settings: ['Hur byter jag språk?', 'Finns det ett mörkt läge?', 'Var finns inställningarna?'],
}

it('there are questions for every text', () => {
  expect(Object.keys(asked)).toEqual(helpTexts.sv.map(({ id }) => id))
})

const every = Object.entries(asked).flatMap(([id, questions]) =>
  questions.map((words) => [words, id] as const),
)

it.each(every)('%s: %s', (words, id) => {
  const answer = findAnswer({ words, locale: 'sv', page: null, tried: [], openOnly: false })
  expect(answer.kind === 'passages' && answer.passages[0]?.textId, JSON.stringify(answer)).toBe(id)
})
