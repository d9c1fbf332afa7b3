import type { LabourRules } from './labour-rules.ts'

/**
 * Standard working hours (标准工时). An employee under the comprehensive system (综合计算工时, needs approval) brings the hours
 * that are left in the accounting period instead of 40 (`Employee.weekHours`).
 */
export const CHINA: LabourRules = {
  country: 'CN',
  dailyHours: 8,
  weeklyHours: 40,
  restDaysPerWeek: 1,
  overtime: { aDay: 1, aDaySpecial: 3, aMonth: 36 },
  overtimePay: { workday: 1.5, restDay: 2, holiday: 3 },
  restBetweenShifts: 11,
  pause: { afterHours: 6, hours: 1 },
  sources: {
    dailyHours: '国务院关于职工工作时间的规定 第三条；劳动法 第三十六条',
    weeklyHours: '国务院关于职工工作时间的规定 第三条（平均每周 40 小时）',
    restDaysPerWeek: '劳动法 第三十八条',
    overtime: '劳动法 第四十一条',
    overtimePay: '劳动法 第四十四条',
    restBetweenShifts: 'house rule, not law',
    pause: 'house rule, not law',
    yearly: '人社部发〔2025〕2号: 248 work days a year, 20.67 a month, pay basis 21.75',
  },
}
