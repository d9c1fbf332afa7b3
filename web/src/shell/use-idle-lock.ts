import { useEffect, useRef } from 'react'
import { get } from '../service/call.ts'

const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const
const CHECK_MS = 1000
/** While somebody works here without asking, the service is told so now and then, or it would lock first. */
const TELL_MS = 45_000

/** Locks a tablet that nobody touches, unless an answer is on its way. */
export const useIdleLock = (seconds: number, busy: boolean, lock: () => void) => {
  const state = useRef({ busy, lock })
  state.current = { busy, lock }
  useEffect(() => {
    if (seconds <= 0) return
    let touched = Date.now()
    let told = Date.now()
    const touch = () => {
      touched = Date.now()
      if (touched - told < TELL_MS) return
      told = touched
      get('/api/session').catch(() => undefined)
    }
    const timer = setInterval(() => {
      if (state.current.busy) touched = Date.now()
      else if (Date.now() - touched > seconds * 1000) state.current.lock()
    }, CHECK_MS)
    for (const sign of SIGNS) window.addEventListener(sign, touch, { passive: true })
    return () => {
      clearInterval(timer)
      for (const sign of SIGNS) window.removeEventListener(sign, touch)
    }
  }, [seconds])
}
