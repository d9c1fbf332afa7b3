import { mixed } from './hash.ts'
import { people } from './people.ts'
import type { Store } from './places.ts'

export type Post = 'store-manager' | 'cashier' | 'clerk'

export interface Employee {
  readonly empId: string
  readonly storeNo: number
  readonly storeId: string
  readonly name: string
  readonly role: Post
  /** Yuan an hour, with contributions. */
  readonly hourlyCost: number
  readonly contractHours: number
  readonly system: 'standard' | 'comprehensive' | 'flexible'
}

const FAMILY = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'
const GIVEN =
  '秀英 桂芳 建华 志强 海燕 晓东 丽娟 春梅 国栋 雪琴 文杰 玉兰 永刚 小红 佳琪 子轩 雨欣 浩然 梦瑶 俊杰 思雨 嘉怡 宇航 欣妍 晨曦 静怡 天佑 若曦 一鸣 诗涵 明辉 慧敏 立新 凤霞 少华 婉清 振宇 素云 家豪 巧玲'.split(
    ' ',
  )
const nameOf = (storeNo: number, nth: number): string => {
  const n = mixed(storeNo, nth, 301)
  return `${FAMILY[n % FAMILY.length]}${GIVEN[(n >>> 8) % GIVEN.length]}`
}

/** Three for each staffed till: two a day, and one off. */
export const cashiersOf = ({ tills }: Pick<Store, 'tills'>): number => tills * 3
/** Three on the floor, of whom one is off; the first is the clerk who signs in. */
export const CLERKS_A_STORE = 3

/** E0100 manages store 1, E0101 to E0103 are its clerks, E0111 the first of its cashiers. */
export const employeeId = (storeNo: number, role: Post, nth: number): string => {
  const place = role === 'store-manager' ? 0 : role === 'clerk' ? 1 + nth : 11 + nth
  return `E${String(storeNo).padStart(2, '0')}${String(place).padStart(2, '0')}`
}

const ofStore = (store: Store): Employee[] => {
  const [manager = '', clerk = ''] = people([store])
    .filter(({ node }) => node === store.storeId)
    .map(({ name }) => name)
  const employee = (role: Post, nth: number, name: string): Employee => ({
    empId: employeeId(store.storeNo, role, nth),
    storeNo: store.storeNo,
    storeId: store.storeId,
    name,
    role,
    hourlyCost: role === 'store-manager' ? 48 : 24 + (mixed(store.storeNo, nth, 302) % 60) / 10,
    contractHours: 40,
    system: role === 'store-manager' ? 'flexible' : role === 'cashier' ? 'comprehensive' : 'standard',
  })
  return [
    employee('store-manager', 0, manager),
    ...Array.from({ length: CLERKS_A_STORE }, (_, n) =>
      employee('clerk', n, n === 0 ? clerk : nameOf(store.storeNo, n)),
    ),
    ...Array.from({ length: cashiersOf(store) }, (_, n) =>
      employee('cashier', n, nameOf(store.storeNo, CLERKS_A_STORE + n)),
    ),
  ]
}

/** Everybody who works in the stores. Managers and first clerks are those who sign in. */
export const employees = (stores: readonly Store[]): Employee[] => stores.flatMap(ofStore)
