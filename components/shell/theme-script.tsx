import { themeSource } from '@/components/shell/theme'

/** The inline script of the head that sets the theme before anything is painted. */
export function ThemeScript({ nonce }: { nonce?: string }) {
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {themeSource}
    </script>
  )
}
