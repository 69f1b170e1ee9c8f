'use client'

import { SlidersHorizontal } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { chooseTheme, keepSetting, readTheme, type Theme, themes } from '@/components/shell/theme'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuChoice, MenuLine } from '@/components/ui/menu'
import { isLocale, localeCookie, localeNames, locales } from '@/lib/language/locale'

/** Language and light or dark, for whoever sits here, signed in or not. */
export function SettingsMenu() {
  const t = useTranslations('shell.settings')
  return (
    <Menu trigger={<IconButton icon={SlidersHorizontal} label={t('label')} />}>
      <LanguageChoice />
      <MenuLine />
      <ThemeChoice />
    </Menu>
  )
}

function LanguageChoice() {
  const t = useTranslations('shell.settings')
  const locale = useLocale()
  const router = useRouter()
  return (
    <MenuChoice
      label={t('language')}
      value={isLocale(locale) ? locale : 'en'}
      options={locales.map((value) => ({ value, label: localeNames[value], lang: value }))}
      onValueChange={(next) => {
        keepSetting(localeCookie, next)
        router.refresh()
      }}
    />
  )
}

function ThemeChoice() {
  const t = useTranslations('shell.settings')
  const [theme, setTheme] = useState<Theme>(() => readTheme(document.cookie)) // a menu opens in a browser only
  return (
    <MenuChoice
      label={t('theme')}
      value={theme}
      options={themes.map((value) => ({ value, label: t(value) }))}
      onValueChange={(next) => {
        setTheme(next)
        chooseTheme(next)
      }}
    />
  )
}
