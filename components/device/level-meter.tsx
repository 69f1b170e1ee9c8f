'use client'

import type { LocalTrack } from 'livekit-client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'

/** Loud speech fills the bar. */
const loudest = 0.25

/** How loud the microphone hears one, as a bar that moves; to be read on demand, never announced. */
export function LevelMeter({ track }: { track: LocalTrack }) {
  const t = useTranslations('meeting.check')
  const bar = useRef<HTMLMeterElement>(null)
  useEffect(
    () =>
      watchLevel(track.mediaStreamTrack, (level) => {
        if (bar.current) bar.current.value = level
      }),
    [track],
  )
  return (
    <div className="flex flex-col gap-1">
      <meter ref={bar} min={0} max={1} value={0} aria-label={t('level')} className="level h-2 w-full" />
      <p className="text-small text-ink-2">{t('levelHint')}</p>
    </div>
  )
}

function watchLevel(source: MediaStreamTrack, tell: (level: number) => void): () => void {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 512
  context.createMediaStreamSource(new MediaStream([source])).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  let shown = 0
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples)
    const loudness = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
    shown = Math.max(Math.min(1, loudness / loudest), shown * 0.8) // falls slowly, so that it can be read
    tell(shown)
  }, 60)
  return () => {
    clearInterval(timer)
    void context.close()
  }
}
