import type { Role } from '../../core/role.ts'
import type { Store } from './places.ts'

export interface Person {
  readonly personId: string
  readonly name: string
  readonly role: Role
  readonly node: string
  readonly pin: string
}

const LEADERS: readonly (readonly [name: string, role: Role, node: string])[] = [
  ['林静', 'regional-manager', 'R1'],
  ['Grace Chan', 'regional-manager', 'R2'],
  ['周建国', 'area-manager', 'A1'],
  ['Admin', 'admin', 'A1'],
]
const MANAGERS = [
  '王芳',
  '李强',
  'Amy Zhao',
  '刘洋',
  '陈敏',
  '杨帆',
  'David Huang',
  '赵磊',
  '吴婷',
  '徐丽',
  'Helen Sun',
  '马超',
]
const CLERKS = ['张伟', '孙悦', '何俊', 'Lily Gao', '郭涛', '罗兰', '梁晨', 'Tom Xie', '宋佳', '唐宁', '韩雪', '冯立']

/** Demo PINs are fixed and no secret: 246 and the person's number in three digits (P011 has 246011). */
const pin = (number: number): string => String(246_000 + number)
const personId = (number: number): string => `P${String(number).padStart(3, '0')}`

/** P001-P004 lead the chain; store n has manager P0n1 and clerk P0n2 (S01: P011 and P012, S12: P121 and P122). */
export const people = (stores: readonly Store[]): Person[] => {
  const person = (number: number, name: string, role: Role, node: string): Person => ({
    personId: personId(number),
    name,
    role,
    node,
    pin: pin(number),
  })
  const named = (list: readonly string[], storeNo: number) =>
    list[storeNo - 1] ?? `${list[storeNo % list.length]} ${storeNo}`
  return [
    ...LEADERS.map(([name, role, node], index) => person(index + 1, name, role, node)),
    ...stores.flatMap(({ storeNo, storeId }) => [
      person(storeNo * 10 + 1, named(MANAGERS, storeNo), 'store-manager', storeId),
      person(storeNo * 10 + 2, named(CLERKS, storeNo), 'clerk', storeId),
    ]),
  ]
}
