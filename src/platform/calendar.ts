import Taro from '@tarojs/taro'

export interface Appointment {
  id: string
  title: string
  start: number
  end: number
  place: string
}

/** givenUp: the person changed his mind. */
export type CalendarAnswer = 'added' | 'refused' | 'failed' | 'givenUp'

const HOUR_S = 3600
const DAY_S = 24 * HOUR_S

/** WeChat's calendar takes one alarm: a day before, or, if that is past, two hours before. */
export async function addToCalendar({ title, start, end, place }: Appointment): Promise<CalendarAnswer> {
  const startTime = Math.floor(start / 1000)
  const isNear = startTime - Date.now() / 1000 < DAY_S
  try {
    await Taro.addPhoneCalendar({
      title,
      startTime,
      endTime: String(Math.floor(end / 1000)),
      location: place,
      alarm: true,
      alarmOffset: isNear ? 2 * HOUR_S : DAY_S,
    })
    return 'added'
  } catch (failure) {
    return answerOf(String((failure as { errMsg?: string }).errMsg))
  }
}

function answerOf(words: string): CalendarAnswer {
  if (/cancel/.test(words)) return 'givenUp'
  return /auth|permission|privacy/i.test(words) ? 'refused' : 'failed'
}
