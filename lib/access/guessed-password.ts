/** Words that a password is guessed to be made of before anything else, folded: small letters, no accents. */
const words = `password passw0rd passwort passord losenord kodord hemlig hemligt secret pass parola salasana
  qwerty qwertyuiop qwertz azerty asdf asdfgh asdfghjkl zxcvbn zxcvbnm abc abcd abcdef abcabc
  letmein login loggain welcome valkommen hello hejsan hej hejhej goodday iloveyou jagalskardig alskling darling
  sommar sommaren vinter vintern hosten varen spring summer autumn winter january januari december monday mandag
  sverige sweden stockholm goteborg malmo norge norway danmark denmark suomi finland helsinki europa
  admin administrator root user guest test testing testtest default changeme temporary tillfallig
  monkey dragon master shadow sunshine princess prinsessa superman batman pokemon starwars football fotboll
  hockey liverpool arsenal chelsea baseball whatever trustno freedom flower blomma chocolate choklad mamma pappa
  radrum radrumdemo bank minbank netbank internetbank banken kund customer advisor radgivare`.split(/\s+/)

/** Along the keyboard, the alphabet and the digits. */
const rows = [
  'abcdefghijklmnopqrstuvwxyzabcdefgh',
  '0123456789012345678901234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertyuiopaasdfghjkloazxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'qazwsxedcrfvtgbyhnujmikolp',
  'zaq12wsxcde34rfvbgt56yhnmju78ik',
]
const runs = rows.flatMap((row) => [row, [...row].reverse().join('')])

/** With fewer it is a number, however it is decorated. */
const fewLetters = 5

/** Small letters without accents, each in one form: "LÖSENORD" is "losenord". */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/**
 * Is it one of the first that are guessed? One of the common words, once or several times, with whatever digits and signs
 * around it ("Password-2026!"); the same few characters over and over; a walk along the keyboard; hardly more than digits,
 * as in a personal number ("19850412-1234").
 */
export function isGuessedFirst(password: string): boolean {
  const plain = fold(password)
  const core = plain.replace(/[^\p{L}\p{N}]/gu, '')
  // mostly signs: they are the password
  if (core.length < plain.length / 2) return repeats(plain)
  const letters = core.replace(/\P{L}/gu, '').length
  if (letters < fewLetters && plain.length - core.length <= 1) return true
  const word = core.replace(/^\d+|\d+$/g, '')
  return repeats(core) || runs.some((run) => run.includes(core)) || words.some((one) => isMadeOf(word, one))
}

/** "hejhejhej" is made of "hej". */
function isMadeOf(text: string, word: string): boolean {
  return text !== '' && text === word.repeat(Math.floor(text.length / word.length))
}

/** At most four characters, over and over: "121212121212", "abcabcabcabca". */
function repeats(text: string): boolean {
  return [1, 2, 3, 4].some((size) => {
    const unit = text.slice(0, size)
    return text === unit.repeat(Math.ceil(text.length / size)).slice(0, text.length)
  })
}
