import type { BusinessDate } from './business-date.ts'
import type { AreaId, CategoryId, DistrictId, ProductId, RegionId, StoreId } from './ids.ts'
import type { LanguageCode } from './language-code.ts'

export type Names = Readonly<Record<LanguageCode, string>>

export interface StoreEntry {
  readonly id: StoreId
  readonly names: Names
  readonly region: RegionId
  readonly district: DistrictId
  readonly timeZone: string
  readonly currency: string
  readonly dayCutoff: string
}

/** What a weighed article's stock and orders are in, where the source says so. */
export type WeightUnit = 'kg' | 'g' | 'jin' | 'lb' | 'oz'

export interface ProductEntry {
  readonly id: ProductId
  readonly names: Names
  readonly brand: string | null
  readonly gtin: string | null
  readonly category: CategoryId
  readonly subcategory: string | null
  /** Left out: it is counted in pieces, or nobody said in what it is weighed. */
  readonly weighedIn?: WeightUnit
  /** The number that is keyed into a scale or a till for loose goods; left out where there is none. */
  readonly plu?: string
}

/** The names that exist in one snapshot, and how far its data reach: the closed world of the grammar and of tool inputs. */
export interface Catalogue {
  readonly snapshot: string
  readonly chain: string
  readonly stores: readonly StoreEntry[]
  readonly regions: readonly { readonly id: RegionId; readonly names: Names; readonly area: AreaId | null }[]
  readonly districts: readonly { readonly id: DistrictId; readonly names: Names; readonly region: RegionId }[]
  readonly categories: readonly { readonly id: CategoryId; readonly names: Names }[]
  readonly products: readonly ProductEntry[]
  /** Offers by their id, as people call them. */
  readonly promotions: ReadonlyMap<string, Names>
  /** First and last business date with rows; null when there are none. */
  readonly dataFrom: BusinessDate | null
  readonly dataTo: BusinessDate | null
  /** Tables that hold rows; a metric that needs another is "not collected". */
  readonly filled: ReadonlySet<string>
}
