/** What there is: a licence the law asks for, a language, a topic that not everybody knows about. */
export const skillKinds = ['licence', 'language', 'topic'] as const
export type SkillKind = (typeof skillKinds)[number]

/** `investments`, `sv`, `pensions`. Of a language: its code, as in a person's locale. */
export type SkillKey = string

/** The names stand in sentences, so they are written as there: "may advise on *investments*", "speaks *Swedish*". */
export type Skill = { key: SkillKey; kind: SkillKind; name: Record<'en' | 'sv', string> }

/** A skill that somebody has from when until when, epoch ms, half open; `to` null: until further notice. */
export type Held = { skill: SkillKey; from: number; to: number | null }

/** Somebody as this noun sees them. */
export type Skilled = { held: readonly Held[] }

/** What whoever helps must have, and what would be nice. A language is a wish until a customer says "only". */
export type Need = { must: readonly SkillKey[]; wish: readonly SkillKey[] }

/** The skill's name in the reader's language. */
export function skillName({ name }: Pick<Skill, 'name'>, locale: string): string {
  return locale === 'sv' ? name.sv : name.en
}
